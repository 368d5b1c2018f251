// SPDX-License-Identifier: MIT
// What the glass showed: a consent rests on the signed screen, as the display read it back at the very
// moment.
#include <cstring>
#include <map>

#include <facenotice/player.h>
#include <facenotice/tile_digests.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/allocations.hpp"
#include "tests/support/faulty_files.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(glass)

namespace {

// Screens that look different: a patch in a colour of step and language, above the boxes of the choices.
PackageDraft coloured(const std::string& xml = vending_xml()) {
  return vending_draft(xml, [](DisplayList& list) {
    std::uint32_t colour = 2166136261U;
    for (const char c : list.step + "." + list.language)
      colour = (colour ^ static_cast<std::uint8_t>(c)) * 16777619U;
    const auto part = [&](int shift) { return static_cast<std::uint8_t>(colour >> shift); };
    list.items.insert(
        list.items.begin(),
        BoxItem{{px64(2), px64(2000), px64(60), px64(90)}, 0, {part(0), part(8), part(16), 255}, 0, {}, {}});
  });
}

std::string with_two_boxes() {
  const std::filesystem::path source = FACENOTICE_SOURCE_DIR;
  return FlowEdit::load(source / "tests/fixtures/quiet/two-toggles.edit").applied(source);
}

// A machine whose display can be read back: what it shows is what it was handed, unless a test puts something
// else there.
struct GlassFixture : Fixture {
  explicit GlassFixture(const PackageDraft& draft = coloured()) : Fixture(draft) {
    machine.on_show = [this](const ScreenView& view) {
      glass = view.frame;
      seen[view.list.step + " " + view.list.language] = view.frame;
    };
    machine.on_read_back = [this](Frame& frame) {
      ++read_back;
      frame = glass;
      return true;
    };
  }
  std::vector<Record> records(const Player& player, RecordKind kind) {
    std::vector<Record> found;
    BOOST_REQUIRE(player.ledger()
                      .read(1, 10000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == kind) found.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return found;
  }
  bool camera() const { return holds(machine.log, "camera face-payment"); }
  // The screen on which the face is agreed to, in Chinese.
  Player at_the_question() {
    Player player = open().value();
    player.start(at());
    walk(player, joined(to_notice, {"face-notice:continue"}));
    BOOST_REQUIRE(player.step() == "face-consent");
    return player;
  }
  // Somebody agrees, and it counts for nothing.
  void agrees_in_vain(Player& player) {
    const Digest showed = TileDigests().take(glass);
    BOOST_TEST(player.choose("face-consent", "agree", at()));
    BOOST_TEST(player.step() == "pay-qr");
    BOOST_TEST(records(player, RecordKind::consented).empty());
    BOOST_TEST(machine.troubles == Lines{"display.differs"});
    const std::vector<Record> differed = records(player, RecordKind::screen_differed);
    BOOST_REQUIRE(differed.size() == 1U);
    BOOST_TEST(differed[0].step == "face-consent");
    BOOST_TEST(differed[0].choice == "agree");
    BOOST_TEST(differed[0].language == "zh-CN");
    BOOST_TEST((differed[0].session == player.session()));
    BOOST_TEST((differed[0].glass == Glass::differed));
    BOOST_TEST((differed[0].glass_digest == showed));
    // On by the alternative, which nobody chose: that is on record as the machine's act.
    const std::vector<Record> refused = records(player, RecordKind::refused);
    BOOST_REQUIRE(refused.size() == 1U);
    BOOST_TEST(refused[0].detail == "machine");
    BOOST_TEST(!refused[0].affirmative);
    BOOST_TEST(!camera());
    const Result<Grant> grant = player.gate().request({"face-payment", "scan", 20'000}, at());
    BOOST_REQUIRE(!grant.ok());
    BOOST_TEST(grant.error().code == "gate.display");
  }

  Frame glass;
  std::map<std::string, Frame> seen;
  int read_back = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_signed_screen_on_the_glass_is_on_record_with_its_digest) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:agree", "transmit-consent:agree"});
  BOOST_TEST(f.camera());
  const std::vector<Record> consents = f.records(player, RecordKind::consented);
  BOOST_REQUIRE(consents.size() == 2U);
  BOOST_TEST((consents[0].glass == Glass::compared));
  BOOST_TEST((consents[0].glass_digest == TileDigests().take(f.seen["face-consent zh-CN"])));
  BOOST_TEST((consents[1].glass == Glass::compared));
  BOOST_TEST((consents[1].glass_digest == TileDigests().take(f.seen["transmit-consent zh-CN"])));
  BOOST_TEST((consents[0].glass_digest != consents[1].glass_digest));
  BOOST_TEST(f.read_back == 2);  // at the answers, nowhere else
  BOOST_TEST(f.machine.troubles.empty());
  BOOST_TEST(player.ledger().verify().ok());
}

BOOST_AUTO_TEST_CASE(something_laid_over_the_question_ends_the_way_by_face) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass.rgba[(std::size_t{700} * 64 + 13) * 4] ^= 1;  // one step of one colour of one pixel
  f.agrees_in_vain(player);
  // Told by the tiles in which it lies.
  BOOST_TEST(f.machine.said_last.find("(zh-CN) when it was answered: 64 x 64 pixels from 0, 640.") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_it_showed_instead_comes_on_record_though_the_disk_is_full_just_then) {
  FaultyFiles files;
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass.rgba[0] ^= 1;
  files.set_full(true);
  BOOST_TEST(player.choose("face-consent", "agree", f.at()));
  BOOST_TEST(f.records(player, RecordKind::screen_differed).empty());
  files.set_full(false);
  player.advance(f.at());
  BOOST_TEST(f.records(player, RecordKind::screen_differed).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_page_that_was_never_replaced_carries_no_consent) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass = f.seen["face-notice zh-CN"];
  f.agrees_in_vain(player);
}

BOOST_AUTO_TEST_CASE(the_question_in_another_language_carries_no_consent) {
  GlassFixture f;
  {
    Player english = f.open().value();
    english.start(f.at());
    f.walk(english, {"attract:english"});
    f.walk(english, joined(to_notice, {"face-notice:continue"}));
    english.stop(f.at());
  }
  Player player = f.at_the_question();
  BOOST_REQUIRE(f.seen.count("face-consent en") == 1U);
  f.glass = f.seen["face-consent en"];
  f.agrees_in_vain(player);
}

BOOST_AUTO_TEST_CASE(a_dimmed_picture_carries_no_consent) {
  GlassFixture f;
  Player player = f.at_the_question();
  for (std::size_t i = 0; i < f.glass.rgba.size(); ++i)
    if (i % 4 != 3) f.glass.rgba[i] = static_cast<std::uint8_t>(f.glass.rgba[i] * 2 / 3);
  f.agrees_in_vain(player);
}

BOOST_AUTO_TEST_CASE(a_picture_of_another_size_carries_no_consent) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass = {32, 32, Bytes(std::size_t{32} * 32 * 4, 255)};
  f.agrees_in_vain(player);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_picture_carry_no_consent) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass.rgba.pop_back();
  f.agrees_in_vain(player);
}

BOOST_AUTO_TEST_CASE(a_display_that_fills_nothing_in_does_not_pass_with_what_it_read_back_before) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:agree", "transmit-consent:back", "face-notice:continue"});
  f.machine.on_read_back = [](Frame&) { return true; };
  BOOST_TEST(player.choose("face-consent", "agree", f.at()));
  BOOST_TEST(holds(f.machine.troubles, "display.differs"));
  BOOST_TEST(f.records(player, RecordKind::consented).size() == 1U);  // the one before
  BOOST_TEST(!f.camera());
}

