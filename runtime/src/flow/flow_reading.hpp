// SPDX-License-Identifier: MIT
// What the parts of the flow reader share: attribute access that reports instead of guessing.
#pragma once

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <facenotice/flow_reader.hpp>
#include <facenotice/time.hpp>
#include <facenotice/translation.hpp>

namespace facenotice::reading {

template <class Value>
struct Word {
  std::string_view word;
  Value value;
};

inline SourceOffset offset_of(pugi::xml_node node) {
  const SourceOffset after_bracket = node.offset_debug();
  return after_bracket > 0 ? after_bracket - 1 : after_bracket;
}

class Reader {
 public:
  explicit Reader(FlowReading& reading) : reading_(reading) {}

  Flow& flow() { return reading_.flow; }

  // `format` has {} where the arguments go.
  void issue(pugi::xml_node node, const char* format, std::vector<std::string> arguments) {
    issue_at(offset_of(node), format, std::move(arguments));
  }
  void issue_at(SourceOffset offset, const char* format, std::vector<std::string> arguments) {
    if (reading_.issues.size() < max_issues)
      reading_.issues.push_back({offset, format, std::move(arguments)});
  }

  static std::string describe(pugi::xml_node node) {
    std::string text = "<" + std::string(node.name());
    if (const pugi::xml_attribute id = node.attribute("id"))
      text += std::string(" id=\"") + id.value() + "\"";
    return text + ">";
  }

  // All children in the flow namespace with that name, by whatever prefix.
  template <class Visit>
  static void each(pugi::xml_node parent, std::string_view name, Visit visit) {
    for (const pugi::xml_node child : parent.children())
      if (flow_element_name(child) == name) visit(child);
  }
  static pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node node : parent.children())
      if (flow_element_name(node) == name) return node;
    return {};
  }

  std::string required(pugi::xml_node node, const char* attribute) {
    std::string value = node.attribute(attribute).value();
    if (value.empty()) issue(node, "{} needs the attribute {}.", {describe(node), attribute});
    return value;
  }
  static std::string optional(pugi::xml_node node, const char* attribute, const char* otherwise = "") {
    return node.attribute(attribute).as_string(otherwise);
  }
  bool boolean(pugi::xml_node node, const char* attribute, bool otherwise) {
    const std::string_view value = node.attribute(attribute).value();
    if (value.empty()) return otherwise;
    if (value == "true" || value == "1") return true;
    if (value != "false" && value != "0")
      issue(node, "{}: {} must be true or false, not \"{}\".",
            {describe(node), attribute, std::string(value)});
    return false;
  }
  double number(pugi::xml_node node, const char* attribute, double least, double most) {
    const std::string text = required(node, attribute);
    if (text.empty()) return least;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (*end != '\0' || !(value >= least && value <= most)) {
      issue(node, "{}: {} must be a number from {} to {}, not \"{}\".",
            {describe(node), attribute, trim(least), trim(most), text});
      return least;
    }
    return value;
  }
  std::uint32_t duration_ms(pugi::xml_node node, const char* attribute) {
    const std::string text = required(node, attribute);
    std::int64_t milliseconds = 0;
    if (text.empty()) return 0;
    if (!parse_duration(text, milliseconds) || milliseconds <= 0 || milliseconds > day_ms) {
      issue(node, "{}: {} must be an ISO 8601 duration of at most one day such as PT30S, not \"{}\".",
            {describe(node), attribute, text});
      return 0;
    }
    return static_cast<std::uint32_t>(milliseconds);
  }
  template <class Value, std::size_t count>
  Value word(pugi::xml_node node, const char* attribute, const std::array<Word<Value>, count>& words) {
    const std::string text = required(node, attribute);
    for (const Word<Value>& candidate : words)
      if (candidate.word == text) return candidate.value;
    if (!text.empty()) {
      std::string known;
      for (const Word<Value>& candidate : words)
        known += (known.empty() ? "" : ", ") + std::string(candidate.word);
      issue(node, "{}: {}=\"{}\" is not one of {}.", {describe(node), attribute, text, known});
    }
    return words[0].value;
  }
  static std::vector<std::string> list(pugi::xml_node node, const char* attribute) {
    std::vector<std::string> words;
    std::string_view rest = node.attribute(attribute).value();
    while (!rest.empty()) {
      const std::size_t start = rest.find_first_not_of(" \t\r\n");
      if (start == std::string_view::npos) break;
      rest.remove_prefix(start);
      const std::size_t stop = rest.find_first_of(" \t\r\n");
      words.emplace_back(rest.substr(0, stop));
      rest.remove_prefix(stop == std::string_view::npos ? rest.size() : stop);
    }
    return words;
  }
  PurposeIndex purpose(pugi::xml_node node, const char* attribute) {
    const std::string id = required(node, attribute);
    if (id.empty()) return no_purpose;
    return purpose_named(node, attribute, id);
  }
  PurposeIndex purpose_named(pugi::xml_node node, const char* attribute, const std::string& id) {
    const PurposeIndex index = flow().find_purpose(id);
    if (index == no_purpose)
      issue(node, "{}: {}=\"{}\" names no purpose of this flow; declare it under <purposes>.",
            {describe(node), attribute, id});
    return index;
  }
  std::vector<PurposeIndex> purposes(pugi::xml_node node, const char* attribute) {
    std::vector<PurposeIndex> indices;
    for (const std::string& id : list(node, attribute)) {
      const PurposeIndex index = purpose_named(node, attribute, id);
      bool known = index == no_purpose;
      for (const PurposeIndex other : indices) known = known || other == index;
      if (!known) indices.push_back(index);
    }
    return indices;
  }

  // The <text lang="…"> children of `node`.
  LocalizedText texts(pugi::xml_node node) {
    LocalizedText result;
    each(node, "text", [&](pugi::xml_node text) {
      const std::string language = required(text, "lang");
      if (result.has(language))
        issue(text, "{} has two texts for the language {}.", {describe(node), language});
      const bool draft = optional(text, "state") == "draft", outdated = !draft && is_outdated(text);
      result.add({language, text.text().get(), !draft && !outdated, offset_of(text), outdated});
    });
    return result;
  }
  LocalizedText texts_of(pugi::xml_node parent, std::string_view name) { return texts(child(parent, name)); }

 private:
  static constexpr std::size_t max_issues = 100;

  static std::string trim(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
  }

  FlowReading& reading_;
};

void read_declarations(Reader& reader, pugi::xml_node root);
void read_steps(Reader& reader, pugi::xml_node root);
// Of the flow whose steps were read.
void check_notices(Reader& reader);
Block read_block(Reader& reader, pugi::xml_node node);

}  // namespace facenotice::reading
