// SPDX-License-Identifier: MIT
// A machine whose memory gives out at any moment: its start with the first pictures that it draws, and a door
// to which people bring a consent given earlier. Each allocation fails in turn, the player's and SQLite's (in
// the short form every so many; FACENOTICE_EVERY_ALLOCATION=1 tries all, 10 one of ten): nothing is thrown,
// no camera is on without what it needs on disk, nothing that was acknowledged is missing, and the next start
// works. Other sessions are harness.faulty_memory's.
#include <algorithm>
#include <cstdlib>
#include <exception>

#include "tests/runtime/player/guarded_machine.hpp"
#include "tests/support/allocations.hpp"
#include "tests/support/residents_door.hpp"
#include "tests/support/sqlite_memory.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace player_memory {
namespace {

// Which allocation fails, counted from 1 over what is counted; 0: none.
struct Lost {
  std::size_t of_player = 0, of_sqlite = 0;
};

// A machine at which a session is played whatever is refused, and what is known of it for certain.
class Machines {
 public:
  Machines(const PackageDraft& draft, Lines needed) : shop(draft), needed_(std::move(needed)) {}
  Machines(const Machines&) = delete;
  Machines& operator=(const Machines&) = delete;
  virtual ~Machines() = default;

  // How many allocations there were. `opening`: those of the start are counted, too.
  Lost play(bool opening, Lost lost) {
    {
      const SqliteMemory sqlites;
      CountedAllocations::restart(lost.of_player);
      SqliteMemory::restart(lost.of_sqlite);
      if (opening) {
        const CountedAllocations counted;
        open();
      } else {
        SqliteMemory::pause(true);
        open();
      }
      SqliteMemory::pause(true);
      if (player) {
        session();
        player.reset();
      }
      lost = {CountedAllocations::count(), SqliteMemory::count()};
    }
    shop.machine.grant = Grant();
    const Result<Player> next = shop.open();
    BOOST_REQUIRE_MESSAGE(next.ok(), next.error().message);
    BOOST_TEST(next->ledger().open_captures()->empty());
    if (acknowledged_.length > 0)
      BOOST_TEST((*next->ledger().link_of(acknowledged_.length) == acknowledged_.link));
    return lost;
  }

 protected:
  virtual void session() = 0;

  template <class Act>
  bool call(const Act& act) {
    const Instant now = shop.at();
    bool taken = false;
    SqliteMemory::pause(false);
    try {
      const CountedAllocations counted;
      taken = act(*player, now);
    } catch (const std::exception&) {
      BOOST_ERROR("an exception left the player");
    }
    SqliteMemory::pause(true);
    acknowledged_ = player->ledger().end().value();
    if (!shop.machine.grant.valid(now.monotonic)) return taken;
    const Lines seen = shop.kinds(player->ledger());
    for (const std::string& word : needed_) BOOST_TEST(holds(seen, word), "a camera is on without " << word);
    return taken;
  }
  bool choose(const std::string& word) {
    const std::size_t colon = word.find(':');
    const std::string step = word.substr(0, colon), choice = word.substr(colon + 1);
    return call([&](Player& at, Instant now) { return at.choose(step, choice, now); });
  }

  Fixture shop;
  std::optional<Player> player;

 private:
  void open() {
    try {
      Result<Player> opened = shop.open();
      if (opened)
        player.emplace(std::move(opened).value());
      else
        BOOST_TEST((opened.error().code + opened.error().message).find("memory") != std::string::npos,
                   opened.error().code + ": " + opened.error().message);
    } catch (const std::exception&) {
      BOOST_ERROR("an exception left the start");
    }
  }

  const Lines needed_;  // on record while a camera is on
  Ledger::End acknowledged_{};
};

struct Shop : Machines {
  Shop()
      : Machines(vending_draft(),
                 {"notified face-payment", "consented face-payment", "camera-on face-payment"}) {}
  void session() override {
    call([](Player& at, Instant now) { return at.start(now); });
    for (const std::string& word : joined(to_notice, agree_all)) choose(word);
    call([&](Player& at, Instant now) {
      return at.face_result(shop.machine.grant_id, FaceOutcome::matched, now);
    });
    call([](Player& at, Instant now) { return at.done("dispense-face", now); });
    choose("receipt:finish");
    call([](Player& at, Instant now) { return at.touch(1, 1, now); });  // of a screen that may be over
    call([](Player& at, Instant now) { return at.stop(now); });
  }
};

// Anna comes twice and takes her consent back; then she is at the door once more.
struct Door : Machines {
  Door() : Machines(residents_draft(), {"token-accepted face-entry", "camera-on face-entry"}) {
    write_file_atomically(shop.options.trust_path, format_trust(residents_trust()));
    write_file_atomically(shop.options.ledger_path + ".withdrawals", ByteView(issued(list_of(1))));
  }
  void session() override {
    call([](Player& at, Instant now) { return at.start(now); });
    comes_in();
    comes_in();
    const bool taken_back =
        call([](Player& at, Instant now) { return at.withdraw_earlier(anna, "face-entry", now); });
    const std::size_t before = cameras();
    hands_in();
    if (taken_back) BOOST_TEST(cameras() == before);
    call([&](Player& at, Instant now) { return at.update_withdrawals(list, now); });
    call([](Player& at, Instant now) { return at.touch(1, 1, now); });
    call([](Player& at, Instant now) { return at.stop(now); });
    if (taken_back) BOOST_TEST(holds(shop.kinds(player->ledger()), "withdrawn face-entry"));
  }

