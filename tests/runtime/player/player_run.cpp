// SPDX-License-Identifier: MIT
// The player on a pretended machine: records first, acts then, and stays shut when anything is wrong.
#include <boost/test/unit_test.hpp>
#include <csignal>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/faulty_files.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(player_run)

namespace {

// Its flow followed by empty lines up to that many bytes.
PackageDraft with_flow_of(std::size_t bytes) {
  PackageDraft draft = vending_draft();
  for (auto& file : draft.files)
    if (file.name == "flow.xml") file.bytes.resize(bytes, '\n');
  return draft;
}

std::string code_of(const Result<Player>& player) {
  return player ? "open" : player.error().code;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_purchase_by_face_from_start_to_erasure) {
  Fixture f;
  Result<Player> player = f.open();
  BOOST_REQUIRE_MESSAGE(player.ok(), player.error().message);
  BOOST_TEST(player->start(f.at()));
  BOOST_TEST(player->step() == "attract");
  BOOST_TEST(f.machine.drawn == 64u * 3200u * 4u);
  f.walk(*player, joined(to_notice, agree_all));
  BOOST_TEST(player->step() == "scan");
  BOOST_TEST(f.machine.grant.valid(f.now.monotonic));
  BOOST_TEST(*player->next_deadline() == f.now.monotonic + 20000);
  BOOST_TEST(player->face_result(f.machine.grant_id, FaceOutcome::matched, f.at()));
  BOOST_TEST(!f.machine.grant.valid(f.now.monotonic));
  BOOST_TEST(player->step() == "dispense-face");
  BOOST_TEST(f.machine.log.back() == "serve purchase face");
  BOOST_TEST(player->done("dispense-face", f.at()));
  f.walk(*player, {"receipt:withdraw", "withdraw:confirm"});
  BOOST_TEST(player->step() == "erase");
  BOOST_TEST(!player->done("erase", f.at()));  // an erasure is done when it is confirmed
  BOOST_REQUIRE(f.machine.orders.size() == 2u);
  BOOST_TEST(player->confirm_erasure(f.machine.orders[1], f.at()));
  BOOST_TEST(player->step() == "erase");
  BOOST_TEST(player->ledger().open_erasures()->size() == 1u);
  BOOST_TEST(player->confirm_erasure(f.machine.orders[0], f.at()));
  BOOST_TEST(player->step() == "erased");
  BOOST_TEST(!player->confirm_erasure(f.machine.orders[0], f.at()));
  f.walk(*player, {"erased:finish"});
  BOOST_TEST(player->step() == "attract");
  BOOST_TEST((player->session() == Id128{}));
  const Lines expected = {"package-accepted",
                          "session-start",
                          "age-stated",
                          "notified face-payment",
                          "notified face-transmit",
                          "asked face-payment",
                          "consented face-payment",
                          "asked face-transmit",
                          "consented face-transmit",
                          "camera-on face-payment",
                          "camera-off face-payment",
                          "withdrawn face-payment",
                          "withdrawn face-transmit",
                          "erase-ordered face-payment",
                          "erase-ordered face-transmit",
                          "erase-confirmed face-transmit",
                          "erase-confirmed face-payment",
                          "session-end"};
  const Lines seen = f.kinds(player->ledger());
  // Where the age lands within its transition is of no matter.
  BOOST_TEST(seen.size() == expected.size());
  for (const std::string& word : expected) BOOST_TEST(holds(seen, word), word);
  BOOST_TEST((seen[seen.size() - 9] == "camera-on face-payment"));
  BOOST_TEST(player->ledger().verify().ok());
  BOOST_TEST(f.machine.troubles.empty());
}

BOOST_AUTO_TEST_CASE(asked_is_on_disk_before_the_question_is_on_the_screen) {
  Fixture f;
  Result<Player> player = f.open();
  BOOST_REQUIRE(player.ok());
  int checked = 0;
  f.machine.on_show = [&](const ScreenView& view) {
    if (view.list.step != "face-consent") return;
    // The files as a power cut at this moment leaves them.
    const std::string cut = f.options.ledger_path + ".cut";
    std::filesystem::copy_file(f.options.ledger_path, cut);
    std::filesystem::copy_file(f.options.ledger_path + "-wal", cut + "-wal");
    LedgerOptions audit;
    audit.device_key = f.options.device_key;
    const Result<Ledger> other = Ledger::open(cut, audit);
    BOOST_REQUIRE(other.ok());
    bool asked = false;
    BOOST_REQUIRE(other
                      ->read(1, 1000,
                             [&](const StoredRecord& stored) {
                               const Record& r = stored.record;
                               if (r.kind == RecordKind::asked && r.purpose == "face-payment") {
                                 asked = true;
                                 BOOST_TEST((r.screen == view.digest));
                                 BOOST_TEST(r.language == "zh-CN");
                               }
                               return true;
                             })
                      .ok());
    BOOST_TEST(asked);
    ++checked;
  };
  player->start(f.at());
  f.walk(*player, joined(to_notice, {"face-notice:continue"}));
  BOOST_TEST(checked == 1);
}

BOOST_AUTO_TEST_CASE(killed_while_asked_means_no_at_the_next_start) {
  Fixture f;
  {
    Result<Player> player = f.open();
    player->start(f.at());
    f.walk(*player, joined(to_notice, {"face-notice:continue"}));
    BOOST_TEST(player->step() == "face-consent");
    // Power fails: no stop() in the machine's view; what the destructor writes does not matter for what
    // follows.
  }
  Result<Player> again = f.open();
  BOOST_REQUIRE(again.ok());
  again->start(f.at());
  BOOST_TEST(again->step() == "attract");
  const Result<Grant> grant = again->gate().request({"face-payment", "scan", 1000}, f.now);
  BOOST_REQUIRE(!grant.ok());
  BOOST_TEST(grant.error().code == "gate.no-session");
}

BOOST_AUTO_TEST_CASE(a_camera_left_on_by_a_crash_is_closed_in_the_ledger) {
  Fixture f;
  {
    Ledger ledger = Ledger::open(f.options.ledger_path,
                                 [&] {
                                   LedgerOptions o;
                                   o.device_key = f.options.device_key;
                                   return o;
                                 }())
                        .value();
    Record on;
    on.kind = RecordKind::camera_on;
    on.time = sample_now - 5;
    on.reference.fill(9);
    BOOST_REQUIRE(ledger.append(on).ok());
    Record order;
    order.kind = RecordKind::erase_ordered;
    order.purpose = "face-payment";
    order.reference.fill(8);
    BOOST_REQUIRE(ledger.append(order).ok());
  }
  const Result<Player> player = f.open();
  BOOST_REQUIRE(player.ok());
  BOOST_TEST(player->ledger().open_captures()->empty());
  BOOST_TEST((f.machine.log == Lines{"erase face-payment"}));  // ordered again, until it is confirmed
}

BOOST_AUTO_TEST_CASE(refusing_leads_to_the_alternative_without_a_camera) {
  for (const char* refusal : {"face-notice:refuse", "face-consent:refuse", "transmit-consent:refuse"}) {
    Fixture f;
    Result<Player> player = f.open();
    player->start(f.at());
    Lines path = to_notice;
    if (std::string(refusal) != "face-notice:refuse") path.push_back("face-notice:continue");
    if (std::string(refusal) == "transmit-consent:refuse") path.push_back("face-consent:agree");
    path.push_back(refusal);
    f.walk(*player, path);
    BOOST_TEST(player->step() == "pay-qr");
    BOOST_TEST(f.machine.log.back() == "call show-payment-code");
    BOOST_TEST(player->done("pay-qr", f.at()));
    BOOST_TEST(f.machine.log.back() == "serve purchase qr-payment");
    BOOST_TEST(!holds(f.machine.log, "camera face-payment"));
    BOOST_TEST(!holds(f.kinds(player->ledger()), "camera-on face-payment"));
  }
}

BOOST_AUTO_TEST_CASE(the_camera_goes_off_by_time_by_choice_and_by_power) {
  {
    Fixture f;
    Result<Player> player = f.open();
    player->start(f.at());
    f.walk(*player, joined(to_notice, agree_all));
    player->advance(f.at(19'999));
    BOOST_TEST(player->step() == "scan");
    BOOST_TEST(f.machine.grant.valid(f.now.monotonic));
    player->advance(f.at(1));
    BOOST_TEST(player->step() == "face-failed");
    BOOST_TEST(!f.machine.grant.valid(f.now.monotonic));
    BOOST_TEST(player->ledger().open_captures()->empty());
    // Too late: the match of a capture whose permission is over.
    BOOST_TEST(!player->face_result(f.machine.grant_id, FaceOutcome::matched, f.at()));
    BOOST_TEST(player->step() == "face-failed");
  }
  {
    Fixture f;
    Result<Player> player = f.open();
    player->start(f.at());
    f.walk(*player, joined(to_notice, agree_all));
    f.walk(*player, {"scan:stop"});
    BOOST_TEST(player->step() == "face-failed");
    BOOST_TEST(!player->gate().camera_on());
    BOOST_TEST(holds(f.machine.log, "camera stop"));
    BOOST_TEST(player->ledger().open_captures()->empty());
  }
  {
    Fixture f;
    Result<Player> player = f.open();
    player->start(f.at());
    f.walk(*player, joined(to_notice, agree_all));
    player->stop(f.at());
    BOOST_TEST(!f.machine.grant.valid(f.now.monotonic));
    BOOST_TEST(player->ledger().open_captures()->empty());
    BOOST_TEST(f.kinds(player->ledger()).back() == "session-end");
    BOOST_TEST(!player->start(f.at()));
    BOOST_TEST(!player->next_deadline().has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_match_after_expiry_counts_for_nothing) {
  Fixture f;
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, joined(to_notice, agree_all));
  // The machine slept and never called advance().
  BOOST_TEST(!player->face_result(f.machine.grant_id, FaceOutcome::matched, f.at(21'000)));
  BOOST_TEST(player->step() == "face-failed");
  BOOST_TEST(!holds(f.machine.log, "serve purchase face"));
}

BOOST_AUTO_TEST_CASE(a_retry_is_a_new_grant_and_they_are_counted) {
  Fixture f;
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, joined(to_notice, agree_all));
  const Id128 first = f.machine.grant_id;
  BOOST_TEST(player->face_result(first, FaceOutcome::not_matched, f.at()));
  BOOST_TEST(player->step() == "scan");
  BOOST_TEST((f.machine.grant_id != first));
  BOOST_TEST(!player->face_result(first, FaceOutcome::matched, f.at()));
  BOOST_TEST(player->face_result(f.machine.grant_id, FaceOutcome::not_matched, f.at()));
  BOOST_TEST(player->step() == "face-failed");
}

BOOST_AUTO_TEST_CASE(a_broken_camera_leads_to_the_failed_exit) {
  Fixture f;
  f.machine.camera_works = false;
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, joined(to_notice, agree_all));
  BOOST_TEST(player->step() == "face-failed");
  BOOST_TEST(player->ledger().open_captures()->empty());
}

BOOST_AUTO_TEST_CASE(a_full_disk_closes_the_face_path_and_leaves_the_alternative) {
  FaultyFiles files;
  Fixture f;
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, to_notice);
  files.set_full(true);
  f.machine.log.clear();
  BOOST_TEST(player->choose("face-notice", "continue", f.at()));
  BOOST_TEST(!holds(f.machine.log, "face-consent zh-CN"));  // no question that could not be recorded
  BOOST_TEST(player->step() == "pay-qr");
  BOOST_TEST(holds(f.machine.troubles, "ledger.full"));
  BOOST_TEST(player->done("pay-qr", f.at()));
  BOOST_TEST(f.machine.log.back() == "serve purchase qr-payment");
  files.set_full(false);
  // What could be kept is written once it can be, and the face path is open to the next person.
  player->advance(f.at());
  BOOST_TEST(holds(f.kinds(player->ledger()), "refused face-payment"));
  player->done("dispense-qr", f.at());
  f.walk(*player, {"thanks:finish"});
  f.walk(*player, joined(to_notice, agree_all));
  BOOST_TEST(player->step() == "scan");
  BOOST_TEST(f.machine.grant.valid(f.now.monotonic));
}

BOOST_AUTO_TEST_CASE(languages_and_variants_follow_the_person_and_leave_with_them) {
  Fixture f;
  Result<Player> player = f.open();
  player->start(f.at());
  BOOST_TEST(player->language() == "zh-CN");
  f.walk(*player, {"attract:english"});
  BOOST_TEST(player->language() == "en");
  BOOST_TEST(f.machine.log.back() == "attract en");
  f.walk(*player, {"attract:start"});
  BOOST_TEST(f.machine.log.back() == "goods en");
  BOOST_TEST(player->set_variant(Variant::large_text, f.at()));
  BOOST_TEST(!player->set_variant(Variant::large_text, f.at()));
  f.walk(*player, {"goods:leave"});
  BOOST_TEST(player->language() == "zh-CN");
  BOOST_TEST(f.machine.log.back() == "attract zh-CN");
  BOOST_TEST(player->set_variant(Variant::large_text, f.at()));  // so it was normal again
}

BOOST_AUTO_TEST_CASE(touches_mean_what_is_on_the_screen) {
  Fixture f;
  Result<Player> player = f.open();
  BOOST_TEST(!player->touch(10, 10, f.at()));  // nothing is shown yet
  player->start(f.at());
  BOOST_TEST(!player->touch(10, 95, f.at()));  // between two areas
  BOOST_TEST(!player->touch(-1, 10, f.at()));
  BOOST_TEST(!player->touch(64, 10, f.at()));
  BOOST_TEST(!player->choose("goods", "water", f.at()));  // a step that is not shown
  BOOST_TEST(!player->choose("attract", "nothing", f.at()));
  BOOST_TEST(player->touch(10, 10, f.at()));
  BOOST_TEST(player->step() == "goods");
}

BOOST_AUTO_TEST_CASE(steps_end_by_themselves) {
  Fixture f;
  Result<Player> player = f.open();
  player->start(f.at());
  f.walk(*player, to_notice);
  BOOST_TEST(*player->next_deadline() == f.now.monotonic + 240'000);
  player->advance(f.at(239'999));
  BOOST_TEST(player->step() == "face-notice");
  player->advance(f.at(1));
  BOOST_TEST(player->step() == "attract");
  BOOST_TEST(!player->next_deadline().has_value());
  BOOST_TEST(f.kinds(player->ledger()).back() == "session-end");
}

BOOST_AUTO_TEST_CASE(a_flow_as_long_as_it_may_be_is_read) {
  Fixture f(with_flow_of(16 * 1024 * 1024));
  BOOST_TEST(code_of(f.open()) == "open");
}

BOOST_AUTO_TEST_CASE(anything_but_a_verified_and_complete_package_is_refused) {
  Fixture f;
  f.install(without_file(vending_draft(), 5));
  BOOST_TEST(code_of(f.open()) == "player.screen");
  f.install(vending_draft(vending_xml(), [](DisplayList& list) {
    if (list.step == "face-consent") list.hits.erase(list.hits.begin());  // the refusal
    if (list.step == "face-consent") list.focus_order.pop_back();
  }));
  BOOST_TEST(code_of(f.open()) == "player.screen");
  f.install(vending_draft(vending_xml(), [](DisplayList& list) {
    if (list.language == "en") list.language = "zh-CN";
  }));
  BOOST_TEST(code_of(f.open()) == "player.screen");
  f.install(vending_draft(vending_xml(), [](DisplayList& list) {
    GlyphRun run;
    run.size = 640;
    run.text = "x";
    run.glyphs.push_back({7, 0, 0, 0});
    list.items.push_back(run);
  }));
  BOOST_TEST(code_of(f.open()) == "player.glyphs");
  f.install(with_flow_of(16 * 1024 * 1024 + 1));
  BOOST_TEST(code_of(f.open()) == "player.flow");
  f.install([] {
    PackageDraft d = vending_draft();
    for (auto& file : d.files)
      if (file.name == "glyphs.bin") file.bytes.assign(64, 0xEE);
    return d;
  }());
  BOOST_TEST(f.open().error().message.find("glyphs.bin cannot be read") != std::string::npos);
  f.install([] {
    PackageDraft d = vending_draft();
    d.sequence = 2;
    return d;
  }());
  BOOST_TEST(code_of(f.open()) == "player.mismatch");
  f.install([] {
    PackageDraft d = vending_draft();
    d.draft = true;
    return d;
  }());
  BOOST_TEST(code_of(f.open()) == "package.draft");
  write_file_atomically(f.options.package_path, ByteView(format_package(vending_draft())));
  BOOST_TEST(code_of(f.open()) == "package.unsigned");
  std::filesystem::remove(f.options.package_path);
  BOOST_TEST(code_of(f.open()) == "file.open");
  f.install(vending_draft());
  PlayerOptions wrong = f.options;
  wrong.display = "landscape";
  BOOST_TEST(code_of(Player::open(wrong, f.machine, f.machine, f.machine, f.now)) == "player.display");
  wrong = f.options;
  wrong.device_key = Bytes(32, 6);
  BOOST_TEST(code_of(Player::open(wrong, f.machine, f.machine, f.machine, f.now)) == "state.key");
  BOOST_TEST(code_of(f.open()) == "open");
}

BOOST_AUTO_TEST_CASE(a_look_that_is_neither_there_nor_named_as_left_out_is_missing) {
  Fixture f;
  PackageDraft silent = vending_draft();
  silent.falls_back.pop_back();
  f.install(silent);
  BOOST_TEST(code_of(f.open()) == "player.screen");
}

BOOST_AUTO_TEST_CASE(a_look_that_is_named_as_left_out_is_shown_as_normal) {
  Fixture f;
  f.options.variant = Variant::large_text;
  Variant shown = Variant::large_text;
  f.machine.on_show = [&](const ScreenView& view) { shown = view.list.variant; };
  Player player = f.open().value();
  player.start(f.at());
  BOOST_TEST((shown == Variant::normal));
}

BOOST_AUTO_TEST_CASE(rollback_and_a_clock_put_back_are_refused) {
  Fixture f;
  const std::string newer = replaced(vending_xml(), "revision=\"1\"", "revision=\"2\"");
  f.install(vending_draft(newer));
  BOOST_TEST(code_of(f.open()) == "open");
  BOOST_TEST(code_of(f.open()) == "open");  // the same one again is fine
  f.install(vending_draft(replaced(newer, "zone-mm=\"", "zone-mm=\"1")));
  BOOST_TEST(code_of(f.open()) == "package.other");  // the same number for something else is not
  f.install(vending_draft());
  BOOST_TEST(code_of(f.open()) == "package.rollback");

  // A broken release must not lock out the one before it.
  const PackageDraft broken = vending_draft(replaced(vending_xml(), "revision=\"1\"", "revision=\"3\""));
  f.install(without_file(broken, broken.files.size() - 1));
  BOOST_TEST(code_of(f.open()) == "player.screen");
  f.install(vending_draft(newer));
  BOOST_TEST(code_of(f.open()) == "open");

  // Expired in the machine's own memory, whatever its clock says now.
  Fixture g;
  g.now.utc = *parse_date("2027-12-31");
  BOOST_TEST(code_of(g.open()) == "open");
  g.install([] {
    PackageDraft d =
        vending_draft(replaced(vending_xml(), "valid-until=\"2027-12-31\"", "valid-until=\"2027-06-30\""));
    return d;
  }());
  g.now.utc = *parse_date("2027-01-01");
  BOOST_TEST(code_of(g.open()) == "package.expired");
}

BOOST_AUTO_TEST_CASE(boxes_are_shown_as_they_are_ticked_and_what_is_not_ticked_is_refused_on_record) {
  const std::filesystem::path source = FACENOTICE_SOURCE_DIR;
  const std::string xml = FlowEdit::load(source / "tests/fixtures/quiet/two-toggles.edit").applied(source);
  const Lines to_boxes = {"attract:start", "goods:water", "pay:by-face", "age:over", "face-notice:continue"};
  const auto run = [&](const Lines& said, Lines& ticks) {
    Fixture fixture(vending_draft(xml));
    fixture.machine.on_show = [&](const ScreenView& view) {
      if (view.list.step == "face-consent") ticks.push_back(std::to_string(view.ticked));
    };
    Result<Player> player = fixture.open();
    BOOST_REQUIRE(player.ok());
    player->start(fixture.at());
    fixture.walk(*player, to_boxes);
    fixture.walk(*player, said);
    return std::pair{std::string(player->step()), fixture.kinds(player->ledger())};
  };
  Lines ticks;
  const auto& [step, records] =
      run({"face-consent:box-face", "face-consent:box-send", "face-consent:box-face", "face-consent:next"},
          ticks);
  BOOST_TEST(ticks == (Lines{"0", "1", "3", "2"}));
  BOOST_TEST(step == "pay-qr");
  const Lines last(records.end() - 4, records.end());
  BOOST_TEST(last == (Lines{"consented face-payment", "consented face-transmit", "withdrawn face-payment",
                            "refused face-payment"}));
  ticks.clear();
  BOOST_TEST(run({"face-consent:box-face", "face-consent:box-send", "face-consent:next"}, ticks).first ==
             "scan");
}

BOOST_AUTO_TEST_SUITE_END()
