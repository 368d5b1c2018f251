// SPDX-License-Identifier: MIT
// What a session takes of memory once the player has started, call by call: the player's own by operator new,
// SQLite's by its own counters.
#include <array>
#include <cstring>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/package_files.hpp>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/allocations.hpp"
#include "tests/support/residents_door.hpp"
#include "tests/support/sqlite_memory.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace session_memory {
namespace {

// Names that are longer than a string holds in itself, and screens with all that is drawn.
PackageDraft draft() {
  std::string xml = vending_xml();
  for (const char* name : {"face-payment", "face-transmit", "face-consent"})
    for (std::size_t at = 0; (at = xml.find(name, at)) != std::string::npos; at += std::strlen(name) + 19)
      xml.insert(at + std::strlen(name), "-at-a-metro-station");
  GlyphStore square;
  square.fonts.push_back({"square.ttf", 1000});
  Path& outline = square.glyphs[{0, 1}];
  outline.move(0, 0);
  outline.line(0, 1000);
  outline.line(1000, 1000);
  outline.close();
  PackageDraft draft = vending_draft(xml, [&](DisplayList& list) {
    const Colour dark{0, 0, 0, 255};
    list.items.emplace_back(
        BoxItem{{px64(2), px64(2000), px64(60), px64(90)}, px64(8), dark, px64(2), dark, {}});
    list.items.emplace_back(
        GlyphRun{0, px64(24), dark, false, px64(24), "A", {{1, px64(5), px64(2200), 0}}, {}});
    PathItem mark;
    mark.path.move(0, px64(2300));
    mark.path.quad({px64(30), px64(2300)}, {px64(30), px64(2400)});
    mark.path.close();
    mark.fill = dark;
    list.items.emplace_back(mark);
  });
  for (auto& file : draft.files)
    if (file.name == glyphs_file) file.bytes = encode(square).value();
  return draft;
}

const Lines to_the_question = {"attract:start", "goods:water", "pay:by-face", "age:over",
                               "face-notice:continue"};
const Lines agree = {"face-consent-at-a-metro-station:agree", "transmit-consent:agree"};

// A host that takes no memory of its own while the player calls it.
struct Quiet : FaceModule, Display, Host {
  bool start(Grant given, const CaptureOrder&) override {
    grant_id = given.id();
    grant = std::move(given);
    return true;
  }
  void stop() override { grant = Grant(); }
  bool show(const ScreenView& view) override {
    shown = &view.frame;
    return true;
  }
  bool wants_pixels() const override { return pixels; }
  bool read_back(Frame& glass) override {
    if (!pixels) return false;
    std::copy(shown->rgba.begin(), shown->rgba.end(), glass.rgba.begin());
    return true;
  }
  void serve(const std::string&, const std::string&, const std::string&) override {}
  void erase(const ErasureOrder& order) override { orders.at(ordered++) = order.order; }
  bool call(const std::string&, const std::string&) override { return true; }
  void trouble(const Error& error) override { BOOST_ERROR(error.message); }
  bool pixels = true;
  Grant grant;
  Id128 grant_id{};
  const Frame* shown = nullptr;
  std::array<Id128, 8> orders{};
  std::size_t ordered = 0;
};

// Each call counted.
struct Counted : Fixture {
  explicit Counted(const PackageDraft& package) : Fixture(package) {}

  template <class Act>
  void call(const char* what, const Act& act) {
    const Instant then = at();
    bool done = false;
    CountedAllocations::restart();
    SqliteMemory::restart();
    {
      const CountedAllocations counted;
      done = act(then);
    }
    BOOST_REQUIRE_MESSAGE(done, what);
    BOOST_TEST_MESSAGE("  " << what << ": " << CountedAllocations::count() << " own, "
                            << SqliteMemory::count() << " SQLite's");
    own += CountedAllocations::count();
    by_sqlite += SqliteMemory::count();
  }
  void choose(const Lines& words) {
    for (const std::string& word : words) {
      const std::size_t colon = word.find(':');
      const std::string step = word.substr(0, colon), choice = word.substr(colon + 1);
      call(word.c_str(), [&](Instant then) { return player->choose(step, choice, then); });
    }
  }
  void end_step() {
    const std::string step(player->step());
    call(step.c_str(), [&](Instant then) { return player->done(step, then); });
  }
  void leave() {
    call("left", [&](Instant then) { return player->left(then); });
  }

  void opens() {
    player.emplace(Player::open(options, quiet, quiet, quiet, now).value());
    BOOST_REQUIRE(player->start(at()));
  }

  SqliteMemory sqlite;
  Quiet quiet;
  std::optional<Player> player;
  std::size_t own = 0, by_sqlite = 0;
};

struct Shop : Counted {
  Shop() : Counted(draft()) {}