 private:
  void hands_in() {
    call([&](Player& at, Instant now) { return at.hand_in(token, now); });
  }
  void comes_in() {
    hands_in();
    call([&](Player& at, Instant now) {
      return at.face_result(shop.machine.grant_id, FaceOutcome::matched, now);
    });
    call([](Player& at, Instant now) { return at.done("open-face", now); });
    call([](Player& at, Instant now) { return at.left(now); });
  }
  std::size_t cameras() const {
    const Lines& log = shop.machine.log;
    return static_cast<std::size_t>(std::count(log.begin(), log.end(), "camera face-entry"));
  }
  const Bytes token = issued(annas_token()), list = issued(list_of(2, {anna}));
};

// The host asks for memory that is not there, and the player ends its session.
struct Forgetful : Guarded {
  bool loses_its_memory(Player& player) {
    const Instant then = at();
    CountedAllocations::restart(1);
    const CountedAllocations counted;
    player.left(then);
    return player.step().empty();
  }
};

template <class Place>
void lose_each_in_turn(bool opening, std::size_t Lost::*whose, std::size_t tries) {
  const std::size_t all = Place().play(opening, {}).*whose;
  BOOST_REQUIRE(all > 0U);
  const char* every = std::getenv("FACENOTICE_EVERY_ALLOCATION");
  const std::size_t step =
      every == nullptr ? all / tries + 1 : std::max(1UL, std::strtoul(every, nullptr, 10));
  for (std::size_t failing = 1; failing <= all; failing += step)
    BOOST_TEST_CONTEXT("allocation " << failing) {
      Lost lost;
      lost.*whose = failing;
      Place().play(opening, lost);
    }
  BOOST_TEST_MESSAGE(all << " allocations, every " << step << "th failed");
}

}  // namespace
}  // namespace player_memory

BOOST_AUTO_TEST_SUITE(player_memory)

BOOST_AUTO_TEST_CASE(each_allocation_of_the_start_and_the_first_session_fails_in_turn) {
  lose_each_in_turn<Shop>(true, &Lost::of_player, 60);
  lose_each_in_turn<Shop>(true, &Lost::of_sqlite, 40);
}

BOOST_AUTO_TEST_CASE(each_allocation_where_people_come_with_a_consent_given_earlier_fails_in_turn) {
  lose_each_in_turn<Door>(false, &Lost::of_player, 100);
  lose_each_in_turn<Door>(false, &Lost::of_sqlite, 60);
}

// Also where the disk takes nothing at first.
BOOST_AUTO_TEST_CASE(the_end_of_a_session_that_was_lost_for_want_of_memory_goes_on_record) {
  FaultyFiles files;
  Fixture shop;
  Player player = shop.open().value();
  player.start(shop.at());
  shop.walk(player, {"attract:start"});
  const Id128 lost = player.session();
  const Instant now = shop.at();
  CountedAllocations::restart(1);
  {
    const CountedAllocations counted;
    player.choose("goods", "water", now);
  }
  BOOST_TEST((player.session() == Id128{}));
  BOOST_TEST(player.step().empty());
  BOOST_TEST(player.start(shop.at()));
  files.set_full(true);
  shop.walk(player, {"attract:start"});
  const UtcMillis ended = shop.now.utc;
  files.set_full(false);
  player.advance(shop.at());
  const auto of_lost = player.ledger().of_session(lost);
  BOOST_REQUIRE(of_lost.ok());
  BOOST_REQUIRE(!of_lost->empty());
  const Record& end = of_lost->back().record;
  BOOST_TEST((end.kind == RecordKind::session_end));
  BOOST_TEST(end.detail == "out-of-memory");
  BOOST_TEST(end.time == ended);
  BOOST_TEST((end.package == player.package().digest()));
}

// Whoever switches the machine off does not wait for another session.
BOOST_AUTO_TEST_CASE(a_session_that_was_lost_for_want_of_memory_ends_on_record_when_the_machine_stops) {
  Forgetful shop;
  Player player = shop.play(agreed);
  const Id128 lost = player.session();
  BOOST_REQUIRE(shop.loses_its_memory(player));
  player.stop(shop.at());
  BOOST_TEST(player.ledger().of_session(lost)->back().record.detail == "out-of-memory");
}

