// SPDX-License-Identifier: MIT
// What may be asked from any thread (grants, the face module's gate, the ledger) is asked from several while
// the player goes on, revokes, and changes its trust: for ThreadSanitizer (preset tsan), and for what must
// hold.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <thread>

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/sample_records.hpp"
#include "tests/support/signed_trust.hpp"
#include "tests/threads/askers.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(grants_and_gate)

namespace {

struct Shop : Fixture {
  Shop() {
    machine.pixels = false;
    write_file_atomically(options.trust_path, ByteView(plain(trust_of(1))));
  }
  // A camera that is on.
  Player looking() {
    Player player = open().value();
    player.start(at());
    walk(player, joined(to_notice, agree_all));
    BOOST_REQUIRE(machine.grant.valid(now.monotonic));
    return player;
  }
};

}  // namespace

// The module's threads ask before every frame; the player takes the grant back under them.
BOOST_AUTO_TEST_CASE(a_grant_that_has_ended_ends_for_every_thread_and_for_good) {
  const std::vector<std::function<void(Shop&, Player&)>> ends{
      [](Shop& shop, Player& player) { player.stop(shop.at(10)); },
      [](Shop& shop, Player& player) { player.somebody_came(shop.at(10)); },
      [](Shop& shop, Player& player) { player.choose("scan", "stop", shop.at(10)); },
      [](Shop& shop, Player& player) { player.advance(shop.at(200'000)); },
      [](Shop& shop, Player& player) {
        TrustStore trust = trust_of(2);
        trust.keys[0].revoked = "2026-09-20";
        trust.keys.push_back({"vendor", "Second", stranger_key().public_key()});
        player.update_trust(sign_trust(signed_by_both(trust), stranger_key(), "vendor"), shop.at(10));
      }};
  for (int round = 0; round < rounds(); ++round) {
    Shop shop;
    Player player = shop.looking();
    // As a module does that keeps its grant where its threads find it.
    const Grant grant = std::move(shop.machine.grant);
    const MonotonicMillis began = shop.now.monotonic;
    std::atomic<bool> ended{false};
    std::atomic<int> revived{0}, asked{0};
    {
      const Askers askers(2, [&] {
        const bool was_over = ended;
        if (grant.valid(began + 1) && was_over) ++revived;
        ++asked;
      });
      ends[static_cast<std::size_t>(round) % ends.size()](shop, player);
      ended = true;
      const int before = asked;
      while (asked < before + 4) std::this_thread::yield();
    }
    BOOST_TEST(revived == 0);
    BOOST_TEST(!grant.valid(began + 1));
  }
}

// The module asks the gate by itself, from two threads, while sessions come and go.
BOOST_AUTO_TEST_CASE(a_gate_that_several_ask_gives_one_grant_at_a_time) {
  Shop shop;
  Player player = shop.open().value();
  player.start(shop.at());
  std::atomic<MonotonicMillis> clock{shop.now.monotonic};
  std::atomic<int> on{0}, at_once{0};
  FaceGate gate = player.gate();
  {
    const Askers askers(2, [&] {
      const Instant now{sample_now, clock};
      if (Result<Grant> grant = gate.request({"face-payment", "scan", 1000}, now)) {
        if (grant->valid(now.monotonic) && on++ > 0) ++at_once;
        --on;
      }
      static_cast<void>(gate.camera_on());
      std::this_thread::yield();
    });
    for (int round = 0; round < rounds(); ++round) {
      for (const std::string& word : joined(to_notice, agree_all)) {
        const std::size_t colon = word.find(':');
        player.choose(word.substr(0, colon), word.substr(colon + 1), shop.at());
        clock = shop.now.monotonic;
      }
      player.face_result(shop.machine.grant_id, FaceOutcome::matched, shop.at());
      player.somebody_came(shop.at());
      player.start(shop.at());
      clock = shop.now.monotonic;
    }
  }
  player.stop(shop.at());
  BOOST_TEST(at_once == 0);
  BOOST_TEST(player.ledger().open_captures()->empty());
  BOOST_TEST(player.ledger().verify().ok());
}

BOOST_AUTO_TEST_CASE(appends_of_several_threads_line_up_and_readers_see_a_chain) {
  const TemporaryFolder folder;
  Ledger ledger = Ledger::open((folder / "ledger").string()).value();
  BOOST_REQUIRE(ledger.append(sample_record(1)).ok());
  std::atomic<int> wrong{0};
  std::vector<std::thread> writers;
  const std::uint64_t each = static_cast<std::uint64_t>(rounds()) * 2;
  {
    const Askers readers(1, [&] {
      const Result<Ledger::End> end = ledger.end();
      if (!end || !ledger.link_of(end->length)) ++wrong;
    });
    for (int i = 0; i < 2; ++i)
      writers.emplace_back([&] {
        for (std::uint64_t n = 0; n < each; ++n)
          if (!ledger.append(sample_record(n + 1))) ++wrong;
      });
    for (std::thread& writer : writers) writer.join();
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST(*ledger.verify() == 2 * each + 1);
}

BOOST_AUTO_TEST_SUITE_END()
