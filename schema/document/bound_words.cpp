// SPDX-License-Identifier: MIT
// Reads bound-words.xml once.
#include "schema/document/bound_words.hpp"

#include <pugixml.hpp>

#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

using Languages = std::map<std::string, BoundWords, std::less<>>;

Languages load() {
  const std::filesystem::path file = data_file("schema/document/bound-words.xml");
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_file(file.c_str()); !parsed)
    throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
  Languages languages;
  for (const pugi::xml_node node : document.child("bound-words").children("language")) {
    const auto text = [&](const char* name) { return std::string(node.attribute(name).value()); };
    BoundWords words{text("kept"), text("at-most"), text("list"), text("open"), text("close"), {}};
    for (const char* event : {"result", "session-end", "withdrawal", "service-end", "employment-end"})
      words.events.emplace(event, text(event));
    languages.emplace(text("code"), std::move(words));
  }
  return languages;
}

const Languages& installed() {
  static const Languages languages = load();
  return languages;
}

}  // namespace

std::vector<std::string> languages_with_bound_words() {
  std::vector<std::string> tags;
  for (const auto& [tag, words] : installed()) tags.push_back(tag);
  return tags;
}

const BoundWords* bound_words(std::string_view language) {
  const Languages& languages = installed();
  while (true) {
    if (const auto found = languages.find(language); found != languages.end()) return &found->second;
    const std::size_t shorter = language.rfind('-');
    if (shorter == std::string_view::npos) return nullptr;
    language = language.substr(0, shorter);
  }
}

}  // namespace facenotice
