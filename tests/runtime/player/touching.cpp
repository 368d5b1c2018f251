// SPDX-License-Identifier: MIT
// A touch means the pixel that was touched, on the screen that is shown, and nothing beside it; calls that
// mean nothing now are refused.
#include "tests/runtime/player/guarded_machine.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(touching)

namespace {

// The start page with its first choice at another place, in 1/64 of a pixel.
struct Moved : Fixture {
  explicit Moved(const Box& place)
      : Fixture(vending_draft(guarded_flow().text(), [&](DisplayList& list) {
          if (list.step == "home") {
            for (HitArea& area : list.hits) area.box = {px64(60), px64(3190), 1, 1};
            list.hits.front().box = place;
          }
        })) {}
  bool touched(std::int32_t x, std::int32_t y) {
    Player player = open().value();
    BOOST_REQUIRE(player.start(at()));
    const bool taken = player.touch(x, y, at());
    BOOST_TEST(taken == (player.step() == "age"));
    return taken;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_pixel_counts_where_its_middle_is) {
  Moved from_the_middle({32, 32, px64(2), px64(2)});
  BOOST_TEST(from_the_middle.touched(0, 0));
  Moved right_of_it({33, 32, px64(2), px64(2)});
  BOOST_TEST(!right_of_it.touched(0, 0));
  BOOST_TEST(right_of_it.touched(1, 0));
  Moved below_it({32, 33, px64(2), px64(2)});
  BOOST_TEST(!below_it.touched(0, 0));
  BOOST_TEST(below_it.touched(0, 1));
}

BOOST_AUTO_TEST_CASE(beside_the_screen_nothing_is_touched_however_large_the_area) {
  Moved larger({px64(-10), px64(-10), px64(200), px64(4000)});
  for (const auto& [x, y] : std::vector<std::pair<int, int>>{{0, 0}, {63, 0}, {0, 3199}, {63, 3199}})
    BOOST_TEST(larger.touched(x, y));
  for (const auto& [x, y] :
       std::vector<std::pair<int, int>>{{-1, 0}, {0, -1}, {64, 0}, {0, 3200}, {64, 3200}})
    BOOST_TEST(!larger.touched(x, y));
}

BOOST_AUTO_TEST_CASE(a_touch_that_comes_after_the_screen_s_time_does_not_count_for_the_next_screen) {
  Guarded shop;
  Player player = shop.play();
  BOOST_REQUIRE(player.touch(5, 5, shop.at()));  // where each screen has its first choice
  BOOST_REQUIRE(player.step() == "age");
  BOOST_TEST(!player.touch(5, 5, shop.at(31'000)));
  BOOST_TEST(player.step() == "home");
  BOOST_TEST(player.touch(5, 5, shop.at()));
}

BOOST_AUTO_TEST_CASE(before_it_is_switched_on_a_player_takes_nothing) {
  Guarded shop;
  Player player = Player::open(shop.options, shop.watched, shop.watched, shop.watched, shop.now).value();
  BOOST_TEST(!player.choose("", "", shop.at()));
  BOOST_TEST(!player.choose("home", "start", shop.at()));
  BOOST_TEST(!player.touch(1, 1, shop.at()));
  BOOST_TEST(!player.set_filled("collect", "template", true, shop.at()));
  BOOST_TEST(!player.done("shop-card", shop.at()));
  BOOST_TEST(!player.fault("shop-card", shop.at()));
  BOOST_TEST(!player.set_variant(Variant::large_text, shop.at()));
  BOOST_TEST(!player.face_result(Id128{}, FaceOutcome::matched, shop.at()));
  BOOST_TEST(!player.confirm_erasure(Id128{1}, shop.at()));
  BOOST_TEST(player.step().empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_on_the_screen_is_not_filled_in) {
  Guarded shop;
  Player player = shop.play({"home:start", "age:over", "notice:no"});
  BOOST_REQUIRE(player.done("shop-card", shop.at()));
  BOOST_TEST(player.choose("receipt", "write", shop.at()));
  BOOST_TEST(!player.set_filled("collect", "image", true, shop.at()));
  BOOST_TEST(!player.set_filled("receipt", "template", true, shop.at()));
  BOOST_TEST(!player.choose("collect", "send", shop.at()));
}

BOOST_AUTO_TEST_CASE(a_screen_or_a_capture_is_never_done_from_outside) {
  SmallFlow flow = guarded_flow();
  flow.steps = edited(flow.steps, "<screen id=\"age\" kind=\"age\" >",
                      "<screen id=\"age\" kind=\"age\">" + exit_on("done", "scan"));
  flow.steps = edited(flow.steps, exit_on("matched", "confirm"),
                      exit_on("matched", "confirm") + exit_on("done", "shop-face"));
  Guarded shop(flow.text());
  Player player = shop.play({"home:start"});
  BOOST_TEST(!player.done("age", shop.at()));
  shop.walk(player, {"age:over", "notice:next", "ask-pay:yes", "ask-send:yes", "mirror:look"});
  BOOST_TEST(!player.done("scan", shop.at()));
  BOOST_TEST(player.step() == "scan");
}

BOOST_AUTO_TEST_CASE(a_confirmed_erasure_is_on_record_with_its_order_time_and_notice) {
  Guarded shop;
  Player player = shop.play(scanned);
  BOOST_REQUIRE(shop.match(player));
  shop.walk(player, {"confirm:delete"});
  const Id128 session = player.session();
  BOOST_REQUIRE(player.confirm_erasure(shop.watched.orders.front(), shop.at()));
  const Instant confirmed = shop.now;
  std::size_t seen = 0;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            const Record& one = stored.record;
                            if (one.kind != RecordKind::erase_confirmed) return true;
                            ++seen;
                            BOOST_TEST(one.time == confirmed.utc);
                            BOOST_TEST(one.purpose == "pay");
                            BOOST_TEST((one.session == session));
                            BOOST_TEST((one.package == player.package().digest()));
                            BOOST_TEST((one.reference == shop.watched.orders.front()));
                            return true;
                          })
                    .ok());
  BOOST_TEST(seen == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
