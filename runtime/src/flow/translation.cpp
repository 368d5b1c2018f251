// SPDX-License-Identifier: MIT
// The mark of what a translation was made from.
#include <facenotice/translation.hpp>

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>

namespace facenotice {
namespace {

constexpr std::size_t digits = 16;

// {{ is a brace that people see; a lone one opens a placeholder.
std::string wording(std::string_view words) {
  std::string said;
  bool inside = false, gap = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      gap = !said.empty();
      continue;
    }
    const bool is_seen = !inside && words.substr(at, 2) == "{{";
    if (c == '}') inside = false;
    if (inside) continue;
    if (gap) said += ' ';
    gap = false;
    said += c;
    if (is_seen) said += words[++at];
    inside = c == '{' && !is_seen;
  }
  return said;
}

}  // namespace

std::string translation_source(std::string_view language, std::string_view words) {
  return std::string(language) + ":" + sha256_hex(wording(words)).substr(0, digits);
}

bool is_outdated(pugi::xml_node text) {
  const std::string_view mark = text.attribute("source").value();
  const std::string_view language = mark.substr(0, mark.find(':'));
  if (language.empty()) return false;
  for (const pugi::xml_node other : text.parent().children())
    if (flow_element_name(other) == "text" && language == other.attribute("lang").value())
      return mark != translation_source(language, other.text().get());
  return false;
}

}  // namespace facenotice
