// SPDX-License-Identifier: MIT
// Strict reading of small XML files.
#include "src/base/strict_xml.hpp"

#include <algorithm>
#include <string>

#include <facenotice/well_formed.hpp>

namespace facenotice::strict_xml {
namespace {

std::string at(pugi::xml_node node) {
  return " (element <" + std::string(node.name()) + "> at byte " + std::to_string(node.offset_debug()) + ")";
}

bool contains(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Status parse(pugi::xml_document& doc, std::string_view xml, const char* code) {
  if (const std::optional<XmlFault> fault = find_xml_fault(xml))
    return Error{code, "The file is not well-formed XML: " + std::string(fault->what) + " at byte " +
                           std::to_string(fault->offset) + "."};
  constexpr unsigned flags =
      pugi::parse_default | pugi::parse_declaration | pugi::parse_doctype | pugi::parse_pi;
  const pugi::xml_parse_result parsed = doc.load_buffer(xml.data(), xml.size(), flags, pugi::encoding_utf8);
  if (!parsed)
    return Error{code, "The file is not well-formed XML: " + std::string(parsed.description()) + " at byte " +
                           std::to_string(parsed.offset) + "."};
  return {};
}

Result<pugi::xml_node> root(const pugi::xml_document& doc, const char* name, const char* ns,
                            const char* code) {
  pugi::xml_node found;
  for (pugi::xml_node child : doc.children()) {
    if (child.type() == pugi::node_declaration || child.type() == pugi::node_comment) continue;
    if (child.type() != pugi::node_element || found)
      return Error{code, "Only one element may stand at the top of the file, and no DTD."};
    found = child;
  }
  if (std::string_view(found.name()) != name || std::string_view(found.attribute("xmlns").value()) != ns)
    return Error{code, "The file's element must be <" + std::string(name) + " xmlns=\"" + ns + "\">."};
  return found;
}

Status attributes(pugi::xml_node node, std::initializer_list<std::string_view> required,
                  std::initializer_list<std::string_view> optional, const char* code) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (!contains(required, name) && !contains(optional, name))
      return Error{code, "Unknown attribute \"" + std::string(name) + "\"" + at(node) + "."};
  }
  for (std::string_view name : required)
    if (!node.attribute(std::string(name).c_str()))
      return Error{code, "Attribute \"" + std::string(name) + "\" is missing" + at(node) + "."};
  return {};
}

Status only_elements(pugi::xml_node node, const char* code) {
  for (pugi::xml_node child : node.children())
    if (child.type() != pugi::node_element && child.type() != pugi::node_comment)
      return Error{code, "Text is not allowed here" + at(node) + "."};
  return {};
}

}  // namespace facenotice::strict_xml
