// SPDX-License-Identifier: MIT
// What the machine around the player is told, and where the player goes by itself when something does not
// work.
#include "tests/runtime/player/guarded_machine.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_FIXTURE_TEST_SUITE(told_to_the_host, Guarded)

BOOST_AUTO_TEST_CASE(a_session_begins_and_ends_under_one_number) {
  Player player = play({"home:start"});
  BOOST_REQUIRE(watched.sessions.size() == 1U);
  const Id128 id = player.session();
  BOOST_TEST((watched.sessions[0] == std::pair{id, true}));
  BOOST_TEST(player.left(at()));
  BOOST_REQUIRE(watched.sessions.size() == 2U);
  BOOST_TEST((watched.sessions[1] == std::pair{id, false}));
  walk(player, {"home:start"});
  BOOST_TEST((watched.sessions[2].first != id));
}

BOOST_AUTO_TEST_CASE(an_order_to_erase_names_the_session_in_which_it_was_asked_for_or_none) {
  Player player = play(scanned);
  BOOST_REQUIRE(match(player));
  walk(player, {"confirm:delete"});
  BOOST_REQUIRE(watched.erased_of.size() == 1U);
  BOOST_TEST((watched.erased_of[0] == player.session()));
  BOOST_TEST(player.withdraw_earlier(Id128{7}, "door", at()));
  BOOST_REQUIRE(watched.erased_of.size() == 2U);
  BOOST_TEST((watched.erased_of[1] == Id128{}));
}

BOOST_AUTO_TEST_CASE(a_camera_that_went_off_is_not_stopped_again) {
  Player player = play(scanned);
  const auto stops = [&] { return std::count(watched.log.begin(), watched.log.end(), "camera stop"); };
  const auto before = stops();
  BOOST_REQUIRE(match(player));
  BOOST_TEST(stops() == before + 1);
  BOOST_TEST(player.left(at()));
  player.stop(at());
  BOOST_TEST(stops() == before + 1);
}

// Each screen leads to one that cannot be shown either; once one can, nobody is sent away from it.
BOOST_AUTO_TEST_CASE(where_a_display_showed_nothing_for_a_while_people_stay_where_they_are_once_it_does) {
  Player player = play();
  watched.display_works = false;
  player.choose("home", "start", at());
  watched.display_works = true;
  BOOST_REQUIRE(player.step() == "home");
  walk(player, {"home:start"});
  BOOST_TEST(player.step() == "age");
}

BOOST_AUTO_TEST_CASE(nothing_falls_due_on_a_screen_without_an_end) {
  Player player = play({"home:start", "age:over", "notice:no"});
  BOOST_REQUIRE(player.done("shop-card", at()));
  BOOST_TEST(player.next_deadline().has_value());
  walk(player, {"receipt:leave"});
  BOOST_TEST(player.step() == "home");
  BOOST_TEST(!player.next_deadline().has_value());
}

BOOST_AUTO_TEST_CASE(ages_are_on_record_as_they_were_said) {
  const auto said = [](const Player& player) {
    Lines all;
    BOOST_REQUIRE(player.ledger()
                      .read(1, 1000,
                            [&](const StoredRecord& stored) {
                              const Record& one = stored.record;
                              if (one.kind == RecordKind::age_stated)
                                all.push_back(one.step + " " + one.choice + one.detail);
                              return true;
                            })
                      .ok());
    return all;
  };
  Player player = play({"home:start", "age:under"});
  BOOST_TEST(said(player) == (Lines{"age under"}));
  walk(player, {"guardian:no"});
  BOOST_REQUIRE(player.done("shop-card", at()));
  walk(player, {"receipt:leave", "home:start", "age:over"});
  BOOST_TEST(said(player) == (Lines{"age under", "age of-age"}));
}

// An end leads on to where somebody else may stand already: what the one before said of themselves is not
// said of them.
BOOST_AUTO_TEST_CASE(an_age_is_on_record_once_and_for_whoever_said_it) {
  SmallFlow flow = guarded_flow();
  flow.entries = edited(flow.entries, "on=\"idle\" to=\"home\"", "on=\"idle\" to=\"failed\"");
  flow.steps =
      edited(flow.steps, choice("over", "notice", "<of-age/>"),
             choice("over", "notice", "<of-age/>") + choice("goodbye", "over", "<under-guardian-age/>")) +
      "<end id=\"over\"/>\n";
  Guarded shop(flow.text());
  Player player = shop.play({"home:start"});
  const Id128 child = player.session();
  shop.walk(player, {"age:goodbye"});
  BOOST_TEST(player.step() == "failed");
  BOOST_TEST((player.session() != child));
  std::vector<Id128> whose;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 100,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::age_stated)
                              whose.push_back(stored.record.session);
                            return true;
                          })
                    .ok());
  BOOST_REQUIRE(whose.size() == 1U);
  BOOST_TEST((whose[0] == child));
}

