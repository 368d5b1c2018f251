// SPDX-License-Identifier: MIT
// Paths, places and steps into one another.
#include "designer/workbench/navigation.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "designer/workbench/outline.hpp"

namespace facenotice {

namespace {

ElementPath path_in(const Document& document, std::string_view group_name, std::string_view id) {
  for (const pugi::xml_node group : document.root().children())
    if (flow_element_name(group) == group_name)
      for (const pugi::xml_node member : group.children())
        if (member.attribute("id").value() == id) return ElementPath::of(member);
  return {};
}

std::string member_of(const Document& document, const ElementPath& element, std::string_view group_name) {
  for (pugi::xml_node node = element.in(document); node; node = node.parent())
    if (flow_element_name(node.parent()) == group_name) return node.attribute("id").value();
  return {};
}

}  // namespace

ElementPath path_of_step(const Document& document, std::string_view id) {
  return path_in(document, "steps", id);
}

ElementPath path_of_sign(const Document& document, std::string_view id) {
  return path_in(document, "signs", id);
}

ElementPath path_of_view(const Document& document, const Selection::View& view) {
  return view.sign.empty() ? path_of_step(document, view.step) : path_of_sign(document, view.sign);
}

ElementPath path_of_selection(const Document& document, const Selection& selection) {
  return selection.element().text().empty() ? path_of_view(document, selection.view()) : selection.element();
}

std::string step_of(const Document& document, const ElementPath& element) {
  return member_of(document, element, "steps");
}

std::string sign_of(const Document& document, const ElementPath& element) {
  return member_of(document, element, "signs");
}

std::string choice_of(const Document& document, const ElementPath& element) {
  for (pugi::xml_node node = element.in(document); node; node = node.parent())
    if (flow_element_name(node) == "choice") return node.attribute("id").value();
  return {};
}

void go_to(Selection& selection, const Document& document, const ElementPath& element) {
  if (const std::string step = step_of(document, element); !step.empty()) selection.set_step(step);
  if (const std::string sign = sign_of(document, element); !sign.empty()) selection.set_sign(sign);
  if (const std::string display = member_of(document, element, "device"); !display.empty()) {
    Selection::View view = selection.view();
    view.display = display;
    selection.set_view(std::move(view));
  }
  selection.set_element(element);
}

void go_to_step(Selection& selection, const Document& document, std::string_view id) {
  selection.set_step(std::string(id));
  selection.set_element(path_of_step(document, id));
}

void read_in_own_language(Selection& selection, const Flow& flow, const Words& words) {
  Selection::View view = selection.view();
  if (!view.language.empty()) return;
  const auto own = std::find_if(
      flow.languages.begin(), flow.languages.end(),
      [&](const std::string& language) { return language.substr(0, 2) == words.language().substr(0, 2); });
  if (own == flow.languages.end()) return;
  view.language = *own;
  selection.set_view(std::move(view));
}

ElementPath element_at(const Document& document, Place place) {
  // Inside of the start tag, whose first byte belongs to what is around it.
  const std::size_t offset = std::min(offset_of(document.bytes(), place) + 1, document.bytes().size());
  return ElementPath::of(document.element_at(static_cast<SourceOffset>(offset)));
}

ElementPath first_difference(const Document& older, const Document& newer) {
  const std::string &before = older.bytes(), &after = newer.bytes();
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t at = 0;
  while (at < shorter && before[at] == after[at]) ++at;
  return ElementPath::of(newer.element_at(static_cast<SourceOffset>(at)));
}

}  // namespace facenotice
