// SPDX-License-Identifier: MIT
// The composer's questions as fields.
#include "designer/authoring/composer_fields.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "designer/composer/sample.hpp"
#include "export/checking/full_check.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(composer_fields)

BOOST_AUTO_TEST_CASE(every_question_but_the_first_is_a_field_and_words_are_asked_for_with_an_example) {
  const std::vector<SheetOption> services = composer_services(Words());
  BOOST_TEST(services.size() == 2U);
  for (const SheetOption& service : services) {
    const std::vector<SheetField> fields = facenotice::composer_fields(service.value, Words());
    BOOST_TEST(fields.size() == 15U);
    for (const SheetField& field : fields) {
      BOOST_TEST(field.key != "service");
      const bool words = field.kind == SheetField::Kind::line;
      BOOST_TEST(field.value.empty() == words, field.key);
      BOOST_TEST(field.hint.empty() != words, field.key);
      BOOST_TEST(field.required == (words && field.key != "name-abroad"), field.key);
      BOOST_TEST(field.options.empty() == (field.kind == SheetField::Kind::line), field.key);
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_speak_the_language_of_the_desktop) {
  BOOST_TEST(composer_services(test::words_in("zh-CN")).front().label == "售货收款");
}

BOOST_AUTO_TEST_CASE(the_sample_has_the_wrong_that_it_is_a_sample_of) {
  CheckOptions options;
  options.today = "2026-11-27";
  const Report report = check_laid_out(sample_with_bait(), FontSet::open(), options);
  BOOST_TEST(std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& finding) {
    return finding.severity == Severity::error && finding.id == "CN-FRT-12.1" && finding.step == "pay";
  }));
}

BOOST_AUTO_TEST_SUITE_END()
