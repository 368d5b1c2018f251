// SPDX-License-Identifier: MIT
// Edits of <waivers>.
#include "schema/edit/waive.hpp"

#include "schema/base/dates.hpp"
#include "schema/edit/editing.hpp"

namespace facenotice {

using editing::Editing;

Edit waive(const Document& document, const Waiver& waiver) {
  editing::require_said(waiver.reason, msg("Say why it may pass: a waiver without a reason is none."));
  editing::require_said(waiver.approver, msg("A waiver names who answers for it."));
  if (months_after(waiver.date, 12) < waiver.expires)
    throw UserError(
        msg("A waiver lasts a year at most: {} is more than a year after {}.", waiver.expires, waiver.date));
  Editing editing(document);
  editing.add_to("waivers", {{"waiver",
                              {{"rule", waiver.rule},
                               {"finding", waiver.finding},
                               {"reason", waiver.reason},
                               {"approver", waiver.approver},
                               {"role", waiver.role},
                               {"date", waiver.date},
                               {"expires", waiver.expires},
                               {"key", waiver.key},
                               {"signature", waiver.by_key.signature},
                               {"global", waiver.by_key.global}}}});
  return editing.finish(msg("Waive {}", waiver.rule));
}

Edit remove_waiver(const Document& document, const std::string& finding) {
  Editing editing(document);
  std::string rule;
  for (const pugi::xml_node node : editing.group("waivers").children()) {
    if (finding != node.attribute("finding").value()) continue;
    rule = node.attribute("rule").value();
    editing.splices().remove(node);
  }
  if (rule.empty()) throw UserError(msg("No waiver names the finding {}.", finding));
  return editing.finish(msg("Remove the waiver of {}", rule));
}

}  // namespace facenotice
