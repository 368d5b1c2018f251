// SPDX-License-Identifier: MIT
// What a reviewer can do: each act asks, signs, and says why not.
#include "designer/review/review_acts.hpp"

#include <fstream>
#include <set>

#include <boost/test/unit_test.hpp>

#include "designer/review/document_standing.hpp"
#include "designer/review/law_table.hpp"
#include "designer/review/remarks.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/report/formats.hpp"
#include "schema/report/passages.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/reviewers.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace review_acts {
namespace {

struct Desk {
  Desk() {
    std::ofstream(folder / "dpo.key") << test::key_of_role("data-protection-officer").format();
    std::ofstream(folder / "counsel.key") << test::key_of_role("counsel").format();
    std::ofstream(folder / "dpo.pub")
        << format_public_key_file(test::key_of_role("data-protection-officer").public_key());
    std::ofstream(folder / "memo.txt") << "the assessment";
  }

  static std::shared_ptr<const Report> report_of(const Document& document) {
    CheckOptions options;
    options.today = today();
    return std::make_shared<const Report>(check_laid_out(document, FontSet::open(), options));
  }
  std::string file(const char* name) const { return (folder / name).string(); }

  static Answered answered(const ReviewAct& act, const Answered& given) {
    Answered all;
    for (const SheetField& question : act.questions) all[question.key] = question.value;
    for (const auto& [key, value] : given) all[key] = value;
    return all;
  }
  static std::string refusal(const std::function<void()>& act) {
    try {
      act();
    } catch (const UserError& error) {
      return message_of(error).in(Words());
    }
    return "not refused";
  }
  // The item of the row, judged anew.
  static const HumanItem* item(const Report& report, const char* id) {
    for (const HumanItem& one : report.human)
      if (one.id == id) return &one;
    return nullptr;
  }

  test::TemporaryFolder folder;
  Document document = test::with_reviewer(
      Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml"),
      "data-protection-officer");
};

// Asks the data protection officer about the impact assessment.
constexpr const char* assessment_row = "CN-FRT-9.1";

}  // namespace
}  // namespace review_acts

BOOST_FIXTURE_TEST_SUITE(review_acts, review_acts::Desk)

BOOST_AUTO_TEST_CASE(an_answer_is_signed_and_read_again_by_the_check) {
  const auto report = report_of(document);
  const ReviewAct act = answer_act(document, report, assessment_row);
  const ReviewDone done = act.make(
      document,
      answered(act, {{"said", "satisfied"}, {"key", file("dpo.key")}, {"evidence", file("memo.txt")}}));
  const Edit& edit = done.edit;
  BOOST_TEST(done.on == assessment_row);
  BOOST_TEST(
      done.receipt ==
      "Signed: H-02 is so. By The data-protection-officer (data protection officer), until what it "
      "speaks of changes. It is listed as open until somebody vouches for The data-protection-officer: "
      "a list of reviewers, or whoever signs the package for legal.");
  BOOST_TEST(paperwork_of(edit.document).confirmations.size() == 1U);
  const auto again = report_of(edit.document);
  BOOST_REQUIRE(item(*again, "H-02") != nullptr);
  // It holds, and nobody outside of the document vouches for the reviewer.
  BOOST_TEST((item(*again, "H-02")->state() == AnswerState::unvouched));
  bool told = false;
  for (const Passage& passage : row_in_passages(*again, assessment_row, edit.document))
    told = told || passage.words.find("The data-protection-officer") != std::string::npos;
  BOOST_TEST(told, "the row says who has answered");
}

// A no without a reason helps nobody to mend it; and whoever has said it is not waited for.
BOOST_AUTO_TEST_CASE(a_no_says_why_wherever_it_is_told) {
  const auto report = report_of(document);
  const ReviewAct act = answer_act(document, report, assessment_row);
  const ReviewDone done =
      act.make(document, answered(act, {{"said", "not-satisfied"},
                                        {"reason", "The assessment leaves out the camera."},
                                        {"key", file("dpo.key")},
                                        {"evidence", file("memo.txt")}}));
  CheckOptions options;
  options.today = today();
  options.reviewers = {"reviewers.xml", std::string(64, '0'), paperwork_of(done.edit.document).reviewers};
  const Report again = check_laid_out(done.edit.document, FontSet::open(), options);
  BOOST_REQUIRE(item(again, "H-02") != nullptr);
  BOOST_REQUIRE((item(again, "H-02")->state() == AnswerState::denied));
  const std::string said = "The assessment leaves out the camera.";
  BOOST_TEST(denials_in_words(again).front().find(said) != std::string::npos);
  BOOST_TEST(report_as_text(again, done.edit.document, false).find(said) != std::string::npos);
  BOOST_TEST(report_as_html(again, done.edit.document).find(said) != std::string::npos);
  BOOST_TEST(report_as_json(again).find(said) != std::string::npos);
  const auto officer = [](const Report& one) {
    std::size_t items = 0;
    for (const WaitingFor& waiting : one.waiting_for())
      if (waiting.role == "data-protection-officer") items = waiting.items;
    return items;
  };
  BOOST_TEST(officer(again) < officer(*report));
  // Another reason under the same signature does not count.
  const std::string changed = test::edited(done.edit.document.bytes(), said, "The assessment is fine.");
  const Report forged =
      check_laid_out(Document::parse(changed, "changed.flow.xml"), FontSet::open(), options);
  BOOST_TEST((item(forged, "H-02")->state() == AnswerState::bad_signature));
}

