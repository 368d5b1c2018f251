// SPDX-License-Identifier: MIT
// Edits of <waivers>.
#include "schema/edit/waive.hpp"

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node waiver_of(const Editing& editing, const std::string& finding) {
  for (const pugi::xml_node node : editing.group("waivers").children())
    if (finding == node.attribute("finding").value()) return node;
  return {};
}

}  // namespace

Edit waive(const Document& document, const WaiverDraft& waiver) {
  Editing editing(document);
  if (const pugi::xml_node there = waiver_of(editing, waiver.finding))
    editing.change(there, {{"rule", waiver.rule},
                           {"reason", waiver.reason},
                           {"approver", waiver.approver},
                           {"expires", waiver.expires}});
  else
    editing.add_to("waivers", {{"waiver",
                                {{"rule", waiver.rule},
                                 {"finding", waiver.finding},
                                 {"reason", waiver.reason},
                                 {"approver", waiver.approver},
                                 {"expires", waiver.expires}}}});
  return editing.finish(msg("Waive {}", waiver.rule));
}

Edit remove_waiver(const Document& document, const std::string& finding) {
  Editing editing(document);
  const pugi::xml_node there = waiver_of(editing, finding);
  if (!there) throw UserError(msg("No waiver names the finding {}.", finding));
  const std::string rule = there.attribute("rule").value();
  editing.splices().remove(there);
  return editing.finish(msg("Remove the waiver of {}", rule));
}

}  // namespace facenotice
