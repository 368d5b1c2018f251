// SPDX-License-Identifier: MIT
// What is still an example is known by what is written.
#include "designer/composer/example_values.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "designer/composer/templates.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

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
  const std::vector<Template> templates = find_templates();
  for (const Template& one : templates) {
    const std::vector<std::string> values = values_in(Document::load(one.file));
    BOOST_TEST(among(values, "400-000-0000"), one.name);
    BOOST_TEST(among(values, "privacy@example.com"), one.name);
    BOOST_TEST(among(values, "https://example.com/face-rules"), one.name);
    BOOST_TEST(std::any_of(values.begin(), values.end(),
                           [](const std::string& value) { return value.starts_with("Example "); }),
               one.name);
    for (const std::string& value : values)
      BOOST_TEST(std::count(values.begin(), values.end(), value) == 1, value);
  }
}

BOOST_AUTO_TEST_CASE(what_has_been_replaced_is_none_any_more) {
  std::string text = test::vending_text();
  for (const auto& [from, to] :
       {std::pair{"Example ", "Riverside "}, std::pair{"示例", "河畔"},
        std::pair{"400-000-000", "400-820-123"}, std::pair{"example.com", "riverside.cn"}})
    text = replaced(text, from, to);
  const std::vector<std::string> values = values_in(Document::parse(text, "vending"));
  BOOST_TEST(values.empty());
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