// Unlocking a key takes seconds and asks for a password: what its public half tells is said before. The keys
// here cannot be unlocked at all.
BOOST_AUTO_TEST_CASE(who_may_not_answer_and_what_is_missing_is_said_before_the_key_is_unlocked) {
  const ReviewAct act = answer_act(document, report_of(document), assessment_row);
  BOOST_TEST(act.signs_as.front() == "data-protection-officer");
  const auto refused = [&](const char* key, const std::string& evidence) {
    std::ofstream(folder / key) << "no key";
    return refusal([&] {
      act.make(document, answered(act, {{"said", "satisfied"}, {"key", file(key)}, {"evidence", evidence}}));
    });
  };
  BOOST_TEST(refused("dpo.key", "") == "H-02 asks for a file that shows it as evidence.");
  BOOST_TEST(refused("unknown.key", "") == "H-02 asks for a file that shows it as evidence.");
  document = test::with_reviewer(document, "translator");
  std::ofstream(folder / "words.pub") << format_public_key_file(test::key_of_role("translator").public_key());
  BOOST_TEST(refused("words.key", file("memo.txt")) ==
             "H-02 is not for The translator to answer (translator). It is for: data protection officer.");
  std::ofstream(folder / "other.pub") << format_public_key_file(test::key_of_role("counsel").public_key());
  BOOST_TEST(refused("other.key", file("memo.txt")).find("no reviewer") != std::string::npos);
  BOOST_TEST(refused("dpo.key", file("memo.txt")).find("H-02") == std::string::npos,
             "the key itself is next");
}

