// SPDX-License-Identifier: MIT
// Looks names up from the narrowest to the widest.
#include "schema/document/format_words.hpp"

#include <pugixml.hpp>

#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/language_name.hpp"

namespace facenotice {

FormatWords FormatWords::load(const Words& words) {
  const std::filesystem::path file = data_file("schema/document/format-words.xml");
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_file(file.c_str()); !parsed)
    throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
  FormatWords loaded;
  loaded.language_ = words.language();
  for (const pugi::xml_node node : document.child("format-words").children()) {
    const std::string_view kind = node.name();
    Names& names = kind == "element"     ? loaded.elements_
                   : kind == "attribute" ? loaded.attributes_
                                         : loaded.values_;
    names.emplace(node.attribute("name").value(), node.attribute(words.chinese() ? "zh-CN" : "en").value());
  }
  return loaded;
}

const std::string* FormatWords::find(const Names& names, std::string_view element, std::string_view attribute,
                                     std::string_view value) {
  const std::string narrow = std::string(attribute) + "/" + std::string(value);
  for (const std::string& name : {std::string(element) + "/" + narrow, narrow, std::string(value)})
    if (const auto found = names.find(name); found != names.end()) return &found->second;
  return nullptr;
}

std::string FormatWords::element(std::string_view element) const {
  const auto found = elements_.find(element);
  return found == elements_.end() ? std::string(element) : found->second;
}

std::string FormatWords::attribute(std::string_view element, std::string_view attribute) const {
  const std::string* found = find(attributes_, {}, element, attribute);
  return found == nullptr ? std::string(attribute) : *found;
}

std::string FormatWords::value(std::string_view element, std::string_view attribute,
                               std::string_view value) const {
  const std::string* found = find(values_, element, attribute, value);
  if (found != nullptr) return *found;
  return element == "language" && attribute == "code" ? language_name(value, language_) : std::string(value);
}

bool FormatWords::knows_element(std::string_view element) const {
  return elements_.find(element) != elements_.end();
}

bool FormatWords::knows_attribute(std::string_view element, std::string_view attribute) const {
  return find(attributes_, {}, element, attribute) != nullptr;
}

bool FormatWords::knows_value(std::string_view element, std::string_view attribute,
                              std::string_view value) const {
  return find(values_, element, attribute, value) != nullptr;
}

}  // namespace facenotice
