// SPDX-License-Identifier: MIT
// Questions, and the signed edits that they lead to.
#include "designer/review/review_acts.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <sstream>

#include "designer/review/answering.hpp"
#include "designer/review/key_questions.hpp"
#include "designer/review/law_table.hpp"
#include "designer/review/letting_pass.hpp"
#include "designer/review/receipts.hpp"
#include "designer/review/remarks.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/confirm.hpp"
#include "schema/report/formats.hpp"
#include "schema/report/passages.hpp"

namespace facenotice {
namespace {

using Kind = SheetField::Kind;

constexpr const char* every_language = "*";

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

// The roles that are asked, those first that have not answered yet.
std::vector<std::string> roles_to_answer(const std::vector<const HumanItem*>& items) {
  std::vector<std::string> roles;
  for (const bool open : {true, false})
    for (const HumanItem* item : items)
      for (const Answer& answer : item->answers)
        if ((answer.state != AnswerState::confirmed) == open &&
            std::find(roles.begin(), roles.end(), answer.role) == roles.end())
          roles.push_back(answer.role);
  return roles;
}

// What an answer to an item does: to how much, and whose it is.
std::string reach_in_words(const Report& report, const HumanItem& item) {
  const auto rows = std::count_if(report.rows.begin(), report.rows.end(), [&](const RowResult& row) {
    const std::vector<const HumanItem*> items = items_of_row(report, row.id);
    return std::any_of(items.begin(), items.end(), [&](const HumanItem* one) { return one->id == item.id; });
  });
  return report.words.trf(
      "For {}. {}", joined_in_words(report.words, item.roles),
      report.words.trn("It bears on {} row of the laws.", "It bears on {} rows of the laws.",
                       static_cast<std::size_t>(rows)));
}

// Who reads only what they are asked themselves is not offered what others answer.
std::vector<const HumanItem*> asked_of_role(const Report& report, const std::string& row,
                                            const std::string& role) {
  std::vector<const HumanItem*> all = items_of_row(report, row), own;
  std::copy_if(all.begin(), all.end(), std::back_inserter(own), [&](const HumanItem* item) {
    return std::any_of(item->answers.begin(), item->answers.end(),
                       [&](const Answer& answer) { return answer.role == role; });
  });
  return own.empty() ? all : own;
}

// Whether somebody has answered with a key: there is something to take back.
bool has_answer(const HumanItem& item) {
  return std::any_of(item.answers.begin(), item.answers.end(),
                     [](const Answer& answer) { return !answer.key.empty(); });
}

// Whose key it will be, as far as that can be said without its password.
std::optional<Reviewer> reviewer_before(const Document& document, const Answered& answers) {
  const std::optional<PublicKey> half = public_half_of_answers(answers);
  return half ? std::optional(able_reviewer(document, *half)) : std::nullopt;
}

}  // namespace

std::vector<std::string> roles_to_sign(const ReviewAct& act, const Answered& answers) {
  const auto ticked = answers.find("items");
  std::vector<std::string> roles;
  if (ticked != answers.end())
    for (const std::string& item : split(ticked->second))
      if (const auto known = act.roles_of.find(item); known != act.roles_of.end())
        for (const std::string& role : known->second)
          if (std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
  return roles.empty() ? act.signs_as : roles;
}

ReviewAct answer_act(const Document& document, std::shared_ptr<const Report> report, const std::string& row,
                     const std::string& role) {
  const Words& words = report->words;
  ReviewAct act{
      words.tr("Answer what no program can judge"),
      words.tr("You sign with your key, and your name stands in the document and in the package. The "
               "answer falls away when what it speaks of changes."),
      {},
      words.tr("Sign this answer"),
      {}};
  act.name = "answer " + row;
  std::vector<const HumanItem*> asked;
  std::vector<std::string> per_language;  // ids of items that are asked once per language
  bool to_take_back = false;
  for (const HumanItem* item : asked_of_role(*report, row, role)) {
    to_take_back = to_take_back || has_answer(*item);
    if (!item->language.empty()) per_language.push_back(item->id);
    if (std::none_of(asked.begin(), asked.end(),
                     [&](const HumanItem* known) { return known->id == item->id; }))
      asked.push_back(item);
  }
  if (asked.empty()) throw UserError(msg("This row asks nobody: the program has judged it."));
  act.signs_as = roles_to_answer(asked);
  if (asked.size() == 1) {
    SheetField item = question("statement", words.tr("What you answer"), Kind::told);
    item.value = words.trf("{}: {}", asked.front()->id, asked.front()->statement) + "\n" +
                 reach_in_words(*report, *asked.front());
    act.questions.push_back(std::move(item));
  } else {
    SheetField items = question("items", words.tr("What you answer: tick it"), Kind::some_of);
    items.sentences = true;
    for (const HumanItem* item : asked) {
      items.options.push_back(
          {item->id, words.trf("{}: {}", item->id, item->statement) + "\n" + reach_in_words(*report, *item)});
      act.roles_of[item->id] = roles_to_answer({item});
    }
    act.questions.push_back(std::move(items));
  }
  SheetField said = question("said", words.tr("Your answer"), Kind::one_of);
  said.options = {{said_word(Said::satisfied), words.tr("It is so")},
                  {said_word(Said::not_satisfied), words.tr("It is not so")}};
  if (to_take_back)
    said.options.push_back({said_word(Said::taken_back), words.tr("I take back what I have answered")});
  said.sentences = true;
  act.questions.push_back(std::move(said));
  if (!per_language.empty()) {
    SheetField language = question("language", words.tr("For the language"), Kind::one_of);
    language.options = {{every_language, words.tr("all of them: I have read each")}};
    const ShownNames names(document.flow(), words);
    for (const std::string& tag : document.flow().languages)
      language.options.push_back({tag, names.language(tag)});
    act.questions.push_back(std::move(language));
  }
  act.questions.push_back(question("reason", words.tr("Why, in your own words (signed too)"), Kind::words));
  act.questions.push_back(
      question("evidence", words.tr("A file that shows it (its SHA-256 is signed)"), Kind::file));
  act.questions.push_back(question(
      "expires", words.tr("Until when it holds (2027-11-30; empty: until something changes)"), Kind::date));
  ask_for_key(act, words);
  const std::string only = asked.size() == 1 ? asked.front()->id : std::string();
  act.make = [report = std::move(report), row, only, per_language](const Document& now,
                                                                   const Answered& answers) {
    const auto items = answers.find("items");
    const auto language = answers.find("language");
    AnswersToSign to_sign{
        only.empty() ? split(items->second) : std::vector<std::string>{only},
        language == answers.end() || language->second == every_language ? "" : language->second,
        said_of_word(answers.at("said")),
        answers.at("reason"),
        answers.at("evidence"),
        answers.at("expires")};
    if (to_sign.items.empty()) throw UserError(msg("Tick what you answer."));
    if (answers.at("said").empty()) throw UserError(msg("Say whether it is so."));
    if (language != answers.end() && language->second.empty() &&
        std::find_first_of(to_sign.items.begin(), to_sign.items.end(), per_language.begin(),
                           per_language.end()) != to_sign.items.end())
      throw UserError(msg("Say for which language you answer."));
    const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
    const std::optional<Reviewer> reviewer = reviewer_before(now, answers);
    require_may_answer(now, *report, *library, reviewer ? &*reviewer : nullptr, to_sign);
    const SecretKey key = key_of_answers(answers);
    SignedAnswers done = sign_answers(now, *report, *library, key, to_sign);
    std::string receipt = receipt_in_a_sentence(report->words, *report, done.given);
    return ReviewDone{std::move(done.edit), std::move(receipt), row};
  };
  return act;
}

// Of a row without a finding.
UserError why_nothing_passes(const Report& report, const std::string& row) {
  const auto result = std::find_if(report.rows.begin(), report.rows.end(),
                                   [&](const RowResult& one) { return one.id == row; });
  if (result != report.rows.end() && result->basis == RowBasis::broken)
    return UserError(msg("A person has answered that this is not so: an answer is not let pass."));
  if (result != report.rows.end() &&
      (result->basis == RowBasis::waiting || result->basis == RowBasis::text_unread))
    return UserError(msg("This waits for a person’s answer: there is no finding that could be let pass."));
  return UserError(msg("The check has no finding by this row: there is nothing to let pass."));
}

ReviewAct waiver_act(std::shared_ptr<const Report> report, const std::string& row) {
  const Words& words = report->words;
  ReviewAct act{words.tr("Let pass"),
                words.tr("Guidance, a standard or a threshold of ours may pass for a year at most, with a "
                         "reason that everybody reads. What a law demands may not."),
                {},
                words.tr("Sign and let pass"),
                {}};
  act.name = "let pass " + row;
  act.signs_as = {"counsel"};
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  for (const ReviewerRole& one : library->attestations().roles())
    if (one.id != act.signs_as.front()) act.signs_as.push_back(one.id);
  const std::vector<const Finding*> may_pass = waivable_findings(*report, row);
  if (may_pass.empty()) {
    const Finding* demanded = first_finding(*report, row);
    if (demanded != nullptr && demanded->counts())
      throw UserError(msg("{} is what a law demands: it cannot be waived.", demanded->citation));
    throw why_nothing_passes(*report, row);
  }
  const bool one = may_pass.size() == 1;
  SheetField finding =
      question(one ? "statement" : "finding", words.tr("What may pass"), one ? Kind::told : Kind::one_of);
  if (one)
    finding.value = may_pass.front()->message;
  else
    finding.sentences = true;
  if (!one)
    for (const Finding* found : may_pass) finding.options.push_back({found->fingerprint, found->message});
  act.questions.push_back(std::move(finding));
  act.questions.push_back(question("reason", words.tr("Why it may pass"), Kind::words));
  SheetField until = question("expires", words.tr("Until when, a year at most"), Kind::date);
  until.value = months_after(today(), 12);
  act.questions.push_back(std::move(until));
  ask_for_key(act, words);
  const std::string only = one ? may_pass.front()->fingerprint : std::string();
  act.make = [report = std::move(report), row, only](const Document& now, const Answered& answers) {
    const std::string& what = only.empty() ? answers.at("finding") : only;
    if (what.empty()) throw UserError(msg("Choose what may pass."));
    const SecretKey key = key_of_answers(answers);
    SignedWaiver done = sign_waiver(now, *report, key, {what, answers.at("reason"), answers.at("expires")});
    std::string receipt = receipt_in_a_sentence(report->words, *report, done.waiver);
    return ReviewDone{std::move(done.edit), std::move(receipt), row};
  };
  return act;
}

ReviewAct comment_act(const Document& document, const Words& words, const std::string& on,
                      const std::string& by) {
  const std::string about = subject_in_words(document, words, on);
  ReviewAct act{words.trf("Comment on {}", about),
                words.tr("Comments are kept in the document, outside of what is signed."),
                {},
                words.tr("Add the comment"),
                {},
                "comment " + on};
  if (std::string thread = thread_in_words(document, words, on); !thread.empty()) {
    SheetField said = question("thread", words.tr("What has been said so far"), Kind::told);
    said.value = std::move(thread);
    act.questions.push_back(std::move(said));
  }
  SheetField who = question("by", words.tr("Who you are"), Kind::line);
  who.value = by;
  act.questions.push_back(question("words", words.tr("What you have to say"), Kind::words));
  act.questions.push_back(std::move(who));
  act.make = [on, about, words](const Document& now, const Answered& answers) {
    return ReviewDone{add_comment(now, {on, answers.at("by"), today(), answers.at("words")}),
                      words.trf("Comment by {} on {}.", answers.at("by"), about), on, true};
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
  act.name = "reviewer";
  act.make = [words](const Document& now, const Answered& answers) {
    if (answers.at("key").empty()) throw UserError(msg("Choose the file of the public key."));
    require_not_over(answers.at("until"));
    const Reviewer reviewer = new_reviewer(answers.at("name"), answers.at("role"),
                                           load_public_key(answers.at("key")), {}, answers.at("until"));
    return ReviewDone{add_reviewer(now, reviewer), reviewer_in_words(words, reviewer), {}};
  };
  return act;
}

Answered to_be_kept(const ReviewAct& act, const Answered& answered) {
  Answered kept;
  for (const SheetField& question : act.questions)
    if (question.kind == Kind::line || question.kind == Kind::words || question.kind == Kind::date ||
        question.kind == Kind::file || question.kind == Kind::new_file)
      if (const auto found = answered.find(question.key); found != answered.end()) kept.insert(*found);
  return kept;
}

}  // namespace facenotice
