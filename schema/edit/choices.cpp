// SPDX-License-Identifier: MIT
// Edits of <choice>.
#include "schema/edit/choices.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/connections.hpp"
#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

std::vector<Markup> acts_markup(const std::vector<ActDraft>& acts) {
  std::vector<Markup> made;
  for (const ActDraft& act : acts) {
    const char* of = act.act == "choose-alternative" ? "alternative"
                     : act.act == "language"         ? "code"
                                                     : "purpose";
    made.push_back({act.act, {{of, act.of}}});
  }
  return made;
}

bool is_act(pugi::xml_node node) {
  const std::string_view name = flow_element_name(node);
  return !name.empty() && name != "label" && name != "when";
}

}  // namespace

Edit add_choice(const Document& document, const StepId& step, const ChoiceDraft& choice) {
  Editing editing(document);
  const pugi::xml_node on = editing.step(step);
  if (flow_element_name(on) == "end")
    throw UserError(msg("\"{}\" is an end: nothing is shown there.", step.text()));
  Markup markup{"choice",
                {{"id", choice.id}, {"to", choice.to.text()}, {"emphasis", choice.look}},
                {{"label", {}, editing.texts(choice.label)}}};
  for (Markup& act : acts_markup(choice.acts)) markup.children.push_back(std::move(act));
  editing.add_in_order(on, markup, {"title", "block", "field", "camera", "choice"});
  return editing.finish(msg("Add the choice \"{}\"", choice.id));
}

Edit move_choice(const Document& document, const ChoiceId& choice, std::size_t index) {
  Editing editing(document);
  editing.move_among(editing.choice(choice), index);
  return editing.finish(msg("Move the choice \"{}\"", choice.choice));
}

Edit set_choice_label(const Document& document, const ChoiceId& choice, const TextIn& label,
                      Translations translations) {
  Editing editing(document);
  const ElementPath path = ElementPath::of(editing::child(editing.choice(choice), "label"));
  Edit edit = set_text(document, path, label, translations);
  edit.title = msg("Change the label of \"{}\" ({})", choice.choice, label.language);
  return edit;
}

Edit set_choice_target(const Document& document, const ChoiceId& choice, const StepId& to) {
  return connect(document, choice, to);
}

Edit set_choice_acts(const Document& document, const ChoiceId& choice, const std::vector<ActDraft>& acts) {
  Editing editing(document);
  const pugi::xml_node node = editing.choice(choice);
  const std::vector<Markup> wanted = acts_markup(acts);
  for (auto act = wanted.begin(); act != wanted.end(); ++act)
    editing.splices().add_after(editing::child(node, "label"), *act);
  for (const pugi::xml_node old : node.children())
    if (is_act(old)) editing.splices().remove(old);
  return editing.finish(msg("Change what \"{}\" does", choice.choice));
}

Edit set_choice_look(const Document& document, const ChoiceId& choice, const std::string& look) {
  Editing editing(document);
  editing.change(editing.choice(choice), {{"emphasis", look == "normal" ? "" : look}});
  return editing.finish(msg("Change the look of \"{}\"", choice.choice));
}

Edit set_choice(const Document& document, const ChoiceId& choice, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.choice(choice), changes);
  return editing.finish(msg("Change the choice \"{}\"", choice.choice));
}

Edit remove_choice(const Document& document, const ChoiceId& choice) {
  Editing editing(document);
  editing.splices().remove(editing.choice(choice));
  return editing.finish(msg("Remove the choice \"{}\"", choice.choice));
}

}  // namespace facenotice
