// SPDX-License-Identifier: MIT
#include "schema/edit/why_not.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// The step or sign that a node stands in; none of them: nothing.
pugi::xml_node carrier_of(pugi::xml_node node) {
  for (; node; node = node.parent()) {
    const std::string_view group = flow_element_name(node.parent());
    if (group == "steps" || group == "signs") return node;
  }
  return {};
}

}  // namespace

Message why_not(const Document& before, const Document& after) {
  const Problem& first = after.problems().front();
  const std::vector<PlaceholderProblem> unresolved = check_placeholders(after.flow());
  const auto gone =
      std::find_if(unresolved.begin(), unresolved.end(), [&](const PlaceholderProblem& problem) {
        const Place place = after.place(problem.offset);
        return place.line == first.place.line && place.column == first.place.column;
      });
  const pugi::xml_node text = gone == unresolved.end() ? pugi::xml_node() : after.element_at(gone->offset);
  if (!text) return msg("This cannot be done: {}", first.message);
  LocalizedText said;
  for (const pugi::xml_node one : text.parent().children())
    if (flow_element_name(one) == "text") said.add({one.attribute("lang").value(), one.text().get()});
  try {
    for (const LocalizedText::Entry& entry : said.entries())
      fill_placeholders(before.flow(), entry.text, entry.language);
  } catch (const UserError&) {  // the edit brings the text: nobody has read it yet
    return msg("This cannot be done: {}", first.message);
  }
  const pugi::xml_node carrier = carrier_of(text);
  const std::string where = carrier.attribute("id").value();
  return Message([=](const Words& words) {
    const ShownNames names(before.flow(), words);
    return where.empty()
               ? words.trf(
                     "This cannot be done: the text “{}” says something that would be gone. Change that text "
                     "first.",
                     names.text(said))
               : words.trf(
                     "This cannot be done: the text “{}” on {} says something that would be gone. Change "
                     "that "
                     "text first.",
                     names.text(said), names.in("\"" + where + "\""));
  });
}

}  // namespace facenotice
