// SPDX-License-Identifier: MIT
// Flows that some version judged wrongly: what is right, with the path.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <tuple>

#include "schema/check/causes.hpp"
#include "tests/schema/check/checked.hpp"
#include "tests/support/flow_edit.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(cases)

namespace {

std::string case_text(const std::string& name) {
  return source_text("tests/fixtures/cases/" + name + ".flow.xml");
}

// The path of the finding of that row for that reason: "power-on>attract start>goods …"; empty when there is
// none.
std::string path_of(const Report& report, const std::string& row, const std::string& assertion) {
  std::string path;
  for (const Finding& finding : report.findings)
    if (finding.id == row && finding.assertion == assertion)
      for (const FindingEvent& event : finding.trace)
        path +=
            (path.empty() ? "" : " ") + (event.choice.empty() ? event.event : event.choice) + ">" + event.to;
  return path;
}

// A further flow of the kind: an edit to a lawful one.
std::string variant(const std::string& name) {
  return FlowEdit::load(source_folder / "tests/fixtures/cases" / (name + ".edit")).applied(source_folder);
}

CheckOptions in_november() {
  CheckOptions options = as_of("");
  options.today = judged_at;
  return options;
}

// The assertions that do not hold, one wrong after the other ("a+b c"), but for signs and large text that
// have no room.
std::string wrongs(const std::string& text, Severity least = Severity::warning) {
  const Report report = checked(text, in_november());
  BOOST_TEST(report.could_not == "");
  std::string all;
  for (const Cause& cause : causes_of(report)) {
    std::set<std::string> assertions;
    for (const CauseLaw& law : cause.laws)
      for (const Finding* finding : law.findings)
        if (finding->severity <= least && finding->id != "FN-SIGN" && finding->id != "FN-LARGE-TEXT" &&
            !waits_for_pages(finding->id))
          assertions.insert(finding->assertion);
    std::string one;
    for (const std::string& assertion : assertions) one += (one.empty() ? "" : "+") + assertion;
    if (!one.empty()) all += (all.empty() ? "" : " ") + one;
  }
  return all;
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_next_person_inherits_no_consent_and_the_way_that_counts_on_it_is_named) {
  const Report report = checked(case_text("next-person-inherits-consent"), as_of("2026-11-24"));
  BOOST_TEST(ids(report, Severity::error).count("CN-FRT-6.1") > 0U);
  const std::string path = path_of(report, "CN-FRT-6.1", "P02-not-inherited");
  BOOST_TEST(path ==
             "power-on>attract start>goods water>pay by-face>age over>face-notice continue>face-consent "
             "agree>transmit-consent agree>scan matched>dispense-face done>receipt timeout>goods water>pay "
             "by-face>age");
  // No way leads to a camera without notice and consent: the function itself has closed it.
  for (const char* assertion : {"P01-notice", "P02-consent", "P02-separate"})
    BOOST_TEST(path_of(report, "CN-FRT-6.1", assertion) == "", assertion);
}

BOOST_AUTO_TEST_CASE(a_question_that_repeats_for_hours_asks_people_who_were_told_nothing) {
  const Report report = checked(case_text("question-repeats-for-hours"), as_of("2026-11-24"));
  BOOST_TEST(ids(report, Severity::error).count("CN-FRT-6.1") > 0U);
  const std::string path = path_of(report, "CN-FRT-6.1", "P02-separate");
  BOOST_TEST(ends_with(path, "continue>face-consent timeout>face-consent agree>transmit-consent agree>scan"),
             path);
  // And at its root: the time-out itself.
  const std::string root = path_of(report, "FN-TIMEOUT", "P20-safe");
  BOOST_TEST(ends_with(root, "continue>face-consent timeout>face-consent"), root);
}

// Whether a row names it as an error for that reason.
bool names(const Report& report, const std::string& row, const std::string& assertion) {
  return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
    return finding.id == row && finding.assertion == assertion && finding.severity == Severity::error;
  });
}

BOOST_AUTO_TEST_CASE(what_a_text_says_is_held_to_what_is_declared) {
  const Report sent = checked(case_text("says-never-leaves-but-is-sent"), as_of("2026-11-24"));
  for (const char* row : {"CN-FRT-5.1", "X-TRUE"})
    for (const char* assertion : {"P15-true-words", "P15-never-sent"})
      BOOST_TEST(names(sent, row, assertion), row << " " << assertion);
  const Report told = checked(case_text("sign-tells-what-is-not-taken"), as_of("2026-11-24"));
  BOOST_TEST(names(told, "EU-GDPR-5.1a", "P28-told-declared"));
  const Report sign = checked(case_text("sign-says-only-cctv"), as_of("2026-11-24"));
  BOOST_TEST(names(sign, "AU-APP5", "P22-sign-speaks"));
}