BOOST_AUTO_TEST_CASE(an_age_that_the_machine_says_for_nobody_is_on_record_as_that) {
  SmallFlow flow = guarded_flow();
  flow.steps =
      edited(flow.steps, choice("no", "home", "<refuse purpose=\"pay\"/><consent purpose=\"door\"/>"),
             choice("no", "home", "<refuse purpose=\"pay\"/><under-guardian-age/>"));
  Guarded shop(flow.text());
  shop.watched.broken_screen = "odd";
  const Player player = shop.play({"home:desk", "desk:odd"});
  BOOST_TEST(player.step() == "home");
  BOOST_TEST(records(player, RecordKind::age_stated) == (Lines{" machine"}));
}

BOOST_AUTO_TEST_CASE(a_camera_that_does_not_start_is_told_to_stop_and_holds_no_deadline) {
  watched.camera_works = false;
  Player player = play(agreed);
  BOOST_TEST(player.step() == "mirror");
  BOOST_TEST(watched.troubles == (Lines{"player.camera"}));
  BOOST_TEST(watched.log.back() == "camera stop");
  BOOST_TEST(*player.next_deadline() == now.monotonic + 30'000);
  BOOST_TEST(player.ledger().open_captures()->empty());
}

BOOST_AUTO_TEST_CASE(what_the_machine_says_for_nobody_is_on_record_as_that) {
  watched.broken_screen = "odd";
  Player player = play({"home:desk", "desk:odd"});
  BOOST_TEST(player.step() == "home");
  std::size_t seen = 0;
  BOOST_REQUIRE(player.ledger()
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            const Record& one = stored.record;
                            if (one.kind != RecordKind::refused && one.kind != RecordKind::consented)
                              return true;
                            ++seen;
                            BOOST_TEST(one.detail == "machine");
                            BOOST_TEST(!one.affirmative);
                            return true;
                          })
                    .ok());
  BOOST_TEST(seen == 2U);
}

BOOST_AUTO_TEST_CASE(the_machine_takes_no_choice_of_staff_and_ticks_no_box) {
  watched.broken_screen = "staffed";
  Player player = play({"home:desk", "desk:staffed"});
  BOOST_TEST(player.step() == "home");  // by the time-out's way
  BOOST_TEST(records(player, RecordKind::refused).empty());
  BOOST_TEST(records(player, RecordKind::consented).empty());
}

BOOST_AUTO_TEST_CASE(the_machine_sends_nothing_that_nobody_has_typed) {
  watched.broken_screen = "collect";
  Player player = play({"home:start", "age:over", "notice:no"});
  BOOST_REQUIRE(player.done("shop-card", at()));
  watched.log.clear();
  walk(player, {"receipt:write"});
  BOOST_TEST(player.step() == "home");
  BOOST_TEST(!holds(watched.log, "submit collect"));
}

BOOST_AUTO_TEST_CASE(who_comes_back_to_a_form_finds_it_empty) {
  Player player = play({"home:start", "age:over", "notice:no"});
  BOOST_REQUIRE(player.done("shop-card", at()));
  BOOST_TEST(player.choose("receipt", "write", at()));
  BOOST_TEST(player.set_filled("collect", "template", true, at()));
  BOOST_TEST(player.choose("collect", "back", at()));
  BOOST_TEST(player.choose("receipt", "write", at()));
  BOOST_TEST(!player.choose("collect", "send", at()));
  BOOST_TEST(watched.log.back() == "edit template");
}

BOOST_AUTO_TEST_CASE(steps_that_lead_to_each_other_by_their_faults_come_to_a_rest) {
  const auto host = [](const std::string& id, const std::string& to) {
    return "<host id=\"" + id + "\" call=\"" + id + "\">" + exit_on("done", "home") + exit_on("fault", to) +
           exit_on("timeout", "home") + "</host>\n";
  };
  SmallFlow flow;
  flow.steps = screen("home", "attract", choice("start", "a")) + host("a", "b") + host("b", "a");
  Guarded circle(flow.text());
  circle.watched.calls_work = false;
  Player player = circle.play({"home:start"});
  const auto calls = [&] {
    return std::count_if(circle.watched.log.begin(), circle.watched.log.end(),
                         [](const std::string& line) { return line.rfind("call ", 0) == 0; });
  };
  BOOST_TEST(calls() == 17);  // the one that was asked for, and sixteen that followed
  BOOST_TEST(!player.presence(circle.at()));
  BOOST_TEST(calls() == 17);
}

BOOST_AUTO_TEST_CASE(a_draft_says_so_in_its_pixels_and_to_who_draws_itself) {
  const auto first_screen = [](bool draft) {
    Fixture shop([&] {
      PackageDraft package = vending_draft(guarded_flow().text());
      package.draft = draft;
      return package;
    }());
    TrustStore trust = sample_trust();
    trust.allow_drafts = true;
    write_file_atomically(shop.options.trust_path, format_trust(trust));
    std::pair<bool, std::vector<std::uint8_t>> seen;
    shop.machine.on_show = [&](const ScreenView& view) {
      seen = {view.draft, {view.frame.rgba.begin(), view.frame.rgba.end()}};
    };
    Player player = shop.open().value();
    BOOST_REQUIRE(player.start(shop.at()));
    return seen;
  };
  const auto draft = first_screen(true), released = first_screen(false);
  BOOST_TEST(draft.first);
  BOOST_TEST(!released.first);
  BOOST_TEST((draft.second != released.second));
}

BOOST_AUTO_TEST_SUITE_END()
