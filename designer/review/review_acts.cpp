// SPDX-License-Identifier: MIT
// Questions, and the signed edits that they lead to.
#include "designer/review/review_acts.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "designer/review/answering.hpp"
#include "designer/review/law_table.hpp"
#include "designer/review/letting_pass.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/confirm.hpp"
#include "schema/report/passages.hpp"

namespace facenotice {
namespace {

using Kind = SheetField::Kind;

SheetField question(const char* key, const char* label, Kind kind) {
  return {key, {}, label, kind};
}

void ask_for_key(ReviewAct& act, const Words& words) {
  std::vector<SheetField> fields = key_questions(words);
  std::move(fields.begin(), fields.end(), std::back_inserter(act.questions));
}

std::vector<std::string> split(const std::string& list) {
  std::istringstream stream(list);
  std::vector<std::string> items;
  for (std::string item; stream >> item;) items.push_back(item);
  return items;
}

}  // namespace

std::vector<SheetField> key_questions(const Words& words) {
  return {question("key", words.tr("Your key (a .key file)"), Kind::file),
          question("password", words.tr("Its password, if it has one"), Kind::password)};
}

SecretKey key_of_answers(const Answered& answers) {
  const std::string& file = answers.at("key");
  if (file.empty()) throw UserError(msg("Choose the file of your key."));
  const std::string& password = answers.at("password");
  return load_secret_key(file,
                         [&]() -> std::string {
                           if (password.empty()) throw UserError(msg("The key has a password: type it in."));
                           return password;
                         })
      .key;
}

ReviewAct answer_act(const Document& document, std::shared_ptr<const Report> report, const std::string& row) {
  const Words& words = report->words;
  ReviewAct act{
      words.tr("Answer what no program can judge"),
      words.tr("You sign with your key, and your name stands in the document and in the package. The "
               "answer falls away when what it speaks of changes."),
      {},
      words.tr("Sign this answer"),
      {}};
  SheetField items = question("items", words.tr("What is asked"), Kind::some_of);
  bool per_language = false;
  for (const HumanItem* item : items_of_row(*report, row)) {
    per_language = per_language || !item->language.empty();
    bool known = false;
    for (const SheetOption& option : items.options) known = known || option.value == item->id;
    if (known) continue;
    items.options.push_back({item->id, words.trf("{}: {}", item->id, item->statement)});
    if (item->state() != AnswerState::confirmed && items.value.empty()) items.value = item->id;
  }
  if (items.options.empty()) throw UserError(msg("This row asks nobody: the program has judged it."));
  if (items.value.empty()) items.value = items.options.front().value;
  act.questions.push_back(std::move(items));
  SheetField said = question("satisfied", words.tr("Your answer"), Kind::one_of);
  said.options = {{"true", words.tr("It is so")}, {"false", words.tr("It is not so")}};
  said.value = "true";
  act.questions.push_back(std::move(said));
  if (per_language) {
    SheetField language = question("language", words.tr("For the language"), Kind::one_of);
    language.options = {{"", words.tr("all of them")}};
    for (const std::string& tag : document.flow().languages) language.options.push_back({tag, tag});
    act.questions.push_back(std::move(language));
  }
  act.questions.push_back(
      question("evidence", words.tr("A file that shows it (its SHA-256 is signed)"), Kind::file));
  act.questions.push_back(question(
      "expires", words.tr("Until when it holds (2027-11-30; empty: until something changes)"), Kind::date));
  ask_for_key(act, words);
  act.make = [report = std::move(report)](const Document& now, const Answered& answers) {
    const SecretKey key = key_of_answers(answers);
    const auto language = answers.find("language");
    AnswersToSign to_sign{split(answers.at("items")), language == answers.end() ? "" : language->second,
                          answers.at("satisfied") == "true", answers.at("evidence"), answers.at("expires")};
    if (to_sign.items.empty()) throw UserError(msg("Tick what you answer."));
    return sign_answers(now, *report, *RuleLibrary::installed(), key, to_sign).edit;
  };
  return act;
}

ReviewAct waiver_act(std::shared_ptr<const Report> report, const std::string& row) {
  const Words& words = report->words;
  ReviewAct act{words.tr("Let pass"),
                words.tr("Guidance, a standard or a threshold of ours may pass for a year at most, with a "
                         "reason that everybody reads. What a law demands may not."),
                {},
                words.tr("Sign and let pass"),
                {}};
  SheetField finding = question("finding", words.tr("What may pass"), Kind::one_of);
  for (const Finding* one : waivable_findings(*report, row))
    finding.options.push_back({one->fingerprint, one->message});
  if (finding.options.empty()) {
    const Finding* demanded = first_finding(*report, row);
    if (demanded != nullptr && demanded->counts())
      throw UserError(msg("{} is what a law demands: it cannot be waived.", demanded->citation));
    throw UserError(msg("Nothing is wrong by this row: there is nothing to let pass."));
  }
  finding.value = finding.options.front().value;
  act.questions.push_back(std::move(finding));
  act.questions.push_back(question("reason", words.tr("Why it may pass"), Kind::words));
  SheetField until = question("expires", words.tr("Until when, a year at most"), Kind::date);
  until.value = months_after(today(), 12);
  act.questions.push_back(std::move(until));
  ask_for_key(act, words);
  act.make = [report = std::move(report)](const Document& now, const Answered& answers) {
    const SecretKey key = key_of_answers(answers);
    return sign_waiver(now, *report, key,
                       {answers.at("finding"), answers.at("reason"), answers.at("expires")})
        .edit;
  };
  return act;
}

ReviewAct comment_act(const Words& words, const std::string& on, const std::string& by) {
  ReviewAct act{words.tr("Comment"),
                words.tr("Comments are kept in the document, outside of what is signed."),
                {},
                words.tr("Add the comment"),
                {}};
  SheetField who = question("by", words.tr("Who you are"), Kind::line);
  who.value = by;
  act.questions.push_back(question("words", words.tr("What you have to say"), Kind::words));
  act.questions.push_back(std::move(who));
  act.make = [on](const Document& now, const Answered& answers) {
    return add_comment(now, {on, answers.at("by"), today(), answers.at("words")});
  };
  return act;
}

ReviewAct reviewer_act(const Words& words) {
  ReviewAct act{words.tr("Add a reviewer"),
                words.tr("Somebody whose signature counts in this document. One key has one role."),
                {},
                words.tr("Add the reviewer"),
                {}};
  act.questions.push_back(question("name", words.tr("Name"), Kind::line));
  SheetField role = question("role", words.tr("In which role"), Kind::one_of);
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  for (const ReviewerRole& one : library->attestations().roles())
    role.options.push_back({one.id, library->attestations().role_name(one.id, words.language())});
  role.value = role.options.front().value;
  act.questions.push_back(std::move(role));
  act.questions.push_back(question("key", words.tr("Their public key (a .pub file)"), Kind::file));
  SheetField until = question("until", words.tr("Until when their signature counts"), Kind::date);
  until.value = months_after(today(), 12);
  act.questions.push_back(std::move(until));
  act.make = [](const Document& now, const Answered& answers) {
    if (answers.at("key").empty()) throw UserError(msg("Choose the file of the public key."));
    require_not_over(answers.at("until"));
    Reviewer reviewer;
    reviewer.name = answers.at("name");
    reviewer.role = answers.at("role");
    reviewer.key = format_public_key(load_public_key(answers.at("key")));
    reviewer.from = today();
    reviewer.until = answers.at("until");
    return add_reviewer(now, reviewer);
  };
  return act;
}

}  // namespace facenotice