BOOST_AUTO_TEST_CASE(a_display_that_paints_over_the_pixels_that_it_was_handed_is_seen) {
  GlassFixture f;
  f.machine.on_show = [&](const ScreenView& view) {
    auto& pixels = const_cast<Bytes&>(view.frame.rgba);  // NOLINT: that is the attack
    std::memset(pixels.data(), 0x55, 4000);
    f.glass = view.frame;
  };
  Player player = f.at_the_question();
  f.agrees_in_vain(player);
}

BOOST_AUTO_TEST_CASE(at_the_second_question_it_takes_the_first_consent_along) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:agree"});
  f.glass.rgba[0] ^= 1;
  BOOST_TEST(player.choose("transmit-consent", "agree", f.at()));
  BOOST_TEST(player.step() == "pay-qr");
  BOOST_TEST(f.records(player, RecordKind::consented).size() == 1U);
  BOOST_TEST(f.records(player, RecordKind::withdrawn).size() == 1U);  // as its refusal says
  BOOST_TEST(!f.camera());
}

BOOST_AUTO_TEST_CASE(the_session_stays_closed_and_the_next_one_is_open_again) {
  GlassFixture f;
  Player player = f.at_the_question();
  const Frame right = f.glass;
  f.glass = Frame{64, 3200, Bytes(right.rgba.size(), 0)};
  BOOST_TEST(player.choose("face-consent", "agree", f.at()));
  f.walk(player, {"pay-qr:cancel"});
  f.walk(player, joined(to_notice, agree_all));
  BOOST_TEST(f.camera());
  BOOST_TEST(f.records(player, RecordKind::consented).size() == 2U);
}

