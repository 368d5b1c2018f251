// SPDX-License-Identifier: MIT
// The checker's verdicts: what is clean, what is found, what could not be checked, and what people answer
// for.
#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "schema/report/formats.hpp"
#include "tests/schema/check/checked.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(checking)

namespace {

using Ids = std::multiset<std::string>;

// "presence>scan": the events of a trace with where they led.
std::string trace_of(const Finding& finding) {
  std::string text;
  for (const FindingEvent& event : finding.trace)
    text += (text.empty() ? "" : " ") + (event.choice.empty() ? event.event : event.choice) + ">" + event.to;
  return text;
}

PackUse::Use use_of(const Report& report, const std::string& pack) {
  for (const PackUse& use : report.packs)
    if (use.id == pack) return use.use;
  throw std::runtime_error("no pack " + pack);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_template_is_clean_but_for_what_people_must_answer) {
  const Report report = checked(vending_text());
  BOOST_TEST((report.verdict == Verdict::waiting));
  BOOST_TEST(ids(report, Severity::error).empty());
  BOOST_TEST(ids(report, Severity::warning).empty());
  BOOST_TEST(report.human.size() > 10u);
  for (const Finding& finding : report.findings)
    BOOST_TEST((finding.severity == Severity::review), finding.id);
  BOOST_TEST(report.draft());
  BOOST_TEST(report.flow == "metro-vending");
  BOOST_TEST(report.states > 20u);
  BOOST_TEST(report.rules > 300u);
  for (const char* pack : {"CN-FRT", "CN-PIPL", "SH-VEND", "FN-CORE"})
    BOOST_TEST((use_of(report, pack) == PackUse::Use::applied), pack);
  BOOST_TEST((use_of(report, "US-IL") == PackUse::Use::not_declared));
  BOOST_TEST(report.digest == document_of(vending_text()).content_digest());
}

// --- what the Shanghai inspection found --------------------------------------------------------------------

void check_names(const Report& report, const std::vector<std::string>& laws) {
  BOOST_TEST((report.verdict == Verdict::broken));
  for (const std::string& law : laws) BOOST_TEST((find(report, law) != nullptr), law);
}

BOOST_AUTO_TEST_CASE(a_camera_that_the_presence_sensor_turns_on) {
  const Report report = checked(fixture("shanghai-capture-without-permission"));
  check_names(report, {"CN-FRT-5.1", "CN-FRT-6.1", "CN-PIPL-17.1", "CN-PIPL-29", "CN-PIPL-30", "SH-VEND-1"});
  const Finding* finding = find(report, "CN-FRT-6.1");
  BOOST_REQUIRE(finding != nullptr);
  BOOST_TEST(trace_of(*finding) == "power-on>attract presence>scan");
  BOOST_TEST(finding->trace.back().camera);
  BOOST_TEST(finding->step == "scan");
}

BOOST_AUTO_TEST_CASE(a_label_that_is_bait) {
  const Report report = checked(fixture("shanghai-bait-label"));
  check_names(report, {"CN-FRT-12.1"});
  // The place is the very choice.
  const Document document = document_of(fixture("shanghai-bait-label"));
  bool named = false;
  for (const Finding& finding : report.findings)
    named = named ||
            (finding.id == "CN-FRT-12.1" && finding.step == "pay" &&
             document.line_text(finding.place.line).find("<choice id=\"by-face\"") != std::string_view::npos);
  BOOST_TEST(named);
}

BOOST_AUTO_TEST_CASE(questions_after_the_face_was_taken) {
  const Report report = checked(fixture("shanghai-extra-questions"));
  check_names(report, {"SH-CONS-31.1", "SH-VEND-3"});
  const Finding* finding = find(report, "SH-VEND-3");
  BOOST_REQUIRE((finding != nullptr && finding->trace.size() > 2u));
  BOOST_TEST(finding->trace.back().event == "matched");
  BOOST_TEST(finding->trace.back().to == "questions");
  BOOST_TEST(trace_as_sentence(report.words, finding->trace)
                 .find("[face matched] → " + finding->trace.back().name) != std::string::npos);
}

// --- which law, on which day -------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_jurisdiction_without_a_pack_could_not_be_checked) {
  for (const char* code : {"BR", "CN-BJ", "US-AK"}) {
    const Report report = checked(edited(vending_text(), "<jurisdiction code=\"CN-SH\"/>",
                                         std::string("<jurisdiction code=\"") + code + "\"/>"));
    BOOST_TEST((report.verdict == Verdict::could_not_check), code);
    BOOST_TEST(report.could_not.find(code) != std::string::npos);
    BOOST_TEST(report.findings.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_city_brings_its_countrys_law) {
  const Report report =
      checked(edited(fixture("shanghai-capture-without-permission"), "<jurisdiction code=\"CN\"/>", ""));
  BOOST_TEST((use_of(report, "CN-FRT") == PackUse::Use::applied));
  BOOST_TEST(find(report, "CN-FRT-6.1") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_city_that_is_not_declared_does_not_bind) {
  const Report report =
      checked(edited(fixture("shanghai-extra-questions"), "<jurisdiction code=\"CN-SH\"/>", ""));
  BOOST_TEST((use_of(report, "SH-VEND") == PackUse::Use::not_declared));
  BOOST_TEST(find(report, "SH-VEND-3") == nullptr);
  BOOST_TEST(report_as_text(report, document_of(vending_text()), false)
                 .find("the deployment declares none of their jurisdictions") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_law_does_not_bind_before_its_day_and_the_report_says_so) {
  const std::string text = fixture("shanghai-capture-without-permission");
  const Report before = checked(text, as_of("2025-05-31"));
  BOOST_TEST((use_of(before, "CN-FRT") == PackUse::Use::not_in_force));
  BOOST_TEST((use_of(before, "CN-PIPL") == PackUse::Use::applied));
  BOOST_TEST(find(before, "CN-FRT-6.1") == nullptr);
  BOOST_TEST(find(before, "CN-PIPL-29") != nullptr);
  BOOST_TEST(report_as_text(before, document_of(text), false)
                 .find("not applied, not in force on 2025-05-31 (from 2025-06-01)") != std::string::npos);
  const Report on_the_day = checked(text, as_of("2025-06-01"));
  BOOST_TEST((use_of(on_the_day, "CN-FRT") == PackUse::Use::applied));
  BOOST_TEST(find(on_the_day, "CN-FRT-6.1") != nullptr);
}

BOOST_AUTO_TEST_CASE(the_day_is_asked_for_else_declared_else_today) {
  const std::string declared =
      edited(vending_text(), "<deployment place", "<deployment as-of=\"2025-01-01\" place");
  BOOST_TEST(checked(vending_text()).as_of == "2026-11-01");
  BOOST_TEST(checked(declared).as_of == "2025-01-01");
  BOOST_TEST(checked(declared, as_of("2026-01-01")).as_of == "2026-01-01");
}

// --- limits ------------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_flow_beyond_the_limits_is_never_called_clean) {
  const std::size_t states = checked(vending_text()).states;
  CheckOptions options = as_of("");
  options.limits.states = states - 1;
  Report report = checked(vending_text(), options);
  BOOST_TEST((report.verdict == Verdict::could_not_check));
  BOOST_TEST(report.could_not.find("reachable states") != std::string::npos);
  options.limits = {};
  options.limits.edges = 10;
  BOOST_TEST((checked(vending_text(), options).verdict == Verdict::could_not_check));
  BOOST_CHECK_THROW(print_facts(document_of(vending_text()), {}, options), CouldNotCheck);
  options.limits = {};
  options.limits.states = states;
  BOOST_TEST((checked(vending_text(), options).verdict == Verdict::waiting));
}

BOOST_AUTO_TEST_CASE(an_unsound_document_is_not_checked_at_all) {
  BOOST_CHECK_THROW(checked("<flow/>"), UserError);
}

// --- findings ----------------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_finding_keeps_its_fingerprint_while_its_place_and_rule_do) {
  const std::string text = fixture("shanghai-extra-questions");
  const Report before = checked(text);
  // Lines above it, texts of it, and other steps may change.
  const Report after = checked(
      edited(edited(text, "<steps>", "<steps>\n\n<!-- moved down -->\n"), "请补充您的信息", "其他问题"));
  BOOST_REQUIRE(before.findings.size() == after.findings.size());
  std::set<std::string> prints;
  for (std::size_t i = 0; i < before.findings.size(); ++i) {
    BOOST_TEST(before.findings[i].fingerprint == after.findings[i].fingerprint);
    prints.insert(before.findings[i].fingerprint);
  }
  BOOST_TEST(prints.size() == before.findings.size());
}

BOOST_AUTO_TEST_CASE(a_time_out_is_named_as_the_cause_where_the_text_is_there) {
  std::string text = source_text("tests/fixtures/lawful/burger-kiosk.flow.xml");
  const std::size_t screen = text.find("<screen id=\"consent\""),
                    out = text.find("<exit on=\"timeout\"", screen);
  const std::size_t from = text.find("to=\"", out), to = text.find('"', from + 4);
  text.replace(from, to - from, "to=\"consent");
  const Report report = checked(text);
  const Finding* finding = find(report, "US-IL-15b1");
  BOOST_REQUIRE(finding != nullptr);
  BOOST_TEST(finding->message.find("The cause is the time-out of") != std::string::npos, finding->message);
  BOOST_TEST(finding->fix.find("Lead the time-out of") == 0U, finding->fix);
}

// The first that people see of the program: not a warning, in large text either.
BOOST_AUTO_TEST_CASE(no_template_is_warned_of) {
  for (const char* name : {"vending", "entry", "residents"}) {
    const Report report = checked(source_text("templates/" + std::string(name) + ".flow.xml"));
    BOOST_TEST(ids(report, Severity::error).empty(), name);
    BOOST_TEST(ids(report, Severity::warning).empty(), name);
  }
}

BOOST_AUTO_TEST_CASE(what_has_no_room_on_a_screen_is_one_wrong) {
  const std::string words = "Not offered to children under {purpose.face-payment.guardian-age}.";
  std::string many;
  for (int i = 0; i < 290; ++i) many += words + " ";
  std::string text = vending_text();
  text.replace(text.find(words, text.find("id=\"face-notice\"")), words.size(), many);
  text = edited(text, "Earlier payments stay valid.", many.substr(0, many.size() / 10));
  const Report report = checked(text);
  std::set<std::string> causes, asserted;
  for (const Finding& finding : report.findings)
    if (finding.step == "face-notice" &&
        (finding.assertion == "P19-fold" || finding.assertion == "P41-overflow")) {
      causes.insert(finding.cause);
      asserted.insert(finding.assertion);
    }
  BOOST_TEST(asserted.size() == 2U);
  BOOST_TEST(causes.size() == 1U);
}

BOOST_AUTO_TEST_CASE(findings_come_in_the_language_of_the_reader) {
  const Report chinese = checked(fixture("shanghai-capture-without-permission"), as_of("", "zh-CN"));
  const Finding* finding = find(chinese, "CN-FRT-6.1");
  BOOST_REQUIRE(finding != nullptr);
  BOOST_TEST(finding->message.find("没有") != std::string::npos);
  BOOST_TEST(finding->citation == "《人脸识别技术应用安全管理办法》第六条");
  const Report english = checked(fixture("shanghai-capture-without-permission"));
  BOOST_TEST(find(english, "CN-FRT-6.1")->message.find("The camera can go on") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_capture_of_another_namespaces_element_does_not_exist) {
  // Neither for the player nor for the rules: both see the same flow.
  const std::string foreign = edited(vending_text(), "<end id=\"goodbye\"/>",
                                     "<x:capture xmlns:x=\"urn:other\" id=\"spy\"/><end id=\"goodbye\"/>");
  const Document document = document_of(foreign);
  document.require_sound();
  BOOST_TEST(document.flow().find_step("spy") == no_step);
  BOOST_TEST(print_facts(document, {}, as_of("")).find("spy") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_prefix_for_the_format_hides_nothing_from_the_rules) {
  std::string text = fixture("shanghai-capture-without-permission");
  text = edited(text, "<capture id=\"scan\"", "<q:capture xmlns:q=\"urn:facenotice:flow:1\" id=\"scan\"");
  text = edited(text, "</capture>", "</q:capture>");
  const Report report = checked(text);
  BOOST_TEST(find(report, "CN-FRT-6.1") != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
