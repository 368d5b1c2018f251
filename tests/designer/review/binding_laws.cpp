// SPDX-License-Identifier: MIT
// The laws that bind a document, in one place.
#include "designer/review/binding_laws.hpp"

#include <algorithm>
#include <set>

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/format_words.hpp"
#include "schema/packs/jurisdictions.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace binding_laws {
namespace {

struct Shop {
  Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const SheetField& field(const std::string& key) {
    fields = law_fields(document, *RuleLibrary::installed(), {}, Words());
    for (const SheetField& one : fields)
      if (one.key == key) return one;
    throw std::runtime_error(key);
  }
  std::vector<SheetField> fields;
};

}  // namespace
}  // namespace binding_laws

BOOST_FIXTURE_TEST_SUITE(binding_laws, binding_laws::Shop)

BOOST_AUTO_TEST_CASE(every_place_with_a_pack_can_be_chosen_by_its_laws_name) {
  const SheetField& laws = field("jurisdictions");
  const FormatWords names = FormatWords::load(Words());
  const auto place_of = [&](const std::string& code) { return names.value("jurisdiction", "code", code); };
  std::set<std::string> places;
  for (const SheetOption& option : laws.options) {
    const std::string place = place_of(option.value);
    BOOST_TEST(option.label.find(place + ": ") == 0U, option.label);
    BOOST_TEST(option.label.find(place + ": " + place + ": ") == std::string::npos, option.label);
    BOOST_TEST(places.insert(place).second, place + " is offered once, also where it has two codes");
  }
  for (const RulePack& pack : RuleLibrary::installed()->packs())
    for (const std::string& code : pack.jurisdictions())
      if (code != "*") BOOST_TEST(places.count(place_of(code)) == 1U, code);
  for (const std::string& code : document.flow().deployment.jurisdictions)
    BOOST_TEST((" " + laws.value + " ").find(" " + code + " ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_documents_own_laws_come_first_then_its_country) {
  const SheetField& laws = field("jurisdictions");
  const std::vector<std::string>& own = document.flow().deployment.jurisdictions;
  BOOST_REQUIRE(laws.options.size() > own.size());
  for (std::size_t i = 0; i < own.size(); ++i)
    BOOST_TEST((std::find(own.begin(), own.end(), laws.options[i].value) != own.end()),
               laws.options[i].value);
  BOOST_TEST(laws.options[own.size()].value.substr(0, 2) == "CN");
}

BOOST_AUTO_TEST_CASE(another_choice_is_one_step_and_leaves_the_rest_alone) {
  const Edit edit = bind_laws(document, "EU", "");
  BOOST_TEST((edit.document.flow().deployment.jurisdictions == std::vector<std::string>{"EU"}));
  BOOST_TEST(edit.document.sound());
  BOOST_TEST(edit.document.flow().steps.size() == document.flow().steps.size());
  const std::string before = field("jurisdictions").value, standards = field("standards").value;
  BOOST_TEST(bind_laws(document, before, standards).document.bytes() == document.bytes());
}

BOOST_AUTO_TEST_CASE(no_document_is_bound_by_no_law) {
  BOOST_CHECK_THROW(bind_laws(document, " ", "ISO-29184"), UserError);
}

BOOST_AUTO_TEST_SUITE_END()
