// SPDX-License-Identifier: MIT
// A play can be followed and gone on with by what is told of each screen, without seeing any.
#include "designer/playing/played_parts.hpp"

#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(played_parts)

namespace {

std::vector<PlayedPart> told(const PlaySession& session) {
  return facenotice::played_parts(session.list(), session, Words());
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_session_is_gone_to_its_end_by_its_parts_alone) {
  const auto session = played(vending_text());
  session->act("power-on");
  for (const char* choice : {"english", "start", "water", "by-qr"}) {
    const std::vector<PlayedPart> parts = told(*session);
    BOOST_REQUIRE(!parts.empty());
    BOOST_TEST((parts.front().kind == ScreenPart::Kind::title));
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const PlayedPart& one) { return one.area && one.area->id == choice; });
    BOOST_REQUIRE_MESSAGE((part != parts.end()), choice);
    BOOST_TEST((part->kind == ScreenPart::Kind::choice));
    BOOST_TEST(!part->name.empty());
    BOOST_TEST(session->act("choose " + part->area->id));
  }
  BOOST_TEST(session->step() == "pay-qr");
}

BOOST_AUTO_TEST_CASE(words_are_in_reading_order_and_cannot_be_touched) {
  const auto session = played(vending_text());
  session->act("power-on");
  session->act("choose english");
  const std::vector<PlayedPart> parts = told(*session);
  std::string said;
  for (const PlayedPart& part : parts)
    if (!part.area) said += (said.empty() ? "" : "\n") + part.name;
  BOOST_TEST(said == session->list().spoken);
}

BOOST_AUTO_TEST_CASE(what_is_filled_in_is_told) {
  const auto session = played(vending_text());
  for (const char* act : {"power-on", "choose english", "choose withdraw", "type receipt-code 123456"})
    session->act(act);
  const std::vector<PlayedPart> parts = told(*session);
  const auto field = std::find_if(parts.begin(), parts.end(), [](const PlayedPart& part) {
    return part.kind == ScreenPart::Kind::field;
  });
  BOOST_REQUIRE((field != parts.end()));
  BOOST_TEST(field->name.find("123456") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
