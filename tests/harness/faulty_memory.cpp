// SPDX-License-Identifier: MIT
// Memory gives out in the midst of whole sessions, SQLite's and the player's own: one request at a time, or
// many in a row. Whatever happens, nothing is thrown, no camera is on without a consent on disk, nothing that
// was acknowledged is missing, no order is forgotten, and the machine starts again.
// FACENOTICE_EVERY_ALLOCATION: 1 tries each request, 10 one of ten.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string_view>

#include "tests/support/allocations.hpp"
#include "tests/support/harness/sitting.hpp"
#include "tests/support/sqlite_memory.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(faulty_memory)

namespace {

// Which requests fail, counted from 1 over all calls of the player; none where the first is 0.
struct Outage {
  std::size_t of_sqlite = 0, sqlite_in_a_row = 1;
  std::size_t of_player = 0, player_in_a_row = 1;
  bool sessions_only = false;  // neither counted nor failing while a player is opened
};

struct Made {
  std::size_t of_sqlite = 0, of_player = 0;  // requests
  std::size_t cameras = 0;                   // that went on
};

Made suffer(const Script& script, const Outage& outage) {
  const TemporaryFolder folder;
  Premises::furnish(folder.path().string());
  Seen seen{};
  Made made;
  bool never_written = false;  // memory was gone from before the player was stopped: what it kept is lost
  {
    const SqliteMemory scarce;
    CountedAllocations::restart(outage.of_player, outage.player_in_a_row);
    SqliteMemory::restart(outage.of_sqlite, outage.sqlite_in_a_row);
    SqliteMemory::pause(true);
    const Sitting* whole = nullptr;
    Sitting sitting(nullptr, seen, folder.path().string(), [&](const std::function<void()>& act) {
      if (outage.sessions_only && whole->player() == nullptr) return act();
      const bool gone = SqliteMemory::refuses();
      SqliteMemory::pause(false);
      {
        const CountedAllocations counted;
        act();
      }
      SqliteMemory::pause(true);
      never_written |= gone && whole->player() != nullptr && whole->player()->step().empty();
    });
    whole = &sitting;
    script.play(sitting);
    made = {SqliteMemory::count(), CountedAllocations::count(), seen.camera_count};
  }
  if (never_written) seen.clean = false;
  const std::string wrong = judge(folder.path().string(), seen, !never_written);
  BOOST_TEST(wrong.empty(), script.name << ", SQLite's request " << outage.of_sqlite << ", the player's "
                                        << outage.of_player << ": " << wrong);
  return made;
}

// In the short form so many of all.
std::size_t stride(std::size_t all, std::size_t tries) {
  const char* every = std::getenv("FACENOTICE_EVERY_ALLOCATION");
  return every == nullptr ? all / tries + 1 : std::max(1UL, std::strtoul(every, nullptr, 10));
}

template <class Fail>
void each_in_turn(std::size_t tries, const char* what, bool sessions_only, std::size_t Made::*counted,
                  const Fail& fail) {
  std::size_t tried = 0, all = 0, begin = 0;  // of each script other places, in the short form
  for (const Script& script : scripts()) {
    Outage none;
    none.sessions_only = sessions_only;
    const std::size_t of_script = suffer(script, none).*counted;
    const std::size_t step = stride(of_script, tries);
    for (std::size_t failing = 1 + begin++ % step; failing <= of_script; failing += step, ++tried)
      suffer(script, fail(failing));
    all += of_script;
  }
  BOOST_TEST_MESSAGE(tried << " of " << all << " allocations failed: " << what);
  BOOST_TEST(tried >= scripts().size());
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_request_of_sqlite_in_turn) {
  each_in_turn(20, "SQLite's", false, &Made::of_sqlite, [](std::size_t failing) {
    Outage outage;
    outage.of_sqlite = failing;
    return outage;
  });
}

BOOST_AUTO_TEST_CASE(many_requests_of_sqlite_in_a_row) {
  each_in_turn(12, "SQLite's, 100 in a row", false, &Made::of_sqlite, [](std::size_t failing) {
    Outage outage;
    outage.of_sqlite = failing;
    outage.sqlite_in_a_row = 100;
    return outage;
  });
}

// What a session needs it has from the start: whoever agrees is served by face.
BOOST_AUTO_TEST_CASE(a_session_needs_no_memory_of_the_players_own) {
  Outage none, all;
  none.sessions_only = all.sessions_only = true;
  all.of_player = 1;
  all.player_in_a_row = SIZE_MAX;
  for (const Script& script : scripts()) {
    if (script.name == std::string_view("trust-update")) continue;  // a file that is read
    BOOST_TEST(suffer(script, all).cameras == suffer(script, none).cameras, script.name);
  }
}

// Not even the sentence that says so can be made then.
BOOST_AUTO_TEST_CASE(each_request_of_sqlite_while_the_player_has_no_memory_at_all) {
  each_in_turn(12, "SQLite's, and all of the player's", true, &Made::of_sqlite, [](std::size_t failing) {
    Outage outage;
    outage.sessions_only = true;
    outage.of_sqlite = failing;
    outage.of_player = 1;
    outage.player_in_a_row = SIZE_MAX;
    return outage;
  });
}

BOOST_AUTO_TEST_CASE(each_request_of_the_player_in_turn) {
  each_in_turn(12, "the player's", false, &Made::of_player, [](std::size_t failing) {
    Outage outage;
    outage.of_player = failing;
    return outage;
  });
}

BOOST_AUTO_TEST_SUITE_END()
