// SPDX-License-Identifier: MIT
// Well-formedness of XML 1.0 (fifth edition), without a DTD. What builds trees for us (pugixml) reads
// loosely; whoever checks a document reads strictly (libxml2): what only one of them takes is refused by
// this.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace facenotice {

struct XmlFault {
  std::size_t offset = 0;  // in bytes
  const char* what = "";   // English, a few words
};

// The first thing that makes the bytes no well-formed document in UTF-8; empty: they are one. A byte order
// mark may stand in front. A DOCTYPE is a fault, as is a declared encoding other than UTF-8. Names are not
// resolved to namespaces. Thread rule: any.
std::optional<XmlFault> find_xml_fault(std::string_view xml);

}  // namespace facenotice
