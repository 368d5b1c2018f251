// SPDX-License-Identifier: MIT
// What is still an example is known by what is written.
#include "schema/check/example_values.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/report/formats.hpp"
#include "tests/schema/check/checked.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(example_values)

namespace {

std::vector<std::string> values_in(const Document& document) {
  std::vector<std::string> values;
  const std::vector<ExampleValue> found = facenotice::example_values(document);
  for (const ExampleValue& one : found) values.push_back(one.value);
  return values;
}

bool among(const std::vector<std::string>& values, const std::string& wanted) {
  return std::find(values.begin(), values.end(), wanted) != values.end();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(companies_numbers_and_addresses_of_every_template_are_examples) {
  for (const auto& entry : std::filesystem::directory_iterator(source_folder / "templates")) {
    const std::string name = entry.path().filename().string();
    if (name.find(".flow.xml") == std::string::npos) continue;
    const std::vector<std::string> values = values_in(Document::load(entry.path().string()));
    BOOST_TEST(among(values, "400-000-0000"), name);
    BOOST_TEST(among(values, "privacy@example.com"), name);
    BOOST_TEST(among(values, "https://example.com/face-rules"), name);
    BOOST_TEST(std::any_of(values.begin(), values.end(),
                           [](const std::string& value) { return value.starts_with("Example "); }),
               name);
    for (const std::string& value : values)
      BOOST_TEST(std::count(values.begin(), values.end(), value) == 1, value);
  }
}

BOOST_AUTO_TEST_CASE(what_has_been_replaced_is_none_any_more) {
  std::string text = test::vending_text();
  for (const auto& [from, to] :
       {std::pair{"Example ", "Riverside "}, std::pair{"示例", "河畔"},
        std::pair{"400-000-000", "400-820-123"}, std::pair{"example.com", "riverside.cn"},
        std::pair{"payment.example", "payment.cn"}})
    text = replaced(text, from, to);
  const std::vector<std::string> values = values_in(Document::parse(text, "vending"));
  BOOST_TEST(values.empty());
}

// Who reads a report on a notice of an invented company is told.
BOOST_AUTO_TEST_CASE(every_report_names_what_is_still_an_example) {
  const std::string text = vending_text();
  const Document document = document_of(text);
  const Report report = checked(text, as_of(judged_at));
  BOOST_TEST(report.examples.size() == values_in(document).size());
  for (const std::string& written :
       {report_as_text(report, document, false), report_as_html(report, document), report_as_json(report)})
    for (const ExampleValue& one : report.examples)
      BOOST_TEST(written.find(one.value) != std::string::npos, one.value);
  BOOST_TEST(report_as_text(report, document, false).find("400-000-0000: an example of a phone number") !=
             std::string::npos);
}

// RFC 2606: whole domains of the first level, too, in whatever letters, with a port or a path behind them.
BOOST_AUTO_TEST_CASE(an_address_that_nobody_can_have_is_an_example) {
  for (const char* address : {"privacy@pay.example", "privacy@EXAMPLE.ORG", "privacy@shop.test",
                              "privacy@shop.invalid", "privacy@example.net."}) {
    const std::string text = replaced(test::vending_text(), "privacy@example.com", address);
    BOOST_TEST(among(values_in(Document::parse(text, "vending")), address), address);
  }
  for (const char* address : {"https://shop.example/rules", "https://me@shop.example:8443/rules?x=1",
                              "https://example", "http://localhost/rules"}) {
    const std::string text =
        replaced(test::vending_text(), "https://example.com/face-rules\"", std::string(address) + "\"");
    BOOST_TEST(among(values_in(Document::parse(text, "vending")), address), address);
  }
  for (const char* address : {"privacy@example.com.cn", "privacy@latest", "example@riverside.cn"}) {
    const std::string text = replaced(test::vending_text(), "privacy@example.com", address);
    BOOST_TEST(!among(values_in(Document::parse(text, "vending")), address), address);
  }
}

// "notanexample.com" is somebody's.
BOOST_AUTO_TEST_CASE(an_address_that_only_looks_like_one_is_somebodys) {
  const std::string text =
      replaced(replaced(test::vending_text(), "https://example.com", "https://notanexample.com"),
               "@example.com", "@notanexample.com");
  const std::vector<std::string> values = values_in(Document::parse(text, "vending"));
  for (const std::string& value : values) BOOST_TEST(value.find("notanexample") == std::string::npos, value);
}

BOOST_AUTO_TEST_SUITE_END()
