// SPDX-License-Identifier: MIT
// A machine that answers wrongly, late, twice, never, from other threads and from inside of callbacks, keeps
// grants that it was told to drop, and asks the gate for the camera on its own. FACENOTICE_ACTS: how often.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <thread>

#include "tests/support/harness/random_play.hpp"
#include "tests/support/harness/sitting.hpp"
#include "tests/support/harness/witness.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(hostile_host)

namespace {

struct LyingMachine final : Witness {
  explicit LyingMachine(std::uint64_t seed) : random(seed) {}

  bool start(Grant given, const CaptureOrder& order) override {
    from_inside();
    const bool works = Witness::start(std::move(given), order);
    if (random.one_in(8)) return false;  // and keeps the grant
    return works;
  }
  void stop() override { from_inside(); }
  bool show(const ScreenView&) override {
    from_inside();
    return !random.one_in(40);
  }
  bool read_back(Frame& glass) override {
    from_inside();
    if (random.one_in(50)) glass.rgba.clear();
    return random.one_in(4);
  }
  bool wants_pixels() const override { return false; }
  void serve(const std::string&, const std::string&, const std::string&) override { from_inside(); }
  void erase(const ErasureOrder& order) override {
    Witness::erase(order);
    from_inside();
  }
  bool call(const std::string&, const std::string&) override {
    from_inside();
    return random.one_in(2);
  }
  void edit(const std::string&, const std::string&) override { from_inside(); }
  void submit(const std::string&) override { from_inside(); }
  void session(const Id128&, bool) override { from_inside(); }
  void trouble(const Error&) override { from_inside(); }

  void from_inside() {
    if (player == nullptr || !random.one_in(3)) return;
    ++inside;
    if (random.senseless(*player, last, orders, now) || player->stop(now)) ++taken_from_inside;
  }

  RandomPlay random;
  Player* player = nullptr;
  Instant now{};
  std::size_t inside = 0, taken_from_inside = 0;
};

// One machine until it is switched off; its disk is real.
struct Trial {
  explicit Trial(std::uint64_t seed) : machine(seed), play(~seed) {
    Premises::furnish(folder.path().string());
  }

  void run(std::size_t acts) {
    Result<Player> opened =
        Player::open(Premises(folder.path().string()).options(), machine, machine, machine, now);
    BOOST_REQUIRE_MESSAGE(opened.ok(), opened.error().message);
    Player& player = *opened;
    machine.player = &player;
    for (std::size_t i = 0; i < acts; ++i) {
      pass_time();
      machine.now = now;
      // Now and then from another thread: one at a time, as the rule is.
      if (play.one_in(64))
        std::thread([&] { act(player); }).join();
      else
        act(player);
      const std::string wrong = machine.look(player, now.monotonic);
      BOOST_TEST_REQUIRE(wrong.empty(), "act " << i << ": " << wrong);
    }
    machine.player = nullptr;
    player.stop(now);
    BOOST_TEST(machine.look(player, now.monotonic).empty());
    BOOST_TEST(player.ledger().open_captures()->empty());
    BOOST_TEST(player.ledger().verify().ok());
  }

  void act(Player& player) {
    if (play.one_in(20)) {
      ask_for_the_camera(player);
      return;
    }
    const bool sensible = !play.one_in(6);
    if (sensible)
      play.sensible(player, machine.last, now);
    else
      play.senseless(player, machine.last, machine.orders, now);
  }

  // The module helps itself, from a thread of its own.
  void ask_for_the_camera(Player& player) {
    CaptureRequest request;
    const std::vector<Step>& steps = player.flow().steps;
    request.step = play.one_in(2) ? std::string("scan") : steps[play.below(steps.size())].id;
    request.purpose = play.one_in(2) ? "face-payment" : "face-transmit";
    request.longest_ms = static_cast<std::uint32_t>(play.below(130'000));
    FaceGate gate = player.gate();
    std::thread([&] {
      if (Result<Grant> grant = gate.request(request, now)) machine.keep(std::move(grant).value());
    }).join();
  }

  void pass_time() {
    std::int64_t ms = static_cast<std::int64_t>(play.below(3000));
    if (play.one_in(50)) ms = 200'000;
    if (play.one_in(200)) ms = -60'000;
    now.monotonic += ms;
    now.utc += play.one_in(100) ? static_cast<std::int64_t>(play.below(20'000)) - 10'000 : ms;
  }

  TemporaryFolder folder;
  LyingMachine machine;
  RandomPlay play;
  Instant now{1'790'000'000'000, 10'000'000};
};

}  // namespace

BOOST_AUTO_TEST_CASE(no_answer_of_a_machine_gets_it_a_face) {
  const char* wanted = std::getenv("FACENOTICE_ACTS");
  const std::size_t acts = wanted == nullptr ? 6000 : std::strtoul(wanted, nullptr, 10);
  constexpr std::size_t acts_of_one = 2000;
  std::size_t cameras = 0, inside = 0;
  for (std::size_t seed = 1; seed * acts_of_one <= acts; ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Trial trial(seed);
      trial.run(acts_of_one);
      BOOST_TEST(trial.machine.taken_from_inside == 0U);
      cameras += trial.machine.cameras;
      inside += trial.machine.inside;
    }
  }
  BOOST_TEST(cameras > acts / 1000);
  BOOST_TEST_MESSAGE(acts << " acts, " << cameras << " cameras, " << inside
                          << " calls from inside of others");
}

BOOST_AUTO_TEST_SUITE_END()
