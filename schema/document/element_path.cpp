// SPDX-License-Identifier: MIT
// Paths to elements and back.
#include "schema/document/element_path.hpp"

#include <algorithm>
#include <array>

#include <facenotice/flow_reader.hpp>

namespace facenotice {
namespace {

// What tells apart siblings of one name, the first that an element has.
constexpr std::array<const char*, 8> naming = {"id", "lang", "on", "code", "data", "measure", "kind", "item"};

struct PathStep {
  std::string_view name;
  std::string key;
  std::string_view value;
  std::size_t number = 1;  // among those siblings that are equal so far
};

bool fits(pugi::xml_node node, const PathStep& step) {
  // The name last: whose namespace a prefix stands for is looked up.
  return (step.key.empty() || node.attribute(step.key.c_str()).value() == step.value) &&
         flow_element_name(node) == step.name;
}

PathStep read_path_step(std::string_view part) {
  PathStep step;
  const std::size_t bracket = part.find('[');
  step.name = part.substr(0, bracket);
  while (!part.empty()) {
    const std::size_t open = part.find('[');
    if (open == std::string_view::npos) break;
    const std::size_t close = std::min(part.find(']', open), part.size());
    const std::string_view inside = part.substr(open + 1, close - open - 1);
    if (inside.substr(0, 1) == "@") {
      const std::size_t equals = std::min(inside.find('='), inside.size());
      step.key = inside.substr(1, equals - 1);
      if (inside.size() >= equals + 3) step.value = inside.substr(equals + 2, inside.size() - equals - 3);
    } else {
      step.number = 0;
      for (const char c : inside)
        if (c >= '0' && c <= '9' && step.number < 100000)
          step.number = step.number * 10 + static_cast<std::size_t>(c - '0');
    }
    part.remove_prefix(std::min(close + 1, part.size()));
  }
  return step;
}

// Cuts the first step off; a / inside of quotes is text.
std::string_view next_part(std::string_view& path) {
  bool quoted = false;
  std::size_t at = 0;
  while (at < path.size() && (quoted || path[at] != '/')) quoted = (path[at++] == '\'') != quoted;
  const std::string_view part = path.substr(0, at);
  path.remove_prefix(std::min(at + 1, path.size()));
  return part;
}

std::string written_step(pugi::xml_node node) {
  PathStep step{flow_element_name(node), {}, {}, 1};
  for (const char* name : naming)
    if (step.key.empty() && node.attribute(name) &&
        std::string_view(node.attribute(name).value()).find('\'') == std::string_view::npos)
      step = {step.name, name, node.attribute(name).value(), 1};
  for (pugi::xml_node before = node.previous_sibling(); before; before = before.previous_sibling())
    if (fits(before, step)) ++step.number;
  std::string text(step.name);
  if (!step.key.empty()) text += "[@" + step.key + "='" + std::string(step.value) + "']";
  bool several = step.number > 1;
  for (pugi::xml_node after = node.next_sibling(); after && !several; after = after.next_sibling())
    several = fits(after, step);
  if (several) text += "[" + std::to_string(step.number) + "]";
  return text;
}

}  // namespace

ElementPath ElementPath::of(pugi::xml_node element) {
  ElementPath path;
  for (; element && element.parent().type() == pugi::node_element; element = element.parent())
    path.text_ = written_step(element) + (path.text_.empty() ? "" : "/") + path.text_;
  return path;
}

ElementPath ElementPath::child(pugi::xml_node inner) const {
  return ElementPath(text_ + (text_.empty() ? "" : "/") + written_step(inner));
}

pugi::xml_node ElementPath::in(const Document& document) const {
  pugi::xml_node node = document.root();
  for (std::string_view rest = text_; node && !rest.empty();) {
    const PathStep step = read_path_step(next_part(rest));
    std::size_t number = 0;
    pugi::xml_node found;
    for (const pugi::xml_node child : node.children())
      if (!found && fits(child, step) && ++number == step.number) found = child;
    node = found;
  }
  return node;
}

ElementPath ElementPath::renamed(std::string_view group, std::string_view from, std::string_view to) const {
  const std::string before = "[@id='" + std::string(from) + "']", after = "[@id='" + std::string(to) + "']";
  std::string_view rest = text_;
  if (next_part(rest) != group) return *this;
  const std::string_view part = next_part(rest);
  if (part.size() < before.size() || part.substr(part.size() - before.size()) != before) return *this;
  const auto end = static_cast<std::size_t>(part.data() + part.size() - text_.data());
  return ElementPath(text_.substr(0, end - before.size()) + after + text_.substr(end));
}

}  // namespace facenotice