BOOST_AUTO_TEST_CASE(nobody_is_kept_from_saying_no_on_a_screen_that_is_wrong) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass = {};
  f.walk(player, {"face-consent:refuse"});
  BOOST_TEST(player.step() == "pay-qr");
  const std::vector<Record> refused = f.records(player, RecordKind::refused);
  BOOST_REQUIRE(refused.size() == 1U);
  BOOST_TEST(refused[0].affirmative);
  BOOST_TEST(f.read_back == 0);
}

BOOST_AUTO_TEST_CASE(a_display_that_cannot_read_back_is_on_record_as_not_compared_and_the_consent_stands) {
  GlassFixture f;
  f.machine.on_read_back = {};
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:agree", "transmit-consent:agree"});
  BOOST_TEST(f.camera());
  const std::vector<Record> consents = f.records(player, RecordKind::consented);
  BOOST_REQUIRE(consents.size() == 2U);
  BOOST_TEST((consents[0].glass == Glass::not_compared));
  BOOST_TEST((consents[0].glass_digest == TileDigests().take(f.seen["face-consent zh-CN"])));
}

BOOST_AUTO_TEST_CASE(a_screen_that_asks_nothing_costs_nothing) {
  GlassFixture f;
  Player player = f.open().value();
  player.start(f.at());
  f.walk(player, to_notice);
  BOOST_TEST(player.tiles_hashed() == 0U);
  f.walk(player, {"face-notice:continue"});
  BOOST_TEST(player.tiles_hashed() > 0U);
}

BOOST_AUTO_TEST_CASE(a_glass_of_another_size_is_called_that) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass.rgba.resize(f.glass.rgba.size() / 2);  // and still called as large as it was
  BOOST_TEST(player.choose("face-consent", "agree", f.at()));
  BOOST_TEST(f.machine.said_last.find("a picture of another size") != std::string::npos, f.machine.said_last);
}

BOOST_AUTO_TEST_CASE(a_machine_that_draws_the_list_itself_is_not_asked_and_on_record_as_not_compared) {
  GlassFixture f;
  f.machine.pixels = false;
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:agree", "transmit-consent:agree"});
  BOOST_TEST(f.camera());
  BOOST_TEST(f.read_back == 0);
  for (const Record& consent : f.records(player, RecordKind::consented)) {
    BOOST_TEST((consent.glass == Glass::not_compared));
    BOOST_TEST((consent.glass_digest == Digest{}));
  }
}

BOOST_AUTO_TEST_CASE(a_draft_and_large_text_are_compared_as_they_are_drawn) {
  PackageDraft draft = coloured();
  draft.draft = true;
  GlassFixture f(draft);
  TrustStore trust = sample_trust();
  trust.allow_drafts = true;
  write_file_atomically(f.options.trust_path, format_trust(trust));
  Player player = f.at_the_question();
  BOOST_TEST(player.set_variant(Variant::high_contrast, f.at()));
  f.walk(player, {"face-consent:agree"});
  const std::vector<Record> consents = f.records(player, RecordKind::consented);
  BOOST_REQUIRE(consents.size() == 1U);
  BOOST_TEST((consents[0].glass == Glass::compared));
}