BOOST_AUTO_TEST_CASE(nobody_agrees_to_what_is_not_written_yet) {
  const Report report = checked(case_text("terms-change-unannounced"), as_of("2026-11-24"));
  for (const char* row : {"CN-PIPL-14.2", "CN-PIPL-17.1"})
    BOOST_TEST(names(report, row, "P21-silent-change"), row);
}

BOOST_AUTO_TEST_CASE(a_recipient_has_a_name_and_a_contact_of_its_own) {
  const Report report = checked(case_text("recipient-is-a-third-party"), as_of("2026-11-24"));
  for (const char* assertion : {"P14-own-name", "P14-contact"})
    BOOST_TEST(names(report, "CN-PIPL-23", assertion), assertion);
  BOOST_TEST(ids(report, Severity::warning).count("CN-APP-2.1") > 0U);
}

BOOST_AUTO_TEST_CASE(a_setting_that_is_a_private_space_is_one) {
  const Report report = checked(case_text("changing-room-by-setting"), as_of("2026-11-24"));
  for (const char* row : {"CN-FRT-13.2", "CN-VIDEO-8"}) BOOST_TEST(names(report, row, "P23-setting"), row);
}

BOOST_AUTO_TEST_CASE(a_way_that_somebody_else_must_grant_is_none) {
  const Report report = checked(case_text("card-only-by-staff"), as_of("2026-11-24"));
  for (const char* row : {"CN-SPC-10", "CN-FRT-10.1"}) BOOST_TEST(names(report, row, "P07-granted"), row);
}

BOOST_AUTO_TEST_CASE(phrases_are_words_and_commas_do_not_hide_them) {
  const Report vague = checked(case_text("including-but-not-limited-to"), as_of("2026-11-24"));
  BOOST_TEST(names(vague, "EU-GDPR-5.1b", "P01-vague"));
  const Report fast = checked(case_text("quiet-fast-confirmation"), as_of("2026-11-24"));
  BOOST_TEST(ids(fast, Severity::error).empty());
  const Report bound = checked(case_text("quiet-in-24-hours-after-departure"), as_of("2026-11-24"));
  BOOST_TEST(ids(bound, Severity::warning).count("IN-DIGI") == 0U);
  BOOST_TEST(path_of(bound, "X-TRUE", "P15-true-words") == "");
}

// A time-out that leaves somebody else there is named as the cause, and it is what is to be mended.
BOOST_AUTO_TEST_CASE(where_a_time_out_is_the_cause_the_message_says_so) {
  for (const auto& [language, cause, mend] :
       {std::tuple("en", "The cause is the time-out of \"", "Lead the time-out of \""),
        std::tuple("zh-CN", "秒后超时：此后继续操作的是另一个人。", "的超时回到首页")}) {
    const Report report = checked(case_text("question-repeats-for-hours"), as_of("2026-11-24", language));
    for (const Finding& finding : report.findings)
      if (finding.assertion == "P01-told" || finding.assertion == "P01-notice" ||
          finding.assertion == "P02-separate" || finding.assertion == "P17-age-known") {
        BOOST_TEST(finding.message.find(cause) != std::string::npos, finding.message);
        BOOST_TEST(finding.fix.find(mend) != std::string::npos, finding.fix);
      }
  }
  // Other reasons keep their messages; a consent that is not separate says why it is not.
  const Report staff = checked(
      FlowEdit::load(source_folder / "tests/fixtures/rules/P03-not-staff.edit").applied(source_folder),
      in_november());
  for (const Finding& finding : staff.findings)
    if (finding.assertion == "P02-separate")
      BOOST_TEST(finding.message.find("not separate: staff gave it.") != std::string::npos, finding.message);
}

// What stands in the document is refused, at its line.
void is_refused(const std::string& name, std::size_t line, const std::string& says) {
  const Document document = document_of(source_text("tests/fixtures/refused/" + name + ".flow.xml"));
  BOOST_REQUIRE(!document.sound());
  const Problem& first = document.problems().front();
  BOOST_TEST(first.place.line == line);
  const std::string message = first.message.in(words_in("en"));
  BOOST_TEST(message.find(says) != std::string::npos, message);
}

BOOST_AUTO_TEST_CASE(marks_that_turn_the_direction_of_reading_are_refused) {
  is_refused("hidden-direction-marks", 234, "U+202E");
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_binding_and_is_none_is_refused) {
  is_refused("full-width-braces-shown-raw", 333, "｛data.face-image.name｝");
}

BOOST_AUTO_TEST_CASE(whatever_is_printed_is_checked_signs_too) {
  const auto named = [](const std::string& name, const std::string& assertion) {
    const Report report = checked(case_text(name), as_of("2026-11-24"));
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
      return finding.id == "FN-SIGN" && finding.assertion == assertion && finding.severity == Severity::error;
    });
  };
  BOOST_TEST(named("rare-character-only-on-sign", "P41-sign-glyphs"));
  BOOST_TEST(named("qr-address-too-long", "P41-code-too-long"));
  BOOST_TEST(named("sign-does-not-fit", "P41-sign-overflow"));
}

