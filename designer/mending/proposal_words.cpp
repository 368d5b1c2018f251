// SPDX-License-Identifier: MIT
// By compare(), as a reviewer reads two versions.
#include "designer/mending/proposal_words.hpp"

#include "designer/review/comparison.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {
namespace {

std::string told(const ChangedField& field, const Words& words) {
  const std::string name = field.where + ": " + field.what;
  switch (field.kind) {
    case ChangedField::Kind::added:
      return words.trf("added: {}", name);
    case ChangedField::Kind::removed:
      return words.trf("removed: {}", name);
    case ChangedField::Kind::changed:
      break;
  }
  return words.trf("{}: “{}” becomes “{}”", name, field.before, field.after);
}

}  // namespace

std::string title_of(const Document& before, const Proposal& proposal, const Words& words) {
  std::string title;
  for (const Message& edit : proposal.edits)
    title = title.empty() ? edit.in(words) : words.trf("{}; {}", title, edit.in(words));
  return ShownNames(before.flow(), words).in(title);
}

std::vector<std::string> changes_of(const Sheets& sheets, const Document& before, const Report& report_before,
                                    const Proposal& proposal, const Words& words) {
  std::vector<std::string> lines;
  const Comparison changed = compare(sheets, before, report_before, proposal.document, proposal.report);
  for (const ChangedField& field : changed.fields) lines.push_back(told(field, words));
  for (const ChangedAnswer& answer : changed.answers)
    if (answer.lost)
      lines.push_back(words.trf("to be confirmed again: {}: {}", answer.item, answer.statement));
  return lines;
}

std::string why_none(const Mending& mending, const Words& words) {
  if (!mending.proposals.empty()) return {};
  return mending.complete
             ? words.tr("None of the edits that were tried makes it lawful.")
             : words.tr("Nothing was found in the time that there was; not everything was tried.");
}

}  // namespace facenotice
