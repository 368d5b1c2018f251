// SPDX-License-Identifier: MIT
// Small XML files from outside, read strictly: no DTD, no unknown element or attribute, no stray text.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string_view>

#include <facenotice/result.hpp>

namespace facenotice::strict_xml {

// Parses UTF-8 bytes. `doc` keeps declarations, processing instructions and DTDs as nodes so that they can be
// seen and refused. Fails with `code` and the byte offset.
Status parse(pugi::xml_document& doc, std::string_view xml, const char* code);

// The document's one element, which must be <name xmlns="ns">; comments and an XML declaration may stand
// around it. `error` says what is wrong otherwise.
Result<pugi::xml_node> root(const pugi::xml_document& doc, const char* name, const char* ns,
                            const char* code);

// Exactly the attributes named in `required`, any of those in `optional`, no other and none twice.
Status attributes(pugi::xml_node node, std::initializer_list<std::string_view> required,
                  std::initializer_list<std::string_view> optional, const char* code);

// Only elements and comments below `node`.
Status only_elements(pugi::xml_node node, const char* code);

}  // namespace facenotice::strict_xml
