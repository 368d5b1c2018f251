// SPDX-License-Identifier: MIT
// Reads time-words.xml once.
#include "schema/words/time_words.hpp"

#include <algorithm>
#include <map>

#include <pugixml.hpp>

#include "schema/base/data_files.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/words/number_words.hpp"

namespace facenotice {
namespace {

using Languages = std::map<std::string, TimeWords, std::less<>>;

TimeWords::Phrases phrases(const pugi::xml_node node, const char* name) {
  const std::u32string all = folded_for_numbers(node.attribute(name).value());
  TimeWords::Phrases parts;
  for (std::size_t from = 0; from < all.size();) {
    const std::size_t bar = std::min(all.find(U'|', from), all.size());
    parts.push_back(all.substr(from, bar - from));
    from = bar + 1;
  }
  return parts;
}

template <class Said>
void longer_first(std::vector<Said>& all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const Said& a, const Said& b) { return a.said.size() > b.said.size(); });
}

TimeWords read(const pugi::xml_node node) {
  TimeWords words;
  words.halves = phrases(node, "halves");
  words.joints = phrases(node, "joints");
  words.between = phrases(node, "between");
  words.no_numbers = phrases(node, "no-numbers");
  words.ordinal_before = phrases(node, "ordinal-before");
  words.ordinal_after = phrases(node, "ordinal-after");
  words.ordinal_marks = phrases(node, "ordinal-marks");
  words.spaced = node.attribute("spaced").as_bool(true);
  const TimeWords::Phrases ages = phrases(node, "ages");
  for (const pugi::xml_node unit : node.children("unit")) {
    TimeWords::Phrases not_after = phrases(unit, "not-after");
    not_after.insert(not_after.end(), ages.begin(), ages.end());
    for (const std::u32string& said : phrases(unit, "said"))
      words.units.push_back({said, unit.attribute("seconds").as_llong(), phrases(unit, "not-before"),
                             not_after, unit.attribute("halves-only").as_bool()});
  }
  for (const pugi::xml_node span : node.children()) {
    const bool point = std::string_view(span.name()) == "point";
    if (!point && std::string_view(span.name()) != "span") continue;
    for (const std::u32string& said : phrases(span, "said"))
      words.spans.push_back({said, span.attribute("seconds").as_llong(), point});
  }
  longer_first(words.units);
  longer_first(words.spans);
  return words;
}

Languages load() {
  const std::filesystem::path file = data_file("schema/words/time-words.xml");
  pugi::xml_document document;
  if (const pugi::xml_parse_result parsed = document.load_file(file.c_str()); !parsed)
    throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
  Languages languages;
  for (const pugi::xml_node node : document.child("time-words").children("language"))
    languages.emplace(node.attribute("code").value(), read(node));
  return languages;
}

}  // namespace

const TimeWords* TimeWords::of(std::string_view language) {
  static const Languages languages = load();
  const auto found = languages.find(language.substr(0, language.find('-')));
  return found == languages.end() ? nullptr : &found->second;
}

}  // namespace facenotice