// Its end is not on record yet, and its consent is.
BOOST_AUTO_TEST_CASE(no_camera_goes_on_under_a_consent_whose_session_was_lost_for_want_of_memory) {
  Forgetful shop;
  Player player = shop.play(agreed);
  BOOST_REQUIRE(shop.camera_is_on());
  shop.watched.log.clear();
  BOOST_REQUIRE(shop.loses_its_memory(player));
  BOOST_TEST(!shop.camera_is_on());
  BOOST_TEST(holds(shop.watched.log, "camera stop"));
  const Result<Grant> grant = player.gate().request({"pay", "scan", 1000}, shop.at());
  BOOST_REQUIRE(!grant.ok());
  BOOST_TEST(grant.error().code == "gate.no-session");
}

// Also where nothing of the session's end was on its way yet: what was asked for was another screen.
BOOST_AUTO_TEST_CASE(a_consent_ends_with_its_session_wherever_the_memory_was_lost) {
  std::size_t lost = 0;
  bool failed = true;
  for (std::size_t failing = 1; failed; ++failing) {
    Guarded shop;
    Player player = shop.play(agreed);
    shop.watched.broken_screen = "mirror-end";
    const Instant now = shop.at();
    CountedAllocations::restart(failing);
    {
      const CountedAllocations counted;
      player.choose("mirror", "quickly", now);
    }
    failed = CountedAllocations::count() >= failing;
    if (!player.step().empty()) continue;
    ++lost;
    const Result<Grant> grant = player.gate().request({"pay", "mirror", 1000}, shop.at());
    BOOST_REQUIRE(!grant.ok());
    BOOST_TEST(grant.error().code == "gate.no-session", "allocation " << failing);
  }
  BOOST_TEST(lost > 0U);
}

// Nothing falls due for it, and what its module still says is of nobody.
BOOST_AUTO_TEST_CASE(of_a_camera_that_was_lost_with_its_session_nothing_is_waited_for_and_nothing_taken) {
  const Bytes no_trust(100, 'x');
  std::size_t lost = 0;
  bool failed = true;
  for (std::size_t failing = 1; failed; ++failing) {
    Guarded shop;
    Player player = shop.play(scanned);
    BOOST_REQUIRE(shop.camera_is_on());
    const Instant now = shop.at();
    CountedAllocations::restart(failing);
    {
      const CountedAllocations counted;
      player.update_trust(no_trust, now);
    }
    failed = CountedAllocations::count() >= failing;
    if (!player.step().empty()) continue;
    ++lost;
    BOOST_TEST(!shop.camera_is_on());
    BOOST_TEST(!player.next_deadline().has_value());
    shop.watched.log.clear();
    BOOST_TEST(!shop.match(player));
    BOOST_TEST(shop.watched.log.empty());
  }
  BOOST_TEST(lost > 0U);
}

// Also where the machine was saying no by itself just then.
BOOST_AUTO_TEST_CASE(the_next_person_after_a_session_that_was_lost_for_want_of_memory_is_served_as_ever) {
  std::size_t lost = 0;
  bool failed = true;
  for (std::size_t failing = 1; failed; ++failing) {
    Guarded shop;
    Player player = shop.play({"home:start"});
    shop.watched.broken_screen = "notice";
    const Instant now = shop.at();
    CountedAllocations::restart(failing);
    {
      const CountedAllocations counted;
      player.choose("age", "over", now);
    }
    failed = CountedAllocations::count() >= failing;
    if (!player.step().empty()) continue;
    ++lost;
    shop.watched.broken_screen.clear();
    BOOST_REQUIRE(player.start(shop.at()));
    shop.walk(player, agreed);
    BOOST_TEST(shop.camera_is_on(), "allocation " << failing);
  }
  BOOST_TEST(lost > 3U);
}

BOOST_AUTO_TEST_CASE(an_erasure_that_cannot_be_looked_up_for_want_of_memory_is_not_confirmed) {
  const SqliteMemory memory;
  Guarded shop;
  Player player = shop.play(scanned);
  BOOST_REQUIRE(shop.match(player));
  shop.walk(player, {"confirm:delete"});
  shop.watched.troubles.clear();
  SqliteMemory::restart(1);
  BOOST_TEST(!player.confirm_erasure(shop.watched.orders.front(), shop.at()));
  BOOST_TEST(shop.watched.troubles == (Lines{"ledger.memory"}));
  BOOST_TEST(player.confirm_erasure(shop.watched.orders.front(), shop.at()));
}

BOOST_AUTO_TEST_SUITE_END()
