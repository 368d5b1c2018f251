// SPDX-License-Identifier: MIT
// Edits of targets.
#include "schema/edit/connections.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node child_on(pugi::xml_node parent, std::string_view name, const std::string& on) {
  for (const pugi::xml_node node : parent.children())
    if (flow_element_name(node) == name && on == node.attribute("on").value()) return node;
  return {};
}

// The element of the way; null when there is no such exit or entry.
struct Find {
  const Editing& editing;
  pugi::xml_node operator()(const ChoiceId& choice) const { return editing.choice(choice); }
  pugi::xml_node operator()(const ExitOf& exit) const {
    return child_on(editing.step(exit.step), "exit", exit.on);
  }
  pugi::xml_node operator()(const EntryOn& entry) const {
    return child_on(editing.group("entries"), "entry", entry.on);
  }
};

}  // namespace

Edit connect(const Document& document, const RouteStart& way, const StepId& to) {
  Editing editing(document);
  editing.step(to);
  if (const pugi::xml_node there = std::visit(Find{editing}, way)) {
    editing.splices().set_attribute(there, "to", to.text());
  } else if (const auto* exit = std::get_if<ExitOf>(&way)) {
    editing.splices().add_last(
        editing.step(exit->step),
        {{"exit", {{"on", exit->on}, {"after", exit->on == "timeout" ? "PT60S" : ""}, {"to", to.text()}}}});
  } else if (const auto* entry = std::get_if<EntryOn>(&way)) {
    editing.add_to("entries", {{"entry", {{"on", entry->on}, {"to", to.text()}}}});
  }
  return editing.finish(msg("Connect to \"{}\"", to.text()));
}

Edit disconnect(const Document& document, const RouteStart& way) {
  Editing editing(document);
  if (std::holds_alternative<ChoiceId>(way))
    throw UserError(msg("A choice always leads somewhere. Lead it elsewhere, or remove it."));
  const pugi::xml_node there = std::visit(Find{editing}, way);
  if (!there) throw UserError(msg("There is no such way out or in."));
  editing.splices().remove(there);
  return editing.finish(msg("Disconnect"));
}

Edit set_timeout(const Document& document, const StepId& step, const std::string& after) {
  Editing editing(document);
  editing.change(editing.exit(step, "timeout"), {{"after", after}});
  return editing.finish(msg("Change the time-out of \"{}\"", step.text()));
}

Edit set_branches(const Document& document, const ChoiceId& choice,
                  const std::vector<BranchDraft>& branches) {
  Editing editing(document);
  const pugi::xml_node node = editing.choice(choice);
  std::vector<Markup> wanted;
  for (const BranchDraft& branch : branches)
    wanted.push_back({"when", {{"consented", branch.consented}, {"to", branch.to.text()}}});
  editing.splices().add_last(node, wanted);
  for (const pugi::xml_node old : node.children())
    if (flow_element_name(old) == "when") editing.splices().remove(old);
  return editing.finish(msg("Change where \"{}\" leads", choice.choice));
}

}  // namespace facenotice
