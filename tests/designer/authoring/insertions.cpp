// SPDX-License-Identifier: MIT
// What can be put into a flow.
#include "designer/authoring/insertions.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "designer/workbench/live_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/languages.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(insertions)

namespace {

const Document& vending() {
  static const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  return document;
}

std::vector<Insertion> offered(const std::string& at = "steps/screen[@id='pay']",
                               const Words& words = Words()) {
  return facenotice::insertions(vending(), ElementPath(at), FormatWords::load(words), words);
}

Insertion named(const std::string& id) {
  for (Insertion& one : offered())
    if (one.id == id) return one;
  BOOST_FAIL(id);
  return {};
}

// Every question about words answered.
Answered filled(const Insertion& insertion) {
  Answered answered = insertion.defaults();
  for (const SheetField& question : insertion.questions)
    if (question.kind == SheetField::Kind::line && answered[question.key].empty())
      answered[question.key] = "Words for " + question.key.substr(0, question.key.find(':'));
  return answered;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_is_offered_can_be_done_and_is_then_there) {
  for (const Insertion& one : offered()) {
    BOOST_TEST(!one.title.empty());
    for (const SheetField& question : one.questions) {
      BOOST_TEST(!question.label.empty(), one.id);
      if (question.kind == SheetField::Kind::one_of)
        BOOST_TEST(!question.options.empty(), one.id << question.key);
    }
    const Answered answered = filled(one);
    try {
      const Edit edit = one.make(vending(), answered);
      BOOST_TEST(edit.document.sound(), one.id);
      BOOST_TEST(edit.document.bytes() != vending().bytes(), one.id);
      BOOST_TEST(!one.then(answered).in(edit.document).empty(), one.id << " → " << one.then(answered).text());
    } catch (const UserError& error) {
      // The template's start screen has a choice for each of its languages.
      BOOST_TEST((one.id == "language-picker"), one.id << ": " << message_of(error).english());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_screen_comes_between_a_choice_and_where_it_led) {
  const Insertion screen = named("screen");
  Answered answered = screen.defaults();
  answered["way"] = "pay by-face";
  const Flow& before = vending().flow();
  const Edit edit = screen.make(vending(), answered);
  const Flow& after = edit.document.flow();
  const auto target = [](const Flow& flow, const char* step, const char* choice) {
    for (const Choice& one : flow.steps[flow.find_step(step)].choices)
      if (one.id == choice) return flow.steps[one.target].id;
    return std::string();
  };
  BOOST_TEST(target(after, "pay", "by-face") == "screen");
  const Step& added = after.steps[after.find_step("screen")];
  BOOST_TEST(after.steps[added.choices.front().target].id == target(before, "pay", "by-face"));
}

BOOST_AUTO_TEST_CASE(what_is_not_answered_is_asked_for) {
  const Insertion party = named("party");
  BOOST_CHECK_EXCEPTION(party.make(vending(), party.defaults()), UserError, [](const UserError& error) {
    return message_of(error).english().find("zh-CN") != std::string::npos;
  });
}

// A screen that is put in looks and behaves as the one before it.
BOOST_AUTO_TEST_CASE(a_screen_has_what_its_neighbours_have_and_as_many_choices_as_were_written) {
  const Insertion screen = named("screen");
  Answered answered = filled(screen);
  answered["way"] = "pay by-face";
  answered["next:zh-CN"] = "继续\n\n了解更多\n";
  answered["next:en"] = "Continue\nLearn more";
  const Document document = screen.make(vending(), answered).document;
  const Flow& flow = document.flow();
  const Step &before = flow.steps[flow.find_step("pay")], &added = flow.steps[flow.find_step("screen")];
  BOOST_TEST(added.icon == before.icon);
  BOOST_TEST(added.exit(ExitKind::timeout)->after_ms == before.exit(ExitKind::timeout)->after_ms);
  BOOST_TEST(added.exit(ExitKind::timeout)->target == before.exit(ExitKind::timeout)->target);
  BOOST_REQUIRE(added.choices.size() == 3U);
  BOOST_TEST(added.choices[1].label.in("en") == "Learn more");
  BOOST_TEST(added.choices[1].target == added.choices[0].target);
  BOOST_TEST(added.choices[2].has(ActKind::back));
  BOOST_TEST(added.choices[2].label.in("en") == "Back");
  BOOST_TEST(flow.steps[added.choices[2].target].id == "pay");
  answered["next:en"] = "Continue";
  BOOST_CHECK_THROW(screen.make(vending(), answered), UserError);
}

BOOST_AUTO_TEST_CASE(words_in_a_language_that_nobody_wrote_are_drafts) {
  const Document three = add_language(vending(), "ja").document;
  for (const Insertion& one : facenotice::insertions(three, ElementPath("steps/screen[@id='pay']"),
                                                     FormatWords::load(Words()), Words())) {
    if (one.id != "screen") continue;
    Answered answered = one.defaults();
    BOOST_TEST(answered["title:ja"].empty());
    answered["way"] = "pay by-face";
    answered["title:zh-CN"] = "请稍候";
    answered["title:en"] = "One moment";
    const Edit edit = one.make(three, answered);
    const Flow& flow = edit.document.flow();
    for (const LocalizedText::Entry& entry : flow.steps[flow.find_step("screen")].title.entries())
      BOOST_TEST(entry.approved == (entry.language != "ja"), entry.language);
  }
}

BOOST_AUTO_TEST_CASE(a_title_that_was_left_as_proposed_is_a_draft) {
  const Insertion screen = named("screen");
  Answered answered = screen.defaults();
  answered["way"] = "pay by-face";
  answered["title:en"] = "One moment";
  const Document document = screen.make(vending(), answered).document;
  const Flow& flow = document.flow();
  for (const LocalizedText::Entry& entry : flow.steps[flow.find_step("screen")].title.entries())
    BOOST_TEST(entry.approved == (entry.language == "en"), entry.text);
}

BOOST_AUTO_TEST_CASE(a_second_language_can_be_chosen_on_the_first_screen) {
  Document one = remove_language(vending(), "en").document;
  one = remove_choice(one, {StepId("attract"), "chinese"}).document;
  const std::vector<Insertion> offers =
      facenotice::insertions(one, ElementPath("steps"), FormatWords::load(Words()), Words());
  const auto language = std::find_if(offers.begin(), offers.end(),
                                     [](const Insertion& offer) { return offer.id == "language"; });
  BOOST_REQUIRE((language != offers.end()));
  const Document two = language->make(one, {{"code", "ja"}}).document;
  const Flow& flow = two.flow();
  std::string switches;
  for (const Choice& choice : flow.steps[flow.find_step("attract")].choices)
    for (const Act& act : choice.acts)
      if (act.kind == ActKind::language) switches += " " + act.value;
  BOOST_TEST(switches == " zh-CN ja");
}

// Every question answered as its example does, or as it stands there.
BOOST_AUTO_TEST_CASE(a_purpose_as_it_is_proposed_leaves_the_flow_as_lawful_as_it_was) {
  const auto errors = [](const Document& document) {
    std::vector<std::string> said;
    for (const Finding& finding : check_now(document, open_fonts(), Words()).findings)
      if (finding.counts() && finding.severity == Severity::error) said.push_back(finding.message);
    return said;
  };
  BOOST_TEST(errors(vending()).empty());
  for (const char* looked_at : {"steps", "steps/screen[@id='attract']", "steps/screen[@id='pay']"}) {
    for (const Insertion& one : offered(looked_at)) {
      if (one.id != "purpose") continue;
      Answered answered = one.defaults();
      for (const SheetField& question : one.questions)
        if (answered[question.key].empty()) answered[question.key] = question.hint;
      answered["data"] = "face-image face-template";
      for (const std::string& error : errors(one.make(vending(), answered).document))
        BOOST_ERROR(looked_at << ": " << error);
      answered["name:en"] = "Membership";  // the question is about a face, whatever it is good for
      answered["name:zh-CN"] = "会员服务";
      for (const std::string& error : errors(one.make(vending(), answered).document))
        BOOST_ERROR(looked_at << ": " << error);
      answered["refused"] = "attract";  // a refusal that costs the purchase is found
      BOOST_TEST(!errors(one.make(vending(), answered).document).empty(), looked_at);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_the_flow_has_is_not_offered_again) {
  const Insertion language = named("language");
  for (const SheetOption& option : language.questions.front().options) {
    BOOST_TEST(option.value != "zh-CN");
    BOOST_TEST(option.value != "en");
  }
}

BOOST_AUTO_TEST_CASE(a_new_sign_says_what_the_first_one_says_and_breaks_nothing) {
  const Insertion sign = named("sign");
  const Document after = sign.make(vending(), filled(sign)).document;
  BOOST_REQUIRE(after.flow().signs.size() == 2U);
  BOOST_TEST(after.flow().signs[1].blocks.size() == after.flow().signs[0].blocks.size());
  BOOST_TEST(after.flow().signs[1].viewing_distance_mm == after.flow().signs[0].viewing_distance_mm);
}

BOOST_AUTO_TEST_SUITE_END()
