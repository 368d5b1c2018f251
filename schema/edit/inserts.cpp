// SPDX-License-Identifier: MIT
// Whole inserts as one edit each.
#include "schema/edit/inserts.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"
#include "schema/edit/insert_text.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/rights.hpp"

namespace facenotice {
namespace {

using editing::Editing;
using editing::InsertValues;

// Where a person who has gone away is dropped: as on the step before.
std::string timeout_of(const Editing& editing, const StepId& step, const StepId& otherwise) {
  const Flow& flow = editing.flow();
  const Exit* exit = flow.steps[flow.find_step(step.text())].exit(ExitKind::timeout);
  return exit != nullptr ? flow.steps[exit->target].id : otherwise.text();
}

// How consents are signed in this flow, where a law asks for that.
std::string signature_of(const Editing& editing) {
  std::string signature;
  editing::each_element(editing.group("steps"), [&](pugi::xml_node node) {
    if (const pugi::xml_attribute how = node.attribute("signature")) signature = how.value();  // of a choice
  });
  return signature;
}

// What withdraws the other consents withdraws this one too, and what is erased with them is erased with it.
void join_withdrawals(Editing& editing, const std::string& purpose) {
  for (const pugi::xml_node step : editing.group("steps").children()) {
    if (flow_element_name(step) == "erase")
      editing.splices().set_attribute(step, "purposes",
                                      editing::with(step.attribute("purposes").value(), purpose));
    if (step.attribute("kind").value() != std::string_view("withdraw")) continue;
    for (const pugi::xml_node choice : step.children())
      if (const pugi::xml_node act = editing::child(choice, "withdraw");
          act && !choice.find_child_by_attribute("purpose", purpose.c_str()))
        editing.splices().add_after(act, {"withdraw", {{"purpose", purpose}}});
  }
}

void require_free(const Flow& flow, const std::vector<Markup>& steps) {
  for (const Markup& step : steps)
    if (flow.find_step(step.attributes.front().value) != no_step)
      throw UserError(
          msg("Another step has the id \"{}\". Choose another one.", step.attributes.front().value));
}

void add_behind(Editing& editing, const StepId& step, const std::vector<Markup>& steps) {
  require_free(editing.flow(), steps);
  for (const Markup& markup : steps) editing.splices().add_after(editing.step(step), markup);
}

// The notice and the question, behind the step of the way, which leads to them.
Edit ask_on_the_way(const Document& declared, const PurposeId& purpose, const AlternativeId& alternative,
                    const std::vector<std::string>& items, const ChoiceId& way, const StepId& refused,
                    Message title) {
  Editing editing(declared);
  const std::string& id = purpose.text();
  const pugi::xml_node choice = editing.choice(way);
  const InsertValues values{{{"purpose", id},
                             {"alternative", alternative.text()},
                             {"controller", editing::controller_of(editing.flow())},
                             {"refused", refused.text()},
                             {"agreed", choice.attribute("to").value()},
                             {"signature", signature_of(editing)},
                             {"timeout", timeout_of(editing, way.step, refused)}},
                            items};
  add_behind(editing, way.step, editing::insert_text(editing.flow(), "purpose", values));
  editing.splices().set_attribute(choice, "to", id + "-notice");
  join_withdrawals(editing, id);
  return editing.finish(std::move(title));
}

}  // namespace

Edit insert_purpose(const Document& document, const PurposeRoute& route) {
  const std::string& id = route.purpose.id.text();
  Document declared = add_purpose(document, route.purpose).document;
  for (const DataId& item : route.data) {
    const Editing with(declared);
    const std::string purposes = editing::with(with.item(item).attribute("purposes").value(), id);
    declared = set_data_item(declared, item, {{"purposes", purposes}}).document;
  }
  std::vector<std::string> items;
  for (const DataId& item : route.data) items.push_back(item.text());
  return ask_on_the_way(declared, route.purpose.id, route.purpose.alternative, items, route.way,
                        route.refused, msg("Insert the purpose \"{}\" with notice, consent and refusal", id));
}

Edit insert_question(const Document& document, const QuestionRoute& route) {
  const Flow& flow = document.flow();
  const Purpose& purpose = editing::declared_purpose(flow, route.purpose);
  if (purpose.alternative.empty())
    throw UserError(msg("The purpose \"{}\" has no alternative. Give it one first.", route.purpose.text()));
  return ask_on_the_way(
      document, route.purpose, AlternativeId(purpose.alternative), editing::items_for(flow, purpose),
      route.way, route.refused,
      msg("Ask for \"{}\" behind \"{}\", with notice and refusal", route.purpose.text(), route.way.choice));
}

Edit insert_right(const Document& document, const std::string& kind) {
  const std::string contacts = "{party." + editing::controller_of(document.flow()) + ".contacts}";
  Texts channel;
  for (const std::string& language : document.flow().languages) channel.push_back({language, contacts});
  return {msg("Add the right \"{}\", by the declared contacts", kind),
          add_right(document, kind, channel).document};
}

Edit insert_withdrawal(const Document& document, const WithdrawalRoute& route) {
  Editing editing(document);
  editing.item(route.code);
  InsertValues values{{{"id", route.id.text()},
                       {"back", route.back.text()},
                       {"code", route.code.text()},
                       {"controller", editing::controller_of(editing.flow())}}};
  std::string purposes;
  for (const Purpose& purpose : editing.flow().purposes) {
    if (purpose.legal_basis != "consent") continue;
    values.purposes.push_back(purpose.id);
    purposes = editing::with(purposes, purpose.id);
  }
  if (purposes.empty())
    throw UserError(msg("No purpose of the flow rests on consent: there is none to withdraw."));
  values.words["purposes"] = purposes;
  add_behind(editing, route.from, editing::insert_text(editing.flow(), "withdrawal", values));
  for (const Markup& choice : editing::insert_text(editing.flow(), "withdrawal-choice", values))
    editing.add_in_order(editing.step(route.from), choice, {"title", "block", "field", "camera", "choice"});
  return editing.finish(msg("Insert a way to withdraw"));
}

Edit insert_guardian(const Document& document, const GuardianRoute& route) {
  Editing editing(document);
  const std::string alternative = editing.purpose(route.purpose).attribute("alternative").value();
  const pugi::xml_node way = editing.choice(route.way);
  const InsertValues values{{{"id", route.id.text()},
                             {"purpose", route.purpose.text()},
                             {"alternative", alternative},
                             {"agreed", route.agreed.text()},
                             {"refused", route.refused.text()},
                             {"signature", signature_of(editing)},
                             {"timeout", timeout_of(editing, route.way.step, route.refused)}}};
  if (alternative.empty())
    throw UserError(msg("The purpose \"{}\" has no alternative. Give it one first.", route.purpose.text()));
  add_behind(editing, route.way.step, editing::insert_text(editing.flow(), "guardian", values));
  editing.splices().set_attribute(way, "to", route.id.text());
  return editing.finish(msg("Insert a guardian's decision on \"{}\"", route.purpose.text()));
}

Edit insert_language_picker(const Document& document, const StepId& screen) {
  Editing editing(document);
  const pugi::xml_node on = editing.step(screen);
  if (flow_element_name(on) != "screen") throw UserError(msg("\"{}\" is no screen.", screen.text()));
  const Step& step = editing.flow().steps[editing.flow().find_step(screen.text())];
  std::vector<Markup> choices;
  for (const std::string& language : editing.flow().languages) {
    const bool there = std::any_of(step.choices.begin(), step.choices.end(), [&](const Choice& choice) {
      return std::any_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
        return act.kind == ActKind::language && act.value == language;
      });
    });
    if (there) continue;
    Texts label;  // a language is named in itself, whoever reads it
    for (const std::string& shown_in : editing.flow().languages)
      label.push_back({shown_in, name_in_itself(language)});
    choices.push_back({"choice",
                       {{"id", "language-" + language}, {"to", screen.text()}, {"emphasis", "link"}},
                       {{"label", {}, editing.texts(label)}, {"language", {{"code", language}}}}});
  }
  if (editing.flow().languages.size() < 2)
    throw UserError(msg("The flow has one language. Add another one first."));
  for (const Markup& choice : choices)
    editing.add_in_order(on, choice, {"title", "block", "field", "camera", "choice"});
  return editing.finish(msg("Let people choose the language on \"{}\"", screen.text()));
}

}  // namespace facenotice
