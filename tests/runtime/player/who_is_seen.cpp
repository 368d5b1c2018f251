// SPDX-License-Identifier: MIT
// Children, guardians, staff, previews, two purposes with a camera each: who is seen by which, for how long,
// and what a match is good for.
#include "tests/runtime/player/guarded_machine.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_FIXTURE_TEST_SUITE(who_is_seen, Guarded)

BOOST_AUTO_TEST_CASE(a_guardian_opens_the_camera_for_a_child) {
  Player player = play({"home:start", "age:under", "guardian:parent", "guardian-send:parent"});
  BOOST_TEST(player.step() == "scan");
  BOOST_TEST(camera_is_on());
  BOOST_TEST(records(player, RecordKind::guardian_consented) == (Lines{"pay ", "send "}));
}

BOOST_AUTO_TEST_CASE(a_childs_own_tap_is_no_guardians) {
  Player player = play({"home:start", "age:under", "guardian:child", "guardian-send:parent"});
  BOOST_TEST(player.step() == "failed");
  BOOST_TEST(watched.captures.empty());
  BOOST_TEST(refusals(player) == (Lines{"pay gate.no-guardian"}));
  BOOST_TEST(records(player, RecordKind::consented) == (Lines{"pay "}));
  BOOST_TEST(records(player, RecordKind::guardian_consented) == (Lines{"send "}));
}

BOOST_AUTO_TEST_CASE(an_age_that_is_said_with_the_last_yes_counts_for_the_camera_behind_it) {
  Player player = play(joined(of_age, {"ask-pay:yes", "ask-send:yes-child"}));
  BOOST_TEST(player.step() == "failed");
  BOOST_TEST(watched.captures.empty());
  BOOST_TEST(refusals(player) == (Lines{"pay gate.no-guardian"}));
  const Lines all = kinds(player.ledger());
  const auto age = std::find(all.rbegin(), all.rend(), "age-stated");
  const auto said = std::find(all.rbegin(), all.rend(), "consented send");
  BOOST_TEST((age > said));  // nearer to the end is later: the age comes first
}

BOOST_AUTO_TEST_CASE(what_staff_says_is_nobodys_consent) {
  Player staffed = play({"home:desk", "desk:staff"});
  BOOST_TEST(staffed.step() == "failed");
  BOOST_TEST(refusals(staffed) == (Lines{"door gate.not-separate"}));
}

BOOST_AUTO_TEST_CASE(whoever_says_it_at_the_desk_on_their_own_is_seen) {
  Player player = play({"home:desk", "desk:self"});
  BOOST_TEST(player.step() == "scan-door");
  BOOST_TEST(camera_is_on());
}

