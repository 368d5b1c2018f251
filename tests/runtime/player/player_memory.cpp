// SPDX-License-Identifier: MIT
// k: a machine whose memory gives out at any moment of a session. Each allocation of the player fails in turn
// (in the short form every so many; FACENOTICE_EVERY_ALLOCATION tries all): nothing is thrown, no camera
// stays on without a consent on disk, and the next start works.
#include <cstdlib>
#include <new>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/allocations.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(player_memory)

namespace {

// The calls of a whole session, of which any may be refused once memory is gone.
class Session {
 public:
  explicit Session(Fixture& shop) : shop_(shop) {}

  // Everything but opening, counted; or opening too.
  void run(bool also_opening, std::size_t failing) {
    CountedAllocations::restart(failing);
    {
      const std::optional<CountedAllocations> counted =
          also_opening ? std::optional<CountedAllocations>(std::in_place) : std::nullopt;
      opened_.emplace(Player::open(shop_.options, shop_.machine, shop_.machine, shop_.machine, shop_.now));
    }
    if (!*opened_) {
      const Error& error = opened_->error();
      BOOST_TEST((error.code + error.message).find("memory") != std::string::npos,
                 error.code + error.message);
      return;
    }
    Player& player = **opened_;
    call([&](Instant now) { player.start(now); });
    for (const std::string& word : joined(to_notice, agree_all)) choose(player, word);
    call([&](Instant now) { player.face_result(shop_.machine.grant_id, FaceOutcome::matched, now); });
    call([&](Instant now) { player.done("dispense-face", now); });
    choose(player, "receipt:withdraw");
    call([&](Instant now) { player.set_filled("withdraw", "receipt-code", true, now); });
    choose(player, "withdraw:confirm");
    const std::vector<Id128> orders = shop_.machine.orders;
    for (const Id128& order : orders) call([&](Instant now) { player.confirm_erasure(order, now); });
    choose(player, "erased:finish");
    call([&](Instant now) { player.stop(now); });
  }

 private:
  template <class Act>
  void call(const Act& act) {
    const Instant now = shop_.at();
    try {
      const CountedAllocations counted;
      act(now);
    } catch (const std::bad_alloc&) {
      BOOST_ERROR("an exception left the player");
    }
    if (!shop_.machine.grant.valid(now.monotonic)) return;
    // The camera is on: then that is on record, after a consent.
    Lines seen = shop_.kinds((*opened_)->ledger());
    BOOST_TEST(holds(seen, "consented face-payment"));
    BOOST_TEST(holds(seen, "camera-on face-payment"));
  }
  void choose(Player& player, const std::string& word) {
    const std::size_t colon = word.find(':');
    const std::string step = word.substr(0, colon), choice = word.substr(colon + 1);
    call([&](Instant now) { player.choose(step, choice, now); });
  }

  Fixture& shop_;
  std::optional<Result<Player>> opened_;
};

std::size_t allocations_of(bool also_opening) {
  Fixture shop;
  Session(shop).run(also_opening, 0);
  return CountedAllocations::count();
}

void lose(bool also_opening, std::size_t failing) {
  BOOST_TEST_CONTEXT("allocation " << failing) {
    Fixture shop;
    Session(shop).run(also_opening, failing);
    shop.machine.grant = Grant();
    const Result<Player> next = shop.open();
    BOOST_REQUIRE_MESSAGE(next.ok(), next.error().message);
    BOOST_TEST(next->ledger().open_captures()->empty());
  }
}

void lose_each_in_turn(bool also_opening, std::size_t tries) {
  const std::size_t all = allocations_of(also_opening);
  BOOST_REQUIRE(all > 0U);  // the session's are the host's
  const bool each = std::getenv("FACENOTICE_EVERY_ALLOCATION") != nullptr;
  const std::size_t step = each ? 1 : all / tries + 1;
  for (std::size_t failing = 1; failing <= all; failing += step) lose(also_opening, failing);
  BOOST_TEST_MESSAGE(all << " allocations, every " << step << "th failed");
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_allocation_of_a_session_fails_in_turn) {
  lose_each_in_turn(false, 150);
}

BOOST_AUTO_TEST_CASE(each_allocation_of_the_start_fails_in_turn) {
  lose_each_in_turn(true, 60);
}

BOOST_AUTO_TEST_CASE(the_end_of_a_session_that_was_lost_for_want_of_memory_goes_on_record) {
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
  shop.walk(player, {"attract:start"});
  const auto of_lost = player.ledger().of_session(lost);
  BOOST_REQUIRE(of_lost.ok());
  BOOST_REQUIRE(!of_lost->empty());
  BOOST_TEST((of_lost->back().record.kind == RecordKind::session_end));
  BOOST_TEST(of_lost->back().record.detail == "out-of-memory");
}

BOOST_AUTO_TEST_SUITE_END()
