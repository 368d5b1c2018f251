// SPDX-License-Identifier: MIT
// read_flow(): the root element, then the declarations, then the steps that refer to them.
#include "src/flow/flow_reading.hpp"

namespace facenotice {

std::string FlowIssue::in_words(std::string_view translated) const {
  std::string text;
  std::size_t next = 0;
  for (std::size_t i = 0; i < translated.size(); ++i) {
    if (translated.substr(i, 2) == "{}" && next < arguments.size()) {
      text += arguments[next++];
      ++i;
    } else {
      text += translated[i];
    }
  }
  return text;
}

namespace {

// "flow" of "f:flow".
std::string_view local(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0: all of it
}

// The attribute that says in which namespace such a name is.
std::string declaration_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
}

}  // namespace

std::string_view flow_element_name(pugi::xml_node node) {
  if (node.type() != pugi::node_element) return {};
  const std::string_view name = node.name();
  const std::string declaration = declaration_of(name);
  for (pugi::xml_node scope = node; scope; scope = scope.parent())
    if (const pugi::xml_attribute declared = scope.attribute(declaration.c_str()))
      return std::string_view(declared.value()) == flow_namespace ? local(name) : std::string_view();
  return {};
}

SourceOffset source_offset(pugi::xml_node node) {
  return reading::offset_of(node);
}

bool parse_duration(std::string_view iso8601, std::int64_t& milliseconds) {
  constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
  if (iso8601.size() < 3 || iso8601.front() != 'P') return false;
  iso8601.remove_prefix(1);
  std::int64_t total = 0;
  bool time_part = false;
  std::size_t order = 0;  // units must come in order: Y M W D T H M S
  while (!iso8601.empty()) {
    if (iso8601.front() == 'T') {
      if (time_part) return false;
      time_part = true;
      iso8601.remove_prefix(1);
      if (iso8601.empty()) return false;
      continue;
    }
    std::int64_t amount = 0;
    std::size_t digits = 0;
    while (digits < iso8601.size() && iso8601[digits] >= '0' && iso8601[digits] <= '9') {
      if (digits >= 6) return false;
      amount = amount * 10 + (iso8601[digits] - '0');
      ++digits;
    }
    if (digits == 0 || digits == iso8601.size()) return false;
    const std::string_view units = time_part ? "HMS" : "YMWD";
    const std::size_t at = units.find(iso8601[digits]);
    const std::size_t place = (time_part ? 5 : 1) + at;
    if (at == std::string_view::npos || place <= order) return false;
    order = place;
    constexpr std::int64_t date_units[] = {365 * day, 30 * day, 7 * day, day};
    constexpr std::int64_t time_units[] = {hour, minute, second};
    total += amount * (time_part ? time_units[at] : date_units[at]);  // at most 7 * 10^6 years: fits
    iso8601.remove_prefix(digits + 1);
  }
  milliseconds = total;
  return true;
}

FlowReading read_flow(pugi::xml_node root) {
  FlowReading reading;
  reading::Reader reader(reading);
  if (local(root.name()) != "flow") {
    reader.issue(root, "the document's root must be <flow xmlns=\"{}\">, not <{}>.",
                 {flow_namespace, root.name()});
    return reading;
  }
  if (flow_element_name(root).empty()) {
    reader.issue(root, "the root element is in the namespace \"{}\"; this version reads \"{}\".",
                 {root.attribute(declaration_of(root.name()).c_str()).value(), flow_namespace});
    return reading;
  }
  reading::read_declarations(reader, root);
  reading::read_steps(reader, root);
  return reading;
}

}  // namespace facenotice
