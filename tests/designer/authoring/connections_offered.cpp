// SPDX-License-Identifier: MIT
// What a line that somebody draws can mean.
#include "designer/authoring/connections_offered.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(connections_offered)

namespace {

const Document& vending() {
  static const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  return document;
}

std::vector<OfferedConnection> drawn(const std::string& from, const std::string& to) {
  return offered_connections(vending(), from, to, FormatWords::load(Words()), Words());
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_way_out_and_a_new_one_may_lead_there) {
  const auto offered = drawn("pay", "rules");
  const Step& pay = vending().flow().steps[vending().flow().find_step("pay")];
  BOOST_TEST(offered.size() == pay.choices.size() + pay.exits.size() + 1);
  for (const OfferedConnection& one : offered) {
    const Edit edit = one.make(vending());
    BOOST_TEST(edit.document.sound(), one.label);
    BOOST_TEST(!one.then.in(edit.document).empty(), one.then.text());
  }
}

BOOST_AUTO_TEST_CASE(onto_nothing_a_screen_is_made_that_leads_on) {
  for (const OfferedConnection& one : drawn("pay", "")) {
    const Edit edit = one.make(vending());
    const Flow& flow = edit.document.flow();
    BOOST_REQUIRE(flow.find_step("screen") != no_step);
    BOOST_TEST(flow.steps[flow.find_step("screen")].choices.size() == 1U);
    BOOST_TEST(!one.then.in(edit.document).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_capture_has_no_new_choice_to_lead_anywhere_by_itself) {
  for (const OfferedConnection& one : drawn("scan", "pay"))
    BOOST_TEST(one.label.find("A new choice") == std::string::npos);
  BOOST_TEST(drawn("gone", "pay").empty());
}

BOOST_AUTO_TEST_SUITE_END()