BOOST_AUTO_TEST_CASE(of_a_sign_without_room_it_is_said_what_would_fit_and_it_does) {
  const auto fix_of = [](const std::string& text) {
    const Report report = checked(text, in_november());
    for (const Finding& finding : report.findings)
      if (finding.assertion == "P41-sign-overflow") return finding.fix;
    return std::string();
  };
  // What stands between the two in the advice; empty: it says nothing of it.
  const auto between = [](const std::string& text, const std::string& before, const std::string& behind) {
    const std::size_t at = text.find(before);
    if (at == std::string::npos) return std::string();
    return text.substr(at + before.size(), text.find(behind, at) - at - before.size());
  };
  const std::string text = case_text("sign-does-not-fit"), from = "viewing-distance-mm=\"5000\"";
  std::set<std::string> papers, distances;
  for (const char* distance : {"1100", "1500", "2000", "3000", "5000"}) {
    const std::string at = "viewing-distance-mm=\"" + std::string(distance) + "\"";
    const std::string far = edited(text, from, at), fix = fix_of(far);
    if (fix.empty()) continue;
    if (const std::string paper = between(fix, "it fits on ", ")"); papers.insert(paper), !paper.empty())
      BOOST_TEST(fix_of(edited(far, "paper=\"A4\"", "paper=\"" + paper + "\"")) == "", distance);
    else
      BOOST_TEST(fix.find("on A3 it does not fit either") != std::string::npos, fix);
    const std::string nearer = between(fix, "when read from ", " mm");
    BOOST_REQUIRE_MESSAGE(!nearer.empty(), fix);
    distances.insert(nearer);
    BOOST_TEST(fix_of(edited(far, at, "viewing-distance-mm=\"" + nearer + "\"")) == "", distance);
  }
  BOOST_TEST(papers.size() == 2U, "A3, and of the farthest none");
  BOOST_TEST(!distances.empty());
}

BOOST_AUTO_TEST_CASE(a_person_who_looks_through_a_camera_is_no_face_recognition) {
  // Two of its labels are blank, as they came: that is a warning of its own.
  BOOST_TEST(wrongs(case_text("quiet-clerk-looks-by-video")) == "P41-blank P41-blank");
  BOOST_TEST(wrongs(variant("quiet-staff-see-who-pays-by-code")) == "");
  BOOST_TEST(wrongs(variant("quiet-guard-sees-who-types-the-code")) == "");
  // That nothing else is done with the picture, a person confirms.
  const Report report = checked(case_text("quiet-clerk-looks-by-video"), in_november());
  const Finding* asked = find(report, "FN-WATCHED");
  BOOST_REQUIRE(asked != nullptr);
  BOOST_CHECK(asked->severity == Severity::review);
  const std::string kept = wrongs(variant("a-look-that-is-kept"));
  BOOST_TEST(kept.find("P01-notice") != std::string::npos, kept);
}

BOOST_AUTO_TEST_CASE(a_face_that_is_demanded_to_withdraw_is_the_finding_once) {
  BOOST_TEST(wrongs(case_text("withdraw-acts-on-an-exit")) == "P10-without-face");
  BOOST_TEST(wrongs(variant("a-face-and-a-code-to-withdraw")) == "P10-without-face");
  BOOST_TEST(wrongs(variant("a-face-before-the-question-to-withdraw")) == "P10-without-face");
  BOOST_TEST(path_of(checked(case_text("withdraw-acts-on-an-exit"), in_november()), "CN-FRT-6.2",
                     "P10-without-face") ==
             "power-on>attract withdraw>withdraw confirm>withdraw-scan power-on>attract withdraw>withdraw "
             "confirm>withdraw-scan");
}

BOOST_AUTO_TEST_CASE(
    another_end_under_the_same_purpose_is_named_and_a_service_that_is_given_needs_no_other_way) {
  const std::map<std::string, std::string> flows{
      {case_text("second-capture-same-purpose"), "P16-other-end+P16-searches"},
      {variant("attendance-after-the-door"), "P16-other-end"},
      {variant("known-customers-before-the-scan"), "P16-other-end+P16-searches"}};
  for (const auto& [text, named] : flows) {
    const std::string found = wrongs(text);
    BOOST_TEST((" " + found + " ").find(" " + named + " ") != std::string::npos, found);
    BOOST_TEST(found.find("P30-failure") == std::string::npos, found);
    BOOST_TEST(found.find("P07") == std::string::npos, found);
  }
}

BOOST_AUTO_TEST_CASE(what_a_statute_demands_and_what_a_box_is_stays_quiet) {
  for (const char* name : {"quiet-border-gate-by-statute", "quiet-hotel-other-way-asks-id",
                           "quiet-boxes-and-refuse", "quiet-arabic-dual"})
    BOOST_TEST(wrongs(case_text(name), Severity::error) == "", name);
}

BOOST_AUTO_TEST_SUITE_END()
