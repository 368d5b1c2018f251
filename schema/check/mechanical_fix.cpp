// SPDX-License-Identifier: MIT
// Quick fixes as splices.
#include "schema/check/mechanical_fix.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

namespace facenotice {
namespace {

// What a person answers for with their name or their words.
bool is_a_persons(pugi::xml_node node) {
  for (; node; node = node.parent())
    for (const std::string_view name : {"text", "waivers", "attestations", "comments"})
      if (flow_element_name(node) == name) return true;
  return false;
}
bool holds_a_persons(pugi::xml_node node) {
  return is_a_persons(node) ||
         node.find_node([](pugi::xml_node inner) { return flow_element_name(inner) == "text"; });
}

// The element that a fix adds; it is written under the prefix of the rules.
std::optional<Markup> markup_of(const std::string& xml) {
  pugi::xml_document parsed;
  const std::string wrapped = std::string("<n:x xmlns:n=\"") + flow_namespace + "\">" + xml + "</n:x>";
  if (!parsed.load_string(wrapped.c_str())) return std::nullopt;
  return Markup::of(parsed.document_element().first_child());
}

// Whether the edit could be told to `splices`.
bool splice(const Document& document, const FactTree& tree, const TreeEdit& edit, Splices& splices) {
  const SourceOffset offset = tree.offset_of(edit.element);
  if (std::string_view(edit.element.name()).substr(0, 2) != "n:" || offset < 0) return false;
  const pugi::xml_node element = document.element_at(offset);
  if (edit.kind == TreeEdit::Kind::remove_element ? holds_a_persons(element) : is_a_persons(element))
    return false;
  switch (edit.kind) {
    case TreeEdit::Kind::set_attribute:
      splices.set_attribute(element, edit.name, edit.value);
      return true;
    case TreeEdit::Kind::remove_attribute:
      splices.remove_attribute(element, edit.name);
      return !element.attribute(edit.name.c_str()).empty();
    case TreeEdit::Kind::remove_element:
      splices.remove(element);
      return true;
    case TreeEdit::Kind::add_element:
      break;
  }
  const std::optional<Markup> added = markup_of(edit.value);
  if (!added || edit.value.find("<n:text") != std::string::npos) return false;
  switch (edit.position) {
    case TreeEdit::Position::before:
      splices.add_before(element, *added);
      break;
    case TreeEdit::Position::after:
      splices.add_after(element, *added);
      break;
    case TreeEdit::Position::first_child:
      splices.add_first(element, *added);
      break;
    case TreeEdit::Position::last_child:
      splices.add_last(element, {*added});
      break;
  }
  return true;
}

}  // namespace

std::optional<MechanicalFix> mechanical_fix(const Document& document, const FactTree& tree,
                                            const QuickFix& fix) {
  Splices splices(document);
  for (const TreeEdit& edit : fix.edits)
    if (!splice(document, tree, edit, splices)) return std::nullopt;
  MechanicalFix made{fix.title, splices.edits()};
  if (made.edits.empty()) return std::nullopt;
  std::stable_sort(made.edits.begin(), made.edits.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.offset < b.offset; });
  for (std::size_t i = 1; i < made.edits.size(); ++i)
    if (overlap(made.edits[i - 1], made.edits[i])) return std::nullopt;
  return made;
}

}  // namespace facenotice
