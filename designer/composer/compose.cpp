// SPDX-License-Identifier: MIT
#include "designer/composer/compose.hpp"

#include <algorithm>

#include "designer/composer/languages.hpp"
#include "designer/composer/word_list.hpp"
#include "designer/composer/write_flow.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {
namespace {

// What the law says of the answer; the library lives as long as the message.
Message forbidden(const ComposerRefusal& refusal, const ComposerAnswers& answers,
                  const std::shared_ptr<const RuleLibrary>& library) {
  const RuleLibrary::Found law = library->find_row(refusal.row);
  if (law.row == nullptr) throw CouldNotCheck(msg("The rules have no row {}.", refusal.row));
  return Message([refusal, answers, library, law](const Words& words) {
    std::string asked, answered;
    for (const ComposerQuestion& question : composer_questions(answers, words)) {
      if (question.key != refusal.question) continue;
      asked = question.label;
      for (const ComposerOption& option : question.options)
        if (option.value == question.value) answered = option.label;
    }
    return words.trf("{} “{}”: no flow can be lawful with this answer. {}, {} [{}]: {}", asked, answered,
                     law.pack->title(words.language()), law.row->article.in(words.language()), refusal.row,
                     law.row->asks.in(words.language()));
  });
}

// Texts in a language that somebody has yet to translate are drafts: that wrong goes with the translation.
bool waits_for_translation(const Finding& finding) {
  return finding.assertion == "P18-approved";
}

}  // namespace

Document compose(const ComposerAnswers& given, LayoutMemo& memo, const CheckOptions& options) {
  const ComposerAnswers answers = completed(given);
  const std::shared_ptr<const RuleLibrary> library = options.rules ? options.rules : RuleLibrary::installed();
  std::vector<Message> against;
  for (const ComposerRefusal& refusal : refusals(answers))
    against.push_back(forbidden(refusal, answers, library));
  if (!against.empty()) throw RefusedByLaw(in_lines(std::move(against)));
  require_words(answers);
  Document document = write_flow(answers);
  const Report report = check_laid_out(document, memo, options);
  const auto wrong = std::find_if(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::error && !waits_for_translation(finding);
  });
  if (wrong != report.findings.end())
    throw UserError(
        msg("These answers make a flow with an error: {} [{}] Shorten the words that you have typed, or "
            "choose a larger display; if it stays, please tell the authors of FaceNotice your answers.",
            wrong->message, wrong->id));
  return document;
}

std::vector<std::string> to_be_translated(const ComposerAnswers& answers) {
  std::vector<std::string> languages = words_of(completed(answers).at("languages"));
  std::erase_if(languages, [](const std::string& language) { return is_written(language); });
  return languages;
}

}  // namespace facenotice
