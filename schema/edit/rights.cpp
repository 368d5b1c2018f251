// SPDX-License-Identifier: MIT
// Edits of <rights>, <policies> and <records>.
#include "schema/edit/rights.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node find_right(const Editing& editing, const std::string& kind) {
  for (const pugi::xml_node node : editing.group("rights").children())
    if (flow_element_name(node) == "right" && kind == node.attribute("kind").value()) return node;
  return {};
}

pugi::xml_node right_of(const Editing& editing, const std::string& kind) {
  if (const pugi::xml_node found = find_right(editing, kind)) return found;
  throw UserError(msg("The flow says nothing of the right \"{}\".", kind));
}

}  // namespace

Edit add_right(const Document& document, const std::string& kind, const Texts& channel) {
  Editing editing(document);
  if (find_right(editing, kind)) throw UserError(msg("The right \"{}\" is there already; change it.", kind));
  editing.add_to("rights", {{"right", {{"kind", kind}}, {{"channel", {}, editing.texts(channel)}}}});
  return editing.finish(msg("Add the right \"{}\"", kind));
}

Edit set_right(const Document& document, const std::string& kind, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(right_of(editing, kind), changes);
  return editing.finish(msg("Change the right \"{}\"", kind));
}

Edit remove_right(const Document& document, const std::string& kind) {
  Editing editing(document);
  editing.remove_from_group(right_of(editing, kind));
  return editing.finish(msg("Remove the right \"{}\"", kind));
}

Edit add_policy(const Document& document, const PolicyDraft& policy) {
  Editing editing(document);
  editing.add_to("policies", {{"policy",
                               {{"id", policy.id.text()},
                                {"audience", policy.audience},
                                {"url", policy.url},
                                {"screen", policy.screen}}}});
  return editing.finish(msg("Add the rules \"{}\"", policy.id.text()));
}

Edit set_policy(const Document& document, const PolicyId& policy, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.policy(policy), changes);
  return editing.finish(msg("Change the rules \"{}\"", policy.text()));
}

Edit remove_policy(const Document& document, const PolicyId& policy) {
  Editing editing(document);
  editing.remove_from_group(editing.policy(policy));
  return editing.finish(msg("Remove the rules \"{}\"", policy.text()));
}

Edit set_records_kept(const Document& document, const std::string& duration) {
  Editing editing(document);
  const pugi::xml_node there = editing.group("records");
  if (there && duration.empty())
    editing.splices().remove(there);
  else if (there)
    editing.change(there, {{"kept", duration}});
  else if (!duration.empty())
    editing.add_group({"records", {{"kept", duration}}});
  return editing.finish(msg("Change how long proof is kept"));
}

}  // namespace facenotice
