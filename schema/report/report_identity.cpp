// SPDX-License-Identifier: MIT
// Which program, by which laws, over which languages and displays.
#include <filesystem>

#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

std::string with_reason(const Words& words, const GivenAnswer& answer, const std::string& said) {
  const std::string reason = reason_in_words(words, answer);
  return reason.empty() ? said : said + (words.chinese() ? "" : " ") + reason;
}

}  // namespace

std::string program_version() {
  return FACENOTICE_VERSION;
}

std::string display_in_words(const Words& words, const MeasuredDisplay& display) {
  return words.trf("{} ({} × {} pixels)", display.name, display.width, display.height);
}

std::string vouched_by_in_words(const Report& report) {
  const Words& words = report.words;
  return report.vouched_by.name.empty()
             ? words.tr("nobody: no list of reviewers was given")
             : words.trf("the list {}, SHA-256 {}", report.vouched_by.name, report.vouched_by.digest);
}

std::vector<std::pair<std::string, std::string>> identity_in_words(const Report& report) {
  const Words& words = report.words;
  // Whoever reads it needs no folder of whoever made it.
  const std::string name = std::filesystem::path(report.file).filename().string();
  std::vector<std::string> displays;
  for (const MeasuredDisplay& display : report.displays) displays.push_back(display_in_words(words, display));
  std::vector<std::string> languages;
  for (const std::string& tag : report.languages) languages.push_back(language_in_words(words, tag));
  return {{words.tr("Checked by"), "FaceNotice " + program_version()},
          {words.tr("By the law of"), report.as_of},
          {words.tr("Document"), words.trf("{}, flow {}", name, report.flow)},
          {words.tr("SHA-256 of its content"), report.digest},
          {words.tr("Languages laid out"), joined_in_words(words, languages)},
          {words.tr("Displays laid out on"), joined_in_words(words, displays)},
          {words.tr("Reviewers vouched for by"), vouched_by_in_words(report)}};
}

std::vector<std::string> denials_in_words(const Report& report) {
  std::vector<std::string> said;
  for (const HumanItem& item : report.human)
    for (std::size_t i = 0; i < item.answers.size(); ++i)
      if (item.answers[i].state == AnswerState::denied)
        said.push_back(with_reason(
            report.words, item.answers[i],
            report.words.trf("{} ({}) has answered that this is not so: {}: {}", item.answers[i].by,
                             item.roles[i], item_in_words(report.words, item), item.statement)));
  return said;
}

std::vector<std::string> open_in_words(const Report& report) {
  const Words& words = report.words;
  std::vector<std::string> said = denials_in_words(report);
  for (const Cause& cause : causes_of(report))
    if (!cause.waived && cause.severity != Severity::info)
      said.push_back(words.trf("{}: {}", severity_in_words(words, cause.severity), cause.first->message));
  for (const ExampleValue& example : report.examples)
    said.push_back(words.trf("{}: {}", words.tr("to fill in"), example_in_words(words, example)));
  for (const HumanItem& item : report.human) {
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < item.answers.size(); ++i)
      if (item.answers[i].state != AnswerState::confirmed && item.answers[i].state != AnswerState::denied)
        roles.push_back(item.roles[i]);
    if (roles.empty()) continue;
    const std::string id = item_in_words(report.words, item);
    said.push_back(words.trf("{} ({}): {}", id, joined_in_words(words, roles), item.statement));
  }
  return said;
}

std::vector<std::string> source_marks_in_words(const Words& words) {
  return {words.tr("What a rule rests on begins with a mark. V: the text of the law was seen; V*: only a "
                   "summary was; M: not verified, at most a warning; H: ours, not the law’s."),
          words.tr("After the colon stands the number of the source in this program’s survey of laws: CN1 is "
                   "the first of China.")};
}

std::vector<std::string> limits_in_words(const Words& words) {
  return {
      words.tr("Checks look at the flow and at what a machine does by it. What the flow declares of the "
               "operator’s other systems and of the place is taken as declared; what of a rule nobody looks "
               "at stands beside the rule."),
      words.tr("This is a check of a document, not legal advice. What is true on site is for people to "
               "confirm.")};
}

std::string law_in_words(const Words& words, const PackUse& pack) {
  if (pack.kind == PackKind::house) return words.tr("our own, not a law");
  return pack.repealed.empty() ? words.trf("in force from {}", pack.effective)
                               : words.trf("in force from {} until {}", pack.effective, pack.repealed);
}

}  // namespace facenotice