BOOST_AUTO_TEST_CASE(a_preview_lasts_ten_seconds_and_is_told_to_be_one) {
  Player player = play(agreed);
  BOOST_REQUIRE(watched.captures.size() == 1U);
  const CaptureOrder& order = watched.captures.front();
  BOOST_TEST(order.preview);
  BOOST_TEST(order.longest_ms == 10'000U);
  BOOST_TEST(order.step == "mirror");
  BOOST_TEST(order.purpose == "pay");
  BOOST_TEST(order.abort_on_several_faces);
  // The camera's end comes before the screen's: that is when the machine must wake.
  BOOST_TEST(*player.next_deadline() == now.monotonic + 10'000);
  watched.log.clear();
  player.advance(at(9'999));
  BOOST_TEST(camera_is_on());
  player.advance(at(1));
  BOOST_TEST(!camera_is_on());
  BOOST_TEST(watched.log == (Lines{"camera stop"}));
  BOOST_TEST(player.step() == "mirror");  // a preview's end leads nowhere
  BOOST_TEST(records(player, RecordKind::camera_off) == (Lines{"pay expired"}));
  BOOST_TEST(*player.next_deadline() == now.monotonic + 20'000);
}

BOOST_AUTO_TEST_CASE(a_capture_is_told_what_the_flow_declares) {
  Player player = play(scanned);
  BOOST_REQUIRE(watched.captures.size() == 2U);
  const CaptureOrder& scan = watched.captures.back();
  BOOST_TEST(!scan.preview);
  BOOST_TEST(!scan.abort_on_several_faces);
  BOOST_TEST(scan.zone_mm == 700U);
  BOOST_TEST(scan.longest_ms == 20'000U);
  BOOST_TEST(scan.operations == player.flow().steps[player.state().step].operations);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:ok"});
  BOOST_REQUIRE(player.done("shop-face", at()));
  walk(player, {"receipt:door", "ask-door:yes"});
  BOOST_TEST(watched.captures.back().step == "scan-door");
  BOOST_TEST(watched.captures.back().abort_on_several_faces);
}

BOOST_AUTO_TEST_CASE(a_tick_taken_back_puts_the_camera_out_at_once) {
  Player player = play(agreed);
  BOOST_REQUIRE(camera_is_on());
  walk(player, {"mirror:box"});
  BOOST_TEST(player.step() == "mirror");
  BOOST_TEST(!camera_is_on());
  BOOST_TEST(!player.gate().camera_on());
  BOOST_TEST(records(player, RecordKind::camera_off) == (Lines{"pay withdrawn"}));
  BOOST_TEST(holds(watched.log, "camera stop"));
}

// The player knows the grant that it gave; what its module asks the gate for besides ends with it, too.
BOOST_AUTO_TEST_CASE(a_camera_that_the_module_asked_for_itself_ends_for_what_ended_it) {
  for (const bool power_down : {true, false}) {
    Guarded shop;
    Player player = shop.play(agreed);
    shop.watched.grant.release();
    const Result<Grant> own = player.gate().request({"pay", "mirror", 1000}, shop.at(1));
    BOOST_REQUIRE_MESSAGE(own.ok(), own.error().message);
    BOOST_TEST((power_down ? player.stop(shop.at(100)) : player.left(shop.at(100))));
    BOOST_TEST(!own->valid(shop.now.monotonic));
    const Lines off = Guarded::records(player, RecordKind::camera_off);
    BOOST_REQUIRE(off.size() == 2U);
    BOOST_TEST(off[0] == "pay released");
    BOOST_TEST(off[1] == (power_down ? "pay power-down" : "pay cancelled"));
    // Off first, then the end of the session: nobody was seen after it.
    const Lines seen = shop.kinds(player.ledger());
    const auto end = std::find(seen.begin(), seen.end(), "session-end");
    BOOST_REQUIRE(end != seen.end());
    BOOST_TEST(std::count(seen.begin(), end, "camera-off pay") == 2);
  }
}

// A box on the screen with the preview, which agrees to something else and says how old one is.
BOOST_AUTO_TEST_CASE(a_child_who_says_so_on_the_screen_with_the_camera_is_seen_no_more) {
  const std::string box = "<choice id=\"box\" to=\"mirror\"";
  Guarded guarded(edited(
      guarded_flow().text(), box,
      choice("child", "mirror", "<consent purpose=\"door\"/><under-guardian-age/>", "toggle=\"true\"") +
          box));
  Player player = guarded.play(agreed);
  BOOST_REQUIRE(guarded.camera_is_on());
  guarded.walk(player, {"mirror:child"});
  BOOST_TEST(player.step() == "mirror");
  BOOST_TEST(!guarded.camera_is_on());
  BOOST_TEST(holds(guarded.watched.log, "camera stop"));
  BOOST_TEST(guarded.records(player, RecordKind::camera_off) == (Lines{"pay cancelled"}));
}

BOOST_AUTO_TEST_CASE(an_order_to_erase_puts_the_camera_of_its_purpose_out) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:delete"});
  BOOST_TEST(player.step() == "erase");
  BOOST_TEST(!camera_is_on());
  BOOST_TEST(holds(records(player, RecordKind::camera_off), "pay withdrawn"));
}

// The erasure goes on for whoever is there now, and they have agreed to nothing.
BOOST_AUTO_TEST_CASE(who_leaves_while_an_erasure_shows_a_preview_takes_the_camera_along) {
  SmallFlow flow = guarded_flow();
  flow.steps =
      edited(flow.steps, "<erase id=\"erase\" purposes=\"pay\">", "<erase id=\"erase\" purposes=\"door\">");
  Guarded shop(flow.text());
  Player player = shop.play(scanned);
  BOOST_REQUIRE(shop.match(player));
  shop.walk(player, {"confirm:delete"});
  BOOST_REQUIRE(shop.camera_is_on());
  shop.watched.log.clear();
  BOOST_TEST(player.left(shop.at()));
  BOOST_TEST(player.step() == "erase");
  BOOST_TEST(holds(shop.watched.log, "camera stop"));
  BOOST_TEST(!shop.camera_is_on());
  BOOST_TEST(records(player, RecordKind::camera_off).back() == "pay session-end");
  BOOST_TEST(!shop.match(player));
}

BOOST_AUTO_TEST_CASE(one_match_serves_once) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:ok"});
  BOOST_TEST(watched.log.back() == "serve pay face");
  BOOST_REQUIRE(player.done("shop-face", at()));
  watched.log.clear();
  walk(player, {"receipt:again"});
  BOOST_TEST(!holds(watched.log, "serve pay face"));
  BOOST_TEST(watched.troubles == (Lines{"player.no-match"}));
  BOOST_TEST(player.step() == "failed");
}

BOOST_AUTO_TEST_CASE(a_match_serves_nobody_who_took_the_consent_back) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:take-back"});
  BOOST_TEST(!holds(watched.log, "serve pay face"));
  BOOST_TEST(player.step() == "failed");
}

BOOST_AUTO_TEST_CASE(a_match_for_one_purpose_is_asked_for_by_its_own_camera) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:ok"});
  BOOST_REQUIRE(player.done("shop-face", at()));
  walk(player, {"receipt:door", "ask-door:yes"});
  BOOST_REQUIRE(match(player));
  BOOST_TEST(player.step() == "door-face");
  BOOST_TEST(watched.log.back() == "serve door face");
  BOOST_TEST(records(player, RecordKind::camera_on) == (Lines{"pay ", "pay ", "door "}));
}

BOOST_AUTO_TEST_CASE(what_was_not_told_and_not_asked_opens_nothing) {
  Player untold = play({"home:unseen", "ask-pay:yes", "ask-send:yes"});
  BOOST_TEST(untold.step() == "mirror");
  BOOST_TEST(refusals(untold) == (Lines{"pay gate.no-notice"}));
  walk(untold, {"mirror:look"});
  BOOST_TEST(untold.step() == "failed");
  BOOST_TEST(watched.captures.empty());
}

BOOST_AUTO_TEST_CASE(without_the_consent_to_sending_the_way_past_the_question_leads_to_no_camera) {
  Player player = play(joined(of_age, {"ask-pay:yes", "ask-send:onward"}));
  BOOST_TEST(player.step() == "failed");
  BOOST_TEST(refusals(player) == (Lines{"send gate.no-consent"}));
}

BOOST_AUTO_TEST_CASE(another_try_does_not_put_the_time_out_off) {
  Player player = play(scanned);
  const MonotonicMillis entered = now.monotonic;
  BOOST_REQUIRE(player.face_result(watched.grant_id, FaceOutcome::not_matched, at(15'000)));
  BOOST_TEST(player.step() == "scan");
  BOOST_TEST(*player.next_deadline() == entered + 30'000);
  player.advance(at(14'999));
  BOOST_TEST(player.step() == "scan");
  player.advance(at(1));
  BOOST_TEST(player.step() == "failed");
}

BOOST_AUTO_TEST_CASE(larger_letters_do_not_put_the_time_out_off) {
  Player player = play({"home:start"});
  const MonotonicMillis due = *player.next_deadline();
  BOOST_REQUIRE(player.set_variant(Variant::large_text, at(5'000)));
  BOOST_TEST(*player.next_deadline() == due);
}

BOOST_AUTO_TEST_CASE(a_player_that_is_assigned_over_stops_first) {
  Player player = play(agreed);
  BOOST_REQUIRE(camera_is_on());
  Guarded other;
  player = other.play();
  BOOST_TEST(!camera_is_on());
  const Player again = Player::open(options, watched, watched, watched, now).value();
  BOOST_TEST(holds(kinds(again.ledger()), "session-end"));
  BOOST_TEST(records(again, RecordKind::camera_off) == (Lines{"pay power-down"}));
}

BOOST_AUTO_TEST_CASE(a_player_that_is_let_go_of_stops_first) {
  {
    const Player player = play(agreed);
    BOOST_REQUIRE(camera_is_on());
  }
  BOOST_TEST(!camera_is_on());
  const Player again = Player::open(options, watched, watched, watched, now).value();
  BOOST_TEST(holds(kinds(again.ledger()), "session-end"));
  BOOST_TEST(records(again, RecordKind::camera_off) == (Lines{"pay power-down"}));
}

BOOST_AUTO_TEST_CASE(what_a_module_asks_on_its_own_is_counted_on_record_before_its_session_ends) {
  Player player = play({"home:start"});
  for (int i = 0; i < 30; ++i) BOOST_REQUIRE(!player.gate().request({"pay", "scan", 1000}, at(33)).ok());
  BOOST_TEST(player.left(at()));
  std::vector<std::uint64_t> numbers;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 100,
                          [&](const StoredRecord& stored) {
                            const Record& one = stored.record;
                            if (one.kind == RecordKind::camera_refused) numbers.push_back(one.number);
                            if (one.kind == RecordKind::session_end) BOOST_TEST(numbers.size() == 2U);
                            return true;
                          })
                    .ok());
  BOOST_TEST(numbers == (std::vector<std::uint64_t>{0, 29}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_module_asks_after_somebody_left_is_nobodys_record) {
  Player player = play(agreed);
  BOOST_TEST(player.left(at()));
  BOOST_TEST(player.gate().request({"pay", "mirror", 1000}, at()).error().code == "gate.no-session");
  Id128 whose{};
  whose.fill(1);
  BOOST_REQUIRE(player.ledger()
                    .read(1, 100,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::camera_refused)
                              whose = stored.record.session;
                            return true;
                          })
                    .ok());
  BOOST_TEST((whose == Id128{}));
}

// The flow came there each time, and nothing else tells the times apart.
BOOST_AUTO_TEST_CASE(a_camera_that_an_entry_asks_for_is_refused_on_record_each_time_that_somebody_comes) {
  SmallFlow flow = guarded_flow();
  flow.entries += R"(<entry on="presence" to="home"><camera use="presence" purpose="pay"/></entry>)";
  Guarded shop(flow.text());
  Player player = shop.play();
  for (int times = 0; times < 3; ++times) BOOST_TEST(player.presence(shop.at()));
  BOOST_TEST(refusals(player) == Lines(3, "pay gate.no-session"));
}

BOOST_AUTO_TEST_SUITE_END()
