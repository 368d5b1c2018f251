// SPDX-License-Identifier: MIT
// What a session takes of memory once the player has started, call by call: the player's own by operator new,
// SQLite's by its own counters.
#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/allocations.hpp"
#include "tests/support/sqlite_memory.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace session_memory {
namespace {

struct Taken {
  std::size_t own = 0, by_sqlite = 0;
};

// A host that takes no memory of its own while the player calls it.
struct Quiet : FaceModule, Display, Host {
  bool start(Grant given, const CaptureOrder&) override {
    grant_id = given.id();
    grant = std::move(given);
    return true;
  }
  void stop() override { grant = Grant(); }
  bool show(const ScreenView&) override { return true; }
  void serve(const std::string&, const std::string&, const std::string&) override {}
  void erase(const ErasureOrder&) override {}
  bool call(const std::string&, const std::string&) override { return true; }
  void trouble(const Error& error) override { BOOST_ERROR(error.message); }
  Grant grant;
  Id128 grant_id{};
};

struct Shop : Fixture {
  template <class Act>
  void count(Taken& taken, const char* what, const Act& act) {
    const Instant then = at();
    bool done = false;
    CountedAllocations::restart();
    SqliteMemory::restart();
    {
      const CountedAllocations counted;
      done = act(then);
    }
    BOOST_REQUIRE_MESSAGE(done, what);
    const std::size_t own = CountedAllocations::count(), by_sqlite = SqliteMemory::count();
    BOOST_TEST_MESSAGE(what << ": " << own << " own, " << by_sqlite << " SQLite's");
    taken.own += own;
    taken.by_sqlite += by_sqlite;
  }
  Taken session(Player& player) {
    Taken taken;
    for (const std::string& word : joined(to_notice, agree_all)) {
      const std::size_t colon = word.find(':');
      const std::string step = word.substr(0, colon), choice = word.substr(colon + 1);
      count(taken, word.c_str(), [&](Instant then) { return player.choose(step, choice, then); });
    }
    BOOST_REQUIRE(quiet.grant.valid(now.monotonic));
    count(taken, "face",
          [&](Instant then) { return player.face_result(quiet.grant_id, FaceOutcome::matched, then); });
    const std::string serving(player.step());
    count(taken, "served", [&](Instant then) { return player.done(serving, then); });
    count(taken, "left", [&](Instant then) { return player.left(then); });
    return taken;
  }

  SqliteMemory sqlite;
  Quiet quiet;
};

}  // namespace
}  // namespace session_memory

BOOST_FIXTURE_TEST_SUITE(session_memory, session_memory::Shop)

BOOST_AUTO_TEST_CASE(the_player_takes_no_memory_of_its_own_for_a_session) {
  Player player = Player::open(options, quiet, quiet, quiet, now).value();
  BOOST_REQUIRE(player.start(at()));
  const auto first = session(player), second = session(player), third = session(player);
  BOOST_TEST_MESSAGE("own: " << first.own << ", then " << second.own << ", then " << third.own
                             << "; SQLite's: " << first.by_sqlite << ", then " << second.by_sqlite
                             << ", then " << third.by_sqlite);
  BOOST_TEST(second.own == 0U);
  BOOST_TEST(third.own == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
