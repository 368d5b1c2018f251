// SPDX-License-Identifier: MIT
// What could not be shown, or would be shown wrongly: nobody was told or asked by it.
#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(not_shown)

BOOST_AUTO_TEST_CASE(a_notice_that_nobody_saw_carries_no_consent) {
  Fixture f;
  f.machine.broken_screen = "face-notice";
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, to_notice);
  BOOST_TEST(player->step() == "pay-qr");  // on by the alternative
  BOOST_TEST(!holds(f.machine.log, "camera face-payment"));
  BOOST_TEST(holds(f.machine.troubles, "player.show"));
}

BOOST_AUTO_TEST_CASE(after_a_screen_that_could_not_be_shown_the_record_says_that_and_blames_no_ledger) {
  // The camera is on while another variant of its screen fails: the way out leads to a screen with a camera.
  const std::string xml = edited(vending_xml(), "<screen id=\"face-failed\" kind=\"info\" icon=\"info\">",
                                 "<screen id=\"face-failed\" kind=\"info\" icon=\"info\">"
                                 "<camera use=\"preview\" purpose=\"face-payment\"/>");
  Fixture f(vending_draft(xml));
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, joined(to_notice, agree_all));
  f.machine.broken_screen = "scan";
  BOOST_TEST(player->set_variant(Variant::large_text, f.at()));
  BOOST_TEST(player->step() == "face-failed");
  Lines details;
  BOOST_REQUIRE(player->ledger()
                    .read(1, 10000,
                          [&](const StoredRecord& stored) {
                            const Record& r = stored.record;
                            if (r.kind == RecordKind::camera_off || r.kind == RecordKind::camera_refused)
                              details.push_back(r.detail);
                            return true;
                          })
                    .ok());
  BOOST_TEST(details == (Lines{"gate.display", "display-failed"}));
}

BOOST_AUTO_TEST_CASE(a_screen_that_hides_whether_a_box_is_ticked_is_refused) {
  const std::filesystem::path source = FACENOTICE_SOURCE_DIR;
  const std::string xml = FlowEdit::load(source / "tests/fixtures/quiet/two-toggles.edit").applied(source);
  Fixture fixture(vending_draft(xml, [](DisplayList& list) {
    if (list.step == "face-consent") list.items.clear();
  }));
  const Result<Player> player = fixture.open();
  BOOST_REQUIRE(!player.ok());
  BOOST_TEST(player.error().code == "player.screen");
}

BOOST_AUTO_TEST_SUITE_END()
