// SPDX-License-Identifier: MIT
// Edits of <steps>.
#include "schema/edit/steps.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::each_element;
using editing::Editing;

// Makes the element that a draft asks for.
class Drafting {
 public:
  Drafting(const Editing& editing, const StepDraft& step) : editing_(editing), step_(step) {}

  Markup operator()(const NewScreen& screen) const {
    Markup markup = titled("screen", {{"kind", screen.kind}});
    markup.children.push_back({"choice",
                               {{"id", "next"}, {"to", step_.next.text()}},
                               {{"label", {}, editing_.texts(step_.next_label)}, {"continue"}}});
    if (screen.kind != "attract") markup.children.push_back(exit("timeout", step_.otherwise, "PT60S"));
    return markup;
  }
  Markup operator()(const NewCapture& capture) const {
    Markup markup = titled("capture", {{"purpose", capture.purpose.text()},
                                       {"operations", capture.operations},
                                       {"data", capture.data},
                                       {"longest", capture.longest},
                                       {"indicator", "true"}});
    markup.children.push_back(exit("matched", step_.next));
    for (const char* on : {"not-matched", "failed", "cancelled"})
      markup.children.push_back(exit(on, step_.otherwise));
    markup.children.push_back(exit("timeout", step_.otherwise, capture.longest));
    return markup;
  }
  Markup operator()(const NewService& service) const {
    return worked("service",
                  {{"service", service.service}, {"method", service.method}, {"purpose", service.purpose}});
  }
  Markup operator()(const NewErase& erase) const { return worked("erase", {{"purposes", erase.purposes}}); }
  Markup operator()(const NewHost& host) const { return worked("host", {{"call", host.call}}); }
  Markup operator()(const NewEnd&) const { return {"end", {{"id", step_.id.text()}}}; }

 private:
  static Markup exit(const char* on, const StepId& to, const std::string& after = {}) {
    return {"exit", {{"on", on}, {"after", after}, {"to", to.text()}}};
  }
  Markup titled(const char* name, const std::vector<Markup::Attribute>& more) const {
    Markup markup{name, {{"id", step_.id.text()}}};
    markup.attributes.insert(markup.attributes.end(), more.begin(), more.end());
    markup.children.push_back({"title", {}, editing_.texts(step_.title)});
    return markup;
  }
  // What the machine does by itself: it is done, fails, or takes too long.
  Markup worked(const char* name, const std::vector<Markup::Attribute>& more) const {
    Markup markup = titled(name, more);
    markup.children.push_back(exit("done", step_.next));
    markup.children.push_back(exit("fault", step_.otherwise));
    markup.children.push_back(exit("timeout", step_.otherwise, "PT60S"));
    return markup;
  }

  const Editing& editing_;
  const StepDraft& step_;
};

void require_free(const Editing& editing, const StepId& id) {
  if (editing.flow().find_step(id.text()) != no_step)
    throw UserError(msg("Another step has the id \"{}\". Choose another one.", id.text()));
}

}  // namespace

Edit add_step(const Document& document, const StepDraft& step) {
  Editing editing(document);
  require_free(editing, step.id);
  const Markup markup = std::visit(Drafting(editing, step), step.kind);
  if (step.behind)
    editing.splices().add_after(editing.step(*step.behind), markup);
  else
    editing.add_to("steps", {markup});
  return editing.finish(msg("Add the step \"{}\"", step.id.text()));
}

Edit duplicate_step(const Document& document, const StepId& step, const StepId& copy) {
  Editing editing(document);
  require_free(editing, copy);
  const pugi::xml_node original = editing.step(step);
  Splices inside(document);
  inside.set_attribute(original, "id", copy.text());
  each_element(original, [&](pugi::xml_node node) {
    if (step.text() == node.attribute("to").value()) inside.set_attribute(node, "to", copy.text());
  });
  editing.splices().add_copy(original, inside);
  return editing.finish(msg("Duplicate the step \"{}\"", step.text()));
}

Edit delete_step(const Document& document, const StepId& step, const StepId& instead) {
  Editing editing(document);
  const pugi::xml_node gone = editing.step(step);
  if (step == instead) throw UserError(msg("The ways to \"{}\" must lead to another step.", step.text()));
  editing.step(instead);
  const auto names_it = [&](pugi::xml_node node, const char* attribute) {
    return step.text() == node.attribute(attribute).value();
  };
  each_element(document.root(), [&](pugi::xml_node node) {
    if (flow_element_name(node) == "policy" && names_it(node, "screen"))
      throw UserError(msg("The rules \"{}\" are shown on \"{}\". Give them another screen first.",
                          std::string(node.attribute("id").value()), step.text()));
    if (flow_element_name(node) == "exemption" && names_it(node, "scope"))
      throw UserError(msg("An exemption is claimed for \"{}\". Withdraw it first.", step.text()));
  });
  const auto lead_on = [&](pugi::xml_node node) {
    if (names_it(node, "to")) editing.splices().set_attribute(node, "to", instead.text());
  };
  each_element(editing.group("entries"), lead_on);
  for (const pugi::xml_node other : editing.group("steps").children())
    if (!flow_element_name(other).empty() && other != gone) each_element(other, lead_on);
  editing.splices().remove(gone);
  return editing.finish(msg("Delete the step \"{}\"", step.text()));
}

Edit move_step(const Document& document, const StepId& step, const std::optional<StepId>& behind) {
  Editing editing(document);
  const pugi::xml_node moved = editing.step(step);
  if (behind) {
    editing.splices().move_after(moved, editing.step(*behind));
  } else {
    pugi::xml_node first;
    for (const pugi::xml_node node : editing.group("steps").children())
      if (!first && !flow_element_name(node).empty()) first = node;
    editing.splices().move_before(moved, first);
  }
  return editing.finish(msg("Move the step \"{}\"", step.text()));
}

Edit set_step(const Document& document, const StepId& step, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.step(step), changes);
  return editing.finish(msg("Change the step \"{}\"", step.text()));
}

}  // namespace facenotice