BOOST_AUTO_TEST_CASE(a_tick_is_compared_with_the_boxes_as_they_stood_before_it) {
  GlassFixture f(coloured(with_two_boxes()));
  Player player = f.at_the_question();
  const Frame untouched = f.glass;
  f.walk(player, {"face-consent:box-face"});
  BOOST_REQUIRE(f.glass.rgba != untouched.rgba);
  f.walk(player, {"face-consent:box-send", "face-consent:next"});
  BOOST_TEST(f.camera());
  BOOST_TEST(f.read_back == 3);
  const std::vector<Record> consents = f.records(player, RecordKind::consented);
  BOOST_REQUIRE(consents.size() == 2U);
  BOOST_TEST((consents[0].glass_digest == TileDigests().take(untouched)));
  BOOST_TEST((consents[1].glass_digest != consents[0].glass_digest));
}

BOOST_AUTO_TEST_CASE(whoever_goes_on_from_a_tick_that_is_not_shown_goes_without_a_face) {
  GlassFixture f(coloured(with_two_boxes()));
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:box-face", "face-consent:box-send"});
  f.glass = f.seen["face-notice zh-CN"];
  BOOST_TEST(player.choose("face-consent", "next", f.at()));
  BOOST_TEST(holds(f.machine.troubles, "display.differs"));
  BOOST_TEST(!f.camera());
}

BOOST_AUTO_TEST_CASE(a_tick_is_taken_back_whatever_is_shown) {
  GlassFixture f(coloured(with_two_boxes()));
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:box-face"});
  f.glass = {};
  f.walk(player, {"face-consent:box-face"});
  BOOST_TEST(f.records(player, RecordKind::withdrawn).size() == 1U);
  BOOST_TEST(f.machine.troubles.empty());
}

BOOST_AUTO_TEST_CASE(under_a_ledger_that_was_taken_away_meanwhile_nothing_is_captured) {
  GlassFixture f;
  Player player = f.at_the_question();
  f.glass.rgba[0] ^= 1;
  f.machine.on_read_back = [&](Frame& frame) {
    frame = f.glass;
    std::filesystem::rename(f.options.ledger_path, f.options.ledger_path + ".away");
    return true;
  };
  BOOST_TEST(player.choose("face-consent", "agree", f.at()));
  BOOST_TEST(!f.camera());
  BOOST_TEST(holds(f.machine.troubles, "ledger.moved"));
}

BOOST_AUTO_TEST_CASE(looking_at_the_glass_allocates_nothing_after_the_first_session) {
  GlassFixture f;
  f.machine.on_show = [&](const ScreenView& view) {
    if (view.list.step == "face-consent") f.glass = view.frame;
  };
  f.machine.on_read_back = [&](Frame& frame) {
    std::copy(f.glass.rgba.begin(), f.glass.rgba.end(), frame.rgba.begin());
    return true;
  };
  Player player = f.at_the_question();
  f.walk(player, {"face-consent:agree", "transmit-consent:refuse", "pay-qr:cancel"});
  std::size_t with_glass = 0, without = 0;
  for (const bool reads : {true, false}) {
    f.walk(player, joined(to_notice, {"face-notice:continue"}));
    if (!reads) f.machine.on_read_back = {};
    const Instant now = f.at();
    CountedAllocations::restart();
    {
      const CountedAllocations counted;
      BOOST_TEST(player.choose("face-consent", "agree", now));
    }
    (reads ? with_glass : without) = CountedAllocations::count();
    f.walk(player, {"transmit-consent:refuse", "pay-qr:cancel"});
  }
  BOOST_TEST(with_glass == without);
}

// --- in C
// ---------------------------------------------------------------------------------------------------