// Who signs has said so themselves.
namespace {

bool asks(const Report& report, const std::string& item, const std::string& role) {
  return std::any_of(report.human.begin(), report.human.end(), [&](const HumanItem& one) {
    return one.id == item && std::any_of(one.answers.begin(), one.answers.end(),
                                         [&](const Answer& answer) { return answer.role == role; });
  });
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_that_is_signed_is_ticked_or_answered_beforehand) {
  const auto report = report_of(document);
  std::size_t one = 0, several = 0;
  for (const RowResult& row : report->rows) {
    std::set<std::string> asked;
    for (const HumanItem* item : items_of_row(*report, row.id)) asked.insert(item->id);
    if (asked.empty()) continue;
    const ReviewAct act = answer_act(document, report, row.id);
    for (const SheetField& question : act.questions)
      if (question.key == "said" || question.key == "items") BOOST_TEST(question.value == "", row.id);
    const SheetField& first = act.questions.front();
    if (asked.size() == 1) {
      ++one;
      BOOST_TEST((first.kind == SheetField::Kind::told));
      BOOST_TEST(first.value.find(items_of_row(*report, row.id).front()->statement) != std::string::npos,
                 "the whole of it is told");
    } else {
      ++several;
      BOOST_TEST(first.options.size() == asked.size());
      BOOST_TEST(first.sentences, "all of each is shown");
      BOOST_TEST(refusal([&] {
                   act.make(document, answered(act, {{"said", "satisfied"}, {"key", file("dpo.key")}}));
                 }) == "Tick what you answer.");
    }
    BOOST_TEST(!act.signs_as.empty());
    // A key is made for whoever answers what is ticked.
    BOOST_TEST(roles_to_sign(act, {}) == act.signs_as, boost::test_tools::per_element());
    if (first.key == "items")
      for (const SheetOption& item : first.options)
        for (const std::string& role : roles_to_sign(act, {{"items", item.value}}))
          BOOST_TEST(asks(*report, item.value, role), item.value << " is not for " << role);
  }
  BOOST_TEST(one > 0U);
  BOOST_TEST(several > 0U);
}

BOOST_AUTO_TEST_CASE(what_was_typed_is_kept_and_neither_passwords_nor_what_is_signed) {
  const ReviewAct act = answer_act(document, report_of(document), assessment_row);
  const Answered kept = to_be_kept(act, {{"said", "satisfied"},
                                         {"items", "H-02"},
                                         {"evidence", "memo.txt"},
                                         {"expires", "2027-01-01"},
                                         {"key", "dpo.key"},
                                         {"password", "secret"}});
  BOOST_TEST((kept == Answered{{"evidence", "memo.txt"}, {"expires", "2027-01-01"}, {"key", "dpo.key"}}));
}

BOOST_AUTO_TEST_CASE(an_answer_without_what_it_needs_says_what_is_missing) {
  const auto report = report_of(document);
  const ReviewAct act = answer_act(document, report, assessment_row);
  const auto with = [&](const Answered& given) {
    return refusal([&] { act.make(document, answered(act, given)); });
  };
  BOOST_TEST(with({}) == "Say whether it is so.");
  Answered given = {{"said", "satisfied"}};
  BOOST_TEST(with(given) == "H-02 asks for a file that shows it as evidence.");
  given["evidence"] = file("memo.txt");
  BOOST_TEST(with(given) == "Choose the file of your key.");
  given["key"] = file("dpo.key");
  given["expires"] = "2020-01-01";
  BOOST_TEST(with(given) == "2020-01-01 is over already.");
  given["expires"] = "soon";
  BOOST_TEST(with(given) == "“soon” is no date; write it like 2026-11-23.");
  given["expires"] = "";
  given["key"] = file("counsel.key");
  BOOST_TEST(with(given).find("reviewer") != std::string::npos);
}

// A row that rests on texts is answered where it stands; for which language says whoever has read it.
BOOST_AUTO_TEST_CASE(that_the_texts_were_read_is_answered_for_a_language_that_is_named) {
  document = test::with_reviewer(document, "counsel");
  const auto report = report_of(document);
  const ReviewAct act = answer_act(document, report, "CN-APP-1.3");
  const auto with = [&](const Answered& given) {
    return act.make(document, answered(act, given)).edit.document;
  };
  Answered given = {{"said", "satisfied"}, {"key", file("counsel.key")}};
  BOOST_TEST(refusal([&] { with(given); }) == "Say for which language you answer.");
  given["language"] = "en";
  const std::vector<Confirmation> one = paperwork_of(with(given)).confirmations;
  BOOST_REQUIRE(one.size() == 1U);
  BOOST_TEST(one.front().item == "H-23");
  BOOST_TEST(one.front().language == "en");
  given["language"] = "*";
  BOOST_TEST(paperwork_of(with(given)).confirmations.size() == document.flow().languages.size());
}

BOOST_AUTO_TEST_CASE(who_has_answered_can_take_it_back_and_nobody_else) {
  document = test::with_reviewer(document, "counsel");
  const auto offers = [](const ReviewAct& act) {
    for (const SheetField& question : act.questions)
      if (question.key == "said") return question.options.size();
    return std::size_t{0};
  };
  const ReviewAct first = answer_act(document, report_of(document), assessment_row);
  BOOST_TEST(offers(first) == 2U, "there is nothing to take back");
  const Answered back = {{"said", "taken-back"}, {"key", file("dpo.key")}};
  BOOST_TEST(refusal([&] { first.make(document, answered(first, back)); }) ==
             "The data-protection-officer has not answered H-02: there is nothing to take back.");
  document = first
                 .make(document, answered(first, {{"said", "not-satisfied"},
                                                  {"key", file("dpo.key")},
                                                  {"evidence", file("memo.txt")}}))
                 .edit.document;
  const auto denied = report_of(document);
  BOOST_REQUIRE((item(*denied, "H-02")->state() == AnswerState::denied));
  const ReviewAct again = answer_act(document, denied, assessment_row);
  BOOST_TEST(offers(again) == 3U);
  BOOST_TEST(refusal([&] {
               again.make(document, answered(again, {{"said", "taken-back"}, {"key", file("counsel.key")}}));
             }).find("is not for The counsel to answer") != std::string::npos);
  const ReviewDone done = again.make(document, answered(again, back));
  BOOST_TEST(
      done.receipt ==
      "Taken back: what The data-protection-officer (data protection officer) had answered to H-02. It "
      "stays in the history and counts no more.");
  const auto taken_back = report_of(done.edit.document);
  BOOST_TEST((item(*taken_back, "H-02")->state() == AnswerState::taken_back));
  BOOST_TEST(refusal([&] {
               again.make(done.edit.document, answered(again, back));
             }).find("took back the answer to H-02 already") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_to_be_answered_says_for_whom_and_how_far_it_reaches) {
  const auto report = report_of(document);
  std::string row;
  for (const RowResult& one : report->rows) {
    std::set<std::string> ids, own;
    for (const HumanItem* asked : items_of_row(*report, one.id)) {
      ids.insert(asked->id);
      for (const Answer& answer : asked->answers)
        if (answer.role == "data-protection-officer") own.insert(asked->id);
    }
    if (own.size() == 1 && ids.size() > 1) row = one.id;
  }
  BOOST_REQUIRE_MESSAGE(!row.empty(), "a row asks several roles");
  const auto what = [](const ReviewAct& act) {
    std::vector<std::string> all;
    for (const SheetField& question : act.questions) {
      if (question.key == "statement") all.push_back(question.value);
      if (question.key == "items")
        for (const SheetOption& option : question.options) all.push_back(option.label);
    }
    return all;
  };
  const std::vector<std::string> everything = what(answer_act(document, report, row));
  BOOST_TEST(everything.size() > 1U);
  for (const std::string& told : everything) {
    BOOST_TEST(told.find("\nFor ") != std::string::npos, told);
    BOOST_TEST(told.find(" of the laws.") != std::string::npos, told);
  }
  const std::vector<std::string> own = what(answer_act(document, report, row, "data-protection-officer"));
  BOOST_REQUIRE(own.size() == 1U);
  BOOST_TEST(own.front().find("data protection officer") != std::string::npos, own.front());
}

BOOST_AUTO_TEST_CASE(a_row_that_asks_nobody_has_no_answer) {
  const auto report = report_of(document);
  BOOST_TEST(refusal([&] { answer_act(document, report, "CN-FRT-12"); }) ==
             "This row asks nobody: the program has judged it.");
}

BOOST_AUTO_TEST_CASE(what_a_law_demands_has_no_waiver) {
  const auto report = report_of(document);
  std::string broken;
  for (const RowResult& row : report->rows)
    if (row.basis == RowBasis::broken && row.level == "must") broken = row.id;
  BOOST_REQUIRE(!broken.empty());
  BOOST_TEST(refusal([&] { waiver_act(report, broken); }).find("it cannot be waived") != std::string::npos);
  BOOST_TEST(refusal([&] { waiver_act(report, assessment_row); }) ==
             "This waits for a person’s answer: there is no finding that could be let pass.");
}

// Nothing in the document is wrong: what stands in the way is somebody who has looked, and signed that.
BOOST_AUTO_TEST_CASE(a_signed_no_is_told_first_and_let_pass_by_nobody) {
  const Document shop = test::with_reviewer(Document::parse(test::vending_text(), "vending.flow.xml"),
                                            "data-protection-officer");
  const auto report = report_of(shop);
  const ReviewAct act = answer_act(shop, report, assessment_row);
  const ReviewDone done = act.make(
      shop,
      answered(act, {{"said", "not-satisfied"}, {"key", file("dpo.key")}, {"evidence", file("memo.txt")}}));
  const auto again = report_of(done.edit.document);
  BOOST_TEST((again->verdict == Verdict::broken));
  BOOST_TEST(document_standing(*again, Words()).words == "1 answer is no");
  const std::string told =
      "The data-protection-officer (data protection officer) has answered that this is not so: H-02: The "
      "impact "
      "assessment was done before deployment and covers every purpose of this version.";
  BOOST_TEST(verdict_in_words(*again)[1] == told);
  BOOST_TEST(open_in_words(*again).front() == told);
  BOOST_TEST(refusal([&] { waiver_act(again, assessment_row); }) ==
             "A person has answered that this is not so: an answer is not let pass.");
}

BOOST_AUTO_TEST_CASE(guidance_passes_with_a_reason_and_a_key) {
  const Document questions = Document::parse(
      test::source_text("tests/fixtures/shanghai-extra-questions.flow.xml"), "questions.flow.xml");
  const Document small = test::with_reviewer(questions, "counsel");
  const auto report = report_of(small);
  std::string row;
  for (const Finding& finding : report->findings)
    if (finding.waivable && finding.counts()) row = finding.id;
  BOOST_REQUIRE_MESSAGE(!row.empty(), "the fixture breaks guidance too");
  const ReviewAct act = waiver_act(report, row);
  Answered unreasoned = {{"key", file("counsel.key")}};
  if (!act.questions.front().options.empty())
    unreasoned["finding"] = act.questions.front().options.front().value;
  BOOST_TEST(refusal([&] { act.make(small, answered(act, unreasoned)); }) ==
             "Say why it may pass: a waiver without a reason is none.");
  // What may pass is told when it is one thing, and chosen by whoever signs when it is several.
  const SheetField& what = act.questions.front();
  BOOST_TEST(what.value.empty() == (what.kind != SheetField::Kind::told));
  Answered given = {{"key", file("counsel.key")}, {"reason", "new screen in March"}};
  if (what.kind != SheetField::Kind::told) {
    BOOST_TEST(refusal([&] { act.make(small, answered(act, given)); }) == "Choose what may pass.");
    given["finding"] = what.options.front().value;
  }
  const ReviewDone done = act.make(small, answered(act, given));
  const Edit& edit = done.edit;
  BOOST_TEST(done.receipt.find("is let pass. By The counsel (") != std::string::npos, done.receipt);
  BOOST_TEST(done.receipt.find("does not count before a list of reviewers vouches for The counsel") !=
                 std::string::npos,
             done.receipt);
  BOOST_REQUIRE(paperwork_of(edit.document).waivers.size() == 1U);
  BOOST_TEST(paperwork_of(edit.document).waivers[0].rule == row);
}

BOOST_AUTO_TEST_CASE(a_reviewer_is_taken_in_once) {
  const Document nobody =
      Document::parse(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"), "bait.flow.xml");
  const ReviewAct act = reviewer_act(Words());
  const Answered given =
      answered(act, {{"name", "Li Wei"}, {"role", "data-protection-officer"}, {"key", file("dpo.pub")}});
  const Edit edit = act.make(nobody, given).edit;
  BOOST_REQUIRE(paperwork_of(edit.document).reviewers.size() == 1U);
  BOOST_TEST(paperwork_of(edit.document).reviewers[0].name == "Li Wei");
  BOOST_TEST(refusal([&] { act.make(edit.document, given); }).find("signs with this key already") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(comments_say_what_they_are_about_as_people_call_it) {
  const std::string screen = "steps/screen[@id='pay']";
  BOOST_REQUIRE(!ElementPath(screen).in(document).empty());
  Document now = document;
  for (const std::string& on : {std::string(), screen, std::string(assessment_row)}) {
    const ReviewAct act = comment_act(now, Words(), on, "Counsel");
    const ReviewDone done = act.make(now, answered(act, {{"words", "About " + on}}));
    BOOST_TEST(done.comment);
    BOOST_TEST(done.on == on);
    now = done.edit.document;
  }
  const std::vector<ToldComment> remarks = remarks_of(now, Words());
  BOOST_REQUIRE(remarks.size() == 3U);
  BOOST_TEST(remarks[0].about == "the whole flow");
  BOOST_TEST(remarks[1].about == "the screen “How would you like to pay?”");
  BOOST_TEST(remarks[1].element.text() == screen);
  BOOST_TEST(remarks[2].about ==
             "Measures for the Security Management of Facial Recognition (2025), Art. 9 (CN-FRT-9.1)");
  BOOST_TEST(remarks[0].comment.by == "Counsel");
  BOOST_TEST(open_remarks_on(now, "pay") == 1U);
  // An answer stands under what it answers.
  const Document replied =
      add_comment(now, {std::string(), "Product", "2026-11-02", "I will look at it."}).document;
  BOOST_TEST(remarks_of(replied, Words())[1].about == "↳ the whole flow");
  BOOST_TEST(remarks_of(replied, Words())[1].comment.words == "I will look at it.");
  // What is dealt with goes to the end.
  const Document closed = set_comment_done(now, remarks[0].comment.id, true).document;
  BOOST_TEST(remarks_of(closed, Words()).back().about == "the whole flow");
  BOOST_TEST(closed.content_digest() == document.content_digest(), "no signature covers comments");
}

BOOST_AUTO_TEST_CASE(the_dialog_says_on_what_and_what_was_said_before) {
  const std::string screen = "steps/screen[@id='pay']";
  const ReviewAct first = comment_act(document, Words(), screen, "Counsel");
  BOOST_TEST(first.title == "Comment on the screen “How would you like to pay?”");
  BOOST_TEST((first.questions.front().kind != SheetField::Kind::told), "nothing was said yet");
  const Document said = first.make(document, answered(first, {{"words", "Too small."}})).edit.document;
  const ReviewAct second = comment_act(said, Words(), screen, "Vendor");
  BOOST_TEST((second.questions.front().kind == SheetField::Kind::told));
  BOOST_TEST(second.questions.front().value == "Counsel, " + today() + " (still open): Too small.");
}

BOOST_AUTO_TEST_SUITE_END()
