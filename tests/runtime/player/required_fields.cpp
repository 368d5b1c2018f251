// SPDX-License-Identifier: MIT
// A field that is required keeps what sends it from being taken while it is empty. What is in it the player
// never sees: the machine says that something is.
#include <facenotice/player.h>

#include "tests/runtime/player/pretended_machine.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace required_fields {
namespace {

struct Withdrawing : Fixture {
  Withdrawing() {
    player.emplace(open().value());
    player->start(at());
    come();
  }
  // To the screen that asks for the receipt code, and sends it with "confirm".
  void come() {
    walk(*player, {"attract:withdraw"});
    BOOST_REQUIRE(player->step() == "withdraw");
    machine.log.clear();
  }
  bool confirm() { return player->choose("withdraw", "confirm", at()); }
  bool fill(bool filled = true) { return player->set_filled("withdraw", "receipt-code", filled, at()); }
  std::optional<Player> player;
};

}  // namespace
}  // namespace required_fields

BOOST_FIXTURE_TEST_SUITE(required_fields, required_fields::Withdrawing)

// s
BOOST_AUTO_TEST_CASE(what_sends_an_empty_required_field_is_not_taken_and_the_machine_is_asked_for_it) {
  BOOST_TEST(!confirm());
  BOOST_TEST(player->step() == "withdraw");
  BOOST_TEST(machine.log == Lines{"edit receipt-code"}, boost::test_tools::per_element());
  BOOST_TEST(!holds(kinds(player->ledger()), "withdrawn face-payment"));
}

BOOST_AUTO_TEST_CASE(with_something_in_it_it_is) {
  BOOST_TEST(fill());
  BOOST_TEST(confirm());
  BOOST_TEST(holds(machine.log, "submit withdraw"));
  BOOST_TEST(!holds(machine.log, "edit receipt-code"));
}

BOOST_AUTO_TEST_CASE(emptied_again_it_is_not) {
  BOOST_TEST(fill());
  BOOST_TEST(fill(false));
  BOOST_TEST(!confirm());
}

BOOST_AUTO_TEST_CASE(what_sends_nothing_is_taken_as_ever) {
  BOOST_TEST(player->choose("withdraw", "back", at()));
  BOOST_TEST(machine.troubles.empty());
}

BOOST_AUTO_TEST_CASE(a_touch_on_the_field_asks_for_a_keyboard_and_one_on_the_button_for_what_is_missing) {
  const Flow& flow = player->flow();
  const Step& step = flow.steps[flow.find_step("withdraw")];
  const auto row = [&](const char* choice) {
    for (std::size_t i = 0; i < step.choices.size(); ++i)
      if (step.choices[i].id == choice) return static_cast<std::int32_t>(i) * 100 + 10;
    return -1;
  };
  const auto field_row = static_cast<std::int32_t>(step.choices.size()) * 100 + 10;
  BOOST_TEST(player->touch(5, field_row, at()));
  BOOST_TEST(!player->touch(5, row("confirm"), at()));
  BOOST_TEST(machine.log == (Lines{"edit receipt-code", "edit receipt-code"}),
             boost::test_tools::per_element());
  fill();
  BOOST_TEST(player->touch(5, row("confirm"), at()));
}

BOOST_AUTO_TEST_CASE(it_stays_filled_for_whoever_reads_on_in_another_language) {
  std::string xml = vending_xml();
  const std::string field = "<field data=\"receipt-code\"";
  xml.insert(xml.find(field),
             "<choice id=\"in-english\" to=\"withdraw\"><label><text lang=\"zh-CN\">English</text><text "
             "lang=\"en\">English</text></label><language code=\"en\"/></choice>");
  Fixture other(vending_draft(xml));
  Player in_english = other.open().value();
  in_english.start(other.at());
  other.walk(in_english, {"attract:withdraw"});
  BOOST_TEST(in_english.set_filled("withdraw", "receipt-code", true, other.at()));
  BOOST_TEST(in_english.choose("withdraw", "in-english", other.at()));
  BOOST_TEST(in_english.choose("withdraw", "confirm", other.at()));
}

BOOST_AUTO_TEST_CASE(nobody_sends_what_somebody_else_has_typed) {
  fill();
  // Gone on to another screen, and come back.
  BOOST_TEST(player->choose("withdraw", "back", at()));
  BOOST_TEST(player->advance(at(60'000)));
  come();
  BOOST_TEST(!confirm());
  // Went away; the next one comes to the same screen.
  fill();
  BOOST_TEST(player->left(at()));
  come();
  BOOST_TEST(!confirm());
}

BOOST_AUTO_TEST_CASE(a_word_about_another_screen_or_field_fills_nothing) {
  BOOST_TEST(!player->set_filled("goods", "receipt-code", true, at()));
  BOOST_TEST(!player->set_filled("withdraw", "face-image", true, at()));
  BOOST_TEST(!player->set_filled("withdraw", "", true, at()));
  BOOST_TEST(!confirm());
}

BOOST_AUTO_TEST_CASE(a_package_whose_screen_has_no_place_for_what_it_requires_is_refused) {
  Fixture without(vending_draft(vending_xml(), [](DisplayList& list) {
    list.focus_order.clear();
    list.hits.erase(std::remove_if(list.hits.begin(), list.hits.end(),
                                   [](const HitArea& area) { return area.kind == HitArea::Kind::field; }),
                    list.hits.end());
  }));
  const Result<Player> opened = without.open();
  BOOST_REQUIRE(!opened.ok());
  BOOST_TEST(opened.error().code == "player.screen");
}

BOOST_AUTO_TEST_CASE(a_word_that_comes_after_the_time_out_of_the_screen_fills_nothing) {
  const std::optional<MonotonicMillis> deadline = player->next_deadline();
  BOOST_REQUIRE(deadline.has_value());
  now.monotonic = *deadline;
  BOOST_TEST(!player->set_filled("withdraw", "receipt-code", true, now));
}

BOOST_AUTO_TEST_SUITE_END()
