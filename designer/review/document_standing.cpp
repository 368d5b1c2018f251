// SPDX-License-Identifier: MIT
// Counts causes, not findings: one wrong is one.
#include "designer/review/document_standing.hpp"

#include <algorithm>

#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"

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
      // A signed no breaks the law without an error that anybody could mend in the document.
      if (const std::size_t denials = denials_in_words(report).size(); wrongs == 0 && denials > 0)
        return {DocumentStanding::Kind::broken, words.trn("{} answer is no", "{} answers are no", denials)};
      return {DocumentStanding::Kind::broken,
              words.trn("{} error to mend", "{} errors to mend", static_cast<std::size_t>(wrongs))};
    }
    case Verdict::waiting:
      if (const std::size_t examples = report.examples.size(); examples > 0)
        return {DocumentStanding::Kind::waiting,
                words.trn("{} example to replace", "{} examples to replace", examples)};
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

std::string standing_in_sentences(const std::optional<CheckedText>& checked, const Words& words) {
  if (!checked) return words.tr("Checking…");
  if (checked->document && !checked->document->sound())
    return words.trn("The document has {} problem of form; the laws are checked once it has none.",
                     "The document has {} problems of form; the laws are checked once it has none.",
                     checked->document->problems().size());
  if (!checked->finished) return words.tr("Checking…");
  if (!checked->report || checked->report->verdict == Verdict::could_not_check)
    return words.tr("Could not check: this is no pass. The list says why.");
  const Report& report = *checked->report;
  std::vector<std::string> sentences = verdict_in_words(report);
  if (report.verdict == Verdict::broken)
    sentences.front() =
        words.trf("{}, by which these are not kept: {}.", document_standing(report, words).words,
                  rules_in_words(report, RowBasis::broken));
  std::string said = words.trf("As of {}:", report.as_of);
  for (const std::string& sentence : sentences) said += " " + sentence;
  return said;
}

}  // namespace facenotice
