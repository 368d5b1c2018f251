// SPDX-License-Identifier: MIT
// Flows that some version judged wrongly: what is right, with the path.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/schema/check/checked.hpp"

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

BOOST_AUTO_TEST_SUITE_END()