namespace {

struct CMachine {
  Bytes glass;
  std::string trouble;
  bool camera = false;
  int asked = 0;
};

fn_callbacks callbacks_of(CMachine& machine) {
  fn_callbacks c{};
  c.size = sizeof c;
  c.user = &machine;
  c.face_start = [](void* user, fn_grant* grant, const fn_capture*) {
    fn_grant_free(grant);
    return static_cast<CMachine*>(user)->camera = true;
  };
  c.face_stop = [](void*) {};
  c.show = [](void* user, const fn_screen* screen) {
    const auto size = static_cast<std::size_t>(screen->width) * static_cast<std::size_t>(screen->height) * 4;
    static_cast<CMachine*>(user)->glass.assign(screen->rgba, screen->rgba + size);
    return true;
  };
  c.serve = [](void*, const char*, const char*, const char*) {};
  c.erase = [](void*, fn_id, const char*, const uint8_t*) {};
  c.trouble = [](void* user, const char* code, const char*) { static_cast<CMachine*>(user)->trouble = code; };
  c.read_back = [](void* user, std::uint8_t* rgba, std::int32_t width, std::int32_t height) {
    auto* m = static_cast<CMachine*>(user);
    ++m->asked;
    BOOST_TEST(width == 64);
    BOOST_TEST(height == 3200);
    std::copy(m->glass.begin(), m->glass.end(), rgba);
    return true;
  };
  return c;
}

// Agrees to all; whether the camera went on. `spoil` after the question is shown.
bool agrees_in_c(const Fixture& files, CMachine& machine, const fn_callbacks& callbacks, bool spoil) {
  fn_options options{};
  options.package_path = files.options.package_path.c_str();
  options.trust_path = files.options.trust_path.c_str();
  options.ledger_path = files.options.ledger_path.c_str();
  const fn_instant now{sample_now, 1000};
  fn_player* player = fn_player_open(&options, &callbacks, now, nullptr);
  BOOST_REQUIRE(player != nullptr);
  fn_player_start(player, now);
  for (const std::string& word : joined(to_notice, agree_all)) {
    const std::size_t colon = word.find(':');
    const std::string step = word.substr(0, colon);
    if (spoil && step == "face-consent") machine.glass[9] ^= 1;
    if (fn_player_step(player) != step) break;
    BOOST_TEST(fn_player_choose(player, step.c_str(), word.substr(colon + 1).c_str(), now));
  }
  fn_player_free(player, now);
  return machine.camera;
}

Lines glass_words(const Fixture& files) {
  LedgerOptions audit;
  audit.read_only = true;
  const Ledger ledger = Ledger::open(files.options.ledger_path, audit).value();
  Lines words;
  BOOST_REQUIRE(ledger
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            const Record& r = stored.record;
                            if (r.glass != Glass::none)
                              words.push_back(std::string(to_string(r.kind)) + " " +
                                              std::string(to_string(r.glass)));
                            return true;
                          })
                    .ok());
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(in_c_the_display_reads_back_too) {
  const Fixture files(coloured());
  CMachine machine;
  BOOST_TEST(agrees_in_c(files, machine, callbacks_of(machine), false));
  BOOST_TEST(machine.asked == 2);
  BOOST_TEST(glass_words(files) == (Lines{"consented compared", "consented compared"}));
}

BOOST_AUTO_TEST_CASE(in_c_what_differs_closes_the_way_by_face) {
  const Fixture files(coloured());
  CMachine machine;
  BOOST_TEST(!agrees_in_c(files, machine, callbacks_of(machine), true));
  BOOST_TEST(machine.trouble == "display.differs");
  BOOST_TEST(glass_words(files) == (Lines{"screen-differed differed"}));
}

BOOST_AUTO_TEST_CASE(in_c_no_read_back_is_not_compared) {
  const Fixture files(coloured());
  CMachine machine;
  fn_callbacks callbacks = callbacks_of(machine);
  callbacks.read_back = nullptr;
  BOOST_TEST(agrees_in_c(files, machine, callbacks, false));
  BOOST_TEST(glass_words(files) == (Lines{"consented not-compared", "consented not-compared"}));
}

BOOST_AUTO_TEST_SUITE_END()