  void is_served_by_face() {
    choose(joined(to_the_question, agree));
    BOOST_REQUIRE(quiet.grant.valid(now.monotonic));
    call("face",
         [&](Instant then) { return player->face_result(quiet.grant_id, FaceOutcome::matched, then); });
    end_step();
  }
  void pays_by_face() {
    is_served_by_face();
    choose({"receipt:print"});
    end_step();
    leave();
  }
  void refuses_in_english_and_large_text() {
    choose({"attract:english"});
    call("large text", [&](Instant then) { return player->set_variant(Variant::large_text, then); });
    choose(joined(to_the_question, {"face-consent-at-a-metro-station:refuse"}));
    end_step();
    end_step();
    choose({"thanks:finish"});
  }
  void withdraws() {
    is_served_by_face();
    quiet.ordered = 0;
    choose({"receipt:withdraw"});
    call("code", [&](Instant then) { return player->set_filled("withdraw", "receipt-code", true, then); });
    choose({"withdraw:confirm"});
    BOOST_REQUIRE(quiet.ordered == 2U);
    for (std::size_t i = 0; i < quiet.ordered; ++i)
      call("erased", [&](Instant then) { return player->confirm_erasure(quiet.orders[i], then); });
    choose({"erased:finish"});
  }
  void goes_away_while_the_camera_is_on() {
    choose(joined(to_the_question, agree));
    now = {now.utc + 3'600'000, now.monotonic + 3'600'000};
    call("time", [&](Instant then) { return player->advance(then); });
  }

  std::vector<std::size_t> taken_by_each() {
    return {
        taken("by face", &Shop::pays_by_face), taken("another way", &Shop::refuses_in_english_and_large_text),
        taken("withdrawn", &Shop::withdraws), taken("gone away", &Shop::goes_away_while_the_camera_is_on)};
  }
  std::size_t taken(const char* what, void (Shop::*session)()) {
    own = by_sqlite = 0;
    (this->*session)();
    BOOST_TEST_MESSAGE(what << ": " << own << " own, " << by_sqlite << " SQLite's");
    return own;
  }
};

// Residents who come with a consent given earlier; its purpose has a long name here.
struct Door : Counted {
  Door() : Counted(residents_draft(xml())) {
    write_file_atomically(options.trust_path, format_trust(residents_trust()));
    write_file_atomically(options.ledger_path + ".withdrawals", ByteView(issued(list_of(1))));
    ConsentToken annas = annas_token(xml());
    annas.purpose = purpose;
    for (const ManifestNotice& notice : notices_of(flow_from(xml())))
      if (notice.purpose == purpose && notice.language == annas.language) annas.notice = notice.sha256;
    token = issued(annas);
  }
  static std::string xml() {
    std::string text = residents_xml();
    const std::string old = "face-entry";
    for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += std::strlen(purpose))
      text.replace(at, old.size(), purpose);
    return text;
  }
  std::size_t taken_by_coming_in() {
    own = by_sqlite = 0;
    call("token", [&](Instant then) { return player->hand_in(token, then); });
    BOOST_REQUIRE(quiet.grant.valid(now.monotonic));
    call("face",
         [&](Instant then) { return player->face_result(quiet.grant_id, FaceOutcome::matched, then); });
    end_step();
    leave();
    BOOST_TEST_MESSAGE("by token: " << own << " own, " << by_sqlite << " SQLite's");
    return own;
  }

  static constexpr const char* purpose = "face-entry-of-residents-by-the-garden";
  Bytes token;
};

}  // namespace
}  // namespace session_memory

BOOST_AUTO_TEST_SUITE(session_memory)

using session_memory::Door;
using session_memory::Shop;

BOOST_FIXTURE_TEST_CASE(the_player_takes_no_memory_of_its_own_for_a_session, Shop) {
  opens();
  // Pictures, and each glyph's mask, are made when they are drawn for the first time.
  taken_by_each();
  for (int again = 0; again < 2; ++again) BOOST_TEST(taken_by_each() == std::vector<std::size_t>(4, 0));
}

BOOST_FIXTURE_TEST_CASE(where_the_display_draws_by_itself_not_even_the_first_session_takes_any, Shop) {
  quiet.pixels = false;
  opens();
  BOOST_TEST(taken_by_each() == std::vector<std::size_t>(4, 0));
}

BOOST_FIXTURE_TEST_CASE(nor_for_a_session_with_a_consent_given_earlier, Door) {
  quiet.pixels = false;
  opens();
  for (int i = 0; i < 3; ++i) BOOST_TEST(taken_by_coming_in() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
