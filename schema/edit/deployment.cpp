// SPDX-License-Identifier: MIT
// Edits of <deployment>.
#include "schema/edit/deployment.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node coded(const Editing& editing, std::string_view name, const std::string& code) {
  for (const pugi::xml_node node : editing.group("deployment").children())
    if (flow_element_name(node) == name && code == node.attribute("code").value()) return node;
  return {};
}

Edit add_coded(const Document& document, const std::string& name, const std::string& code, Message title) {
  Editing editing(document);
  if (coded(editing, name, code)) throw UserError(msg("{} is there already.", code));
  editing.add_in_order(editing.group("deployment"), {name, {{"code", code}}}, {name});
  return editing.finish(std::move(title));
}

Edit remove_coded(const Document& document, const std::string& name, const std::string& code, Message title) {
  Editing editing(document);
  const pugi::xml_node node = coded(editing, name, code);
  if (!node) throw UserError(msg("There is no {} under <deployment>.", code));
  editing.splices().remove(node);
  return editing.finish(std::move(title));
}

}  // namespace

Edit set_deployment(const Document& document, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.group("deployment"), changes);
  return editing.finish(msg("Change the deployment"));
}

Edit add_jurisdiction(const Document& document, const std::string& code) {
  return add_coded(document, "jurisdiction", code, msg("Add the jurisdiction {}", code));
}
Edit remove_jurisdiction(const Document& document, const std::string& code) {
  return remove_coded(document, "jurisdiction", code, msg("Remove the jurisdiction {}", code));
}
Edit add_standard(const Document& document, const std::string& code) {
  return add_coded(document, "standard", code, msg("Add the standard {}", code));
}
Edit remove_standard(const Document& document, const std::string& code) {
  return remove_coded(document, "standard", code, msg("Remove the standard {}", code));
}

Edit add_exemption(const Document& document, const ExemptionClaim& claim) {
  Editing editing(document);
  editing.add_in_order(
      editing.group("deployment"),
      {"exemption", {{"statute", claim.statute}, {"scope", claim.scope}, {"relaxes", claim.relaxes}}},
      {"exemption"});
  return editing.finish(msg("Claim an exemption for \"{}\"", claim.scope));
}

Edit remove_exemption(const Document& document, const ExemptionClaim& claim) {
  Editing editing(document);
  for (const pugi::xml_node node : editing.group("deployment").children()) {
    if (flow_element_name(node) != "exemption" || claim.statute != node.attribute("statute").value() ||
        claim.scope != node.attribute("scope").value())
      continue;
    editing.splices().remove(node);
    return editing.finish(msg("Withdraw an exemption for \"{}\"", claim.scope));
  }
  throw UserError(msg("No exemption by {} is claimed for \"{}\".", claim.statute, claim.scope));
}

Edit set_flow_id(const Document& document, const std::string& id) {
  Editing editing(document);
  editing.splices().set_attribute(document.root(), "id", id);
  return editing.finish(msg("Call the flow \"{}\"", id));
}

Edit set_release(const Document& document, std::uint64_t revision, const std::string& valid_until) {
  Editing editing(document);
  editing.change(document.root(), {{"revision", std::to_string(revision)}, {"valid-until", valid_until}});
  return editing.finish(msg("Change revision and last day"));
}

}  // namespace facenotice
