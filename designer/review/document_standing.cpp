// SPDX-License-Identifier: MIT
// Counts causes, not findings: one wrong is one.
#include "designer/review/document_standing.hpp"

#include <algorithm>

#include "schema/check/causes.hpp"

namespace facenotice {

DocumentStanding document_standing(const Report& report, const Words& words) {
  switch (report.verdict) {
    case Verdict::could_not_check:
      break;
    case Verdict::broken: {
      const std::vector<Cause> causes = causes_of(report);
      const auto wrongs = std::count_if(causes.begin(), causes.end(), [](const Cause& cause) {
        return cause.severity == Severity::error && !cause.waived;
      });
      return {DocumentStanding::Kind::broken,
              words.trn("{} wrong to mend", "{} wrongs to mend", static_cast<std::size_t>(wrongs))};
    }
    case Verdict::waiting:
      return {DocumentStanding::Kind::waiting, words.tr("Waits for people")};
    case Verdict::lawful_as_far_as_checked:
      return {DocumentStanding::Kind::lawful, words.tr("Lawful as far as checked")};
  }
  return {DocumentStanding::Kind::broken, words.tr("Could not check")};
}

DocumentStanding document_standing(const std::optional<CheckedText>& checked, const Words& words) {
  if (!checked || !checked->document || (checked->document->sound() && !checked->finished))
    return {DocumentStanding::Kind::unknown, words.tr("Checking…")};
  if (!checked->document->sound())
    return {DocumentStanding::Kind::broken,
            words.trn("{} problem of form", "{} problems of form", checked->document->problems().size())};
  if (!checked->report) return {DocumentStanding::Kind::broken, words.tr("Could not check")};
  return document_standing(*checked->report, words);
}

}  // namespace facenotice
