// SPDX-License-Identifier: MIT
#include "designer/review/problem_details.hpp"

#include <algorithm>

#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

std::string line(const char* label, const std::string& said) {
  return said.empty() ? std::string() : std::string("\n") + label + said + "\n";
}

// One wrong with everything that it breaks.
std::string of_cause(const Cause& cause, const Report& report, const Words& words) {
  std::string text = cause.first->message + "\n";
  text += line(words.tr("fix: "), cause.first->fix);
  for (const Finding* other : cause.also) text += line(words.tr("also: "), other->message);
  for (const CauseLaw& law : cause.laws)
    text += line(pack_label_in_words(report, law.findings.front()->pack),
                 law.findings.front()->citation + " [" + law.id + "]");
  if (cause.path != nullptr) text += line(words.tr("path: "), trace_as_sentence(words, cause.path->trace));
  return text;
}

// What people are asked: the window has no commands to type, and a dialog for the answer.
std::string of_item(const HumanItem& item, const ProblemRow& row, const Words& words) {
  std::string text = row.headline + "\n";
  text += line(words.tr("to be answered by: "), joined_in_words(words, row.roles));
  text += line(words.tr("what shows it: "), item.evidence);
  text += line(words.tr("to be answered again: "), item.again);
  for (const std::string& citation : item.citations) text += line(words.tr("law: "), citation);
  return text + "\n" + words.tr("It is answered, signed, in Review (Ctrl+5).");
}

}  // namespace

std::string details_in_words(const Report* report, const ProblemRow& row, const Words& words) {
  std::string text = row.headline;
  if (report != nullptr && row.finding) {
    const Finding& finding = report->findings[*row.finding];
    const std::vector<Cause> causes = causes_of(*report);
    const auto cause = std::find_if(causes.begin(), causes.end(),
                                    [&](const Cause& one) { return one.first->cause == finding.cause; });
    const auto item = std::find_if(report->human.begin(), report->human.end(), [&](const HumanItem& one) {
      return finding.pack.empty() && one.id == finding.id && one.language == finding.item;
    });
    if (cause != causes.end())
      text = of_cause(*cause, *report, words);
    else if (item != report->human.end())
      text = of_item(*item, row, words);
  }
  return row.note.empty() ? text : text + "\n" + row.note;
}

}  // namespace facenotice
