// SPDX-License-Identifier: MIT
// Small XML files are read strictly: what stands in them is asked for, and whatever is asked for stands
// there.
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "export/package/trust_writer.hpp"
#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(strict_xml)

namespace {

std::string whole() {
  TrustStore trust = sample_trust();
  trust.flows = {"vending-1"};
  return format_trust(trust);
}
std::string refusal(const std::string& xml) {
  const Result<TrustStore> read = read_trust(xml);
  return read ? "" : read.error().code + " " + read.error().message;
}
std::string inserted(const std::string& before, const std::string& what) {
  std::string text = whole();
  const std::size_t at = text.find(before);
  BOOST_REQUIRE(at != std::string::npos);
  return text.insert(at, what);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_no_xml_is_told_with_its_place) {
  BOOST_TEST(refusal(whole()) == "");
  const std::string begins = "trust.xml The file is not well-formed XML: ";
  BOOST_TEST(refusal(whole() + "\xFF") == begins + "not UTF-8 at byte 0.");
  for (const std::string& zero : {std::string(1, '\0'), " " + std::string(1, '\0')})
    BOOST_TEST(refusal(whole() + zero).rfind(begins, 0) == 0U, refusal(whole() + zero));
  BOOST_TEST(refusal(inserted("</trust>", std::string(1, '\0'))).rfind(begins, 0) == 0U);
  BOOST_TEST(refusal(inserted(" id=\"vending-1\"", " id=\"vending-1\""))
                 .rfind(begins + "an attribute twice at byte ", 0) == 0U);
}

BOOST_AUTO_TEST_CASE(at_the_top_stands_one_element_and_comments) {
  const std::string only = "trust.structure Only one element may stand at the top of the file, and no DTD.";
  BOOST_TEST(refusal(inserted("<trust ", "<!-- ours -->")) == "");
  BOOST_TEST(refusal(whole() + "<!-- ours -->") == "");
  BOOST_TEST(refusal(inserted("<trust ", "<?style s?>")) == only);
  BOOST_TEST(refusal(whole() + "<?style s?>") == only);
}

BOOST_AUTO_TEST_CASE(an_attribute_that_is_missing_or_unknown_is_named_with_its_element) {
  for (const auto& [element, names] : {std::pair{"flow", std::vector<std::string>{"id"}},
                                       std::pair{"require", std::vector<std::string>{"role", "count"}},
                                       std::pair{"key", std::vector<std::string>{"role", "id", "public"}}})
    for (const std::string& name : names) {
      std::string text = whole();
      const std::size_t from = text.find(std::string("<") + element + " ");
      const std::size_t at = text.find(" " + name + "=\"", from);
      BOOST_REQUIRE(at != std::string::npos);
      const std::string where =
          " (element <" + std::string(element) + "> at byte " + std::to_string(from + 1) + ").";
      std::string renamed = text;
      renamed.replace(at + 1, name.size(), std::string(name.size(), 'x'));
      BOOST_TEST(refusal(renamed) ==
                 "trust.structure Unknown attribute \"" + std::string(name.size(), 'x') + "\"" + where);
      text.erase(at, text.find('"', at + name.size() + 3) + 1 - at);
      BOOST_TEST(refusal(text) == "trust.structure Attribute \"" + name + "\" is missing" + where);
    }
}

BOOST_AUTO_TEST_SUITE_END()
