// SPDX-License-Identifier: MIT
// A transition function that says anything in place of ours: forgets effects, repeats and shuffles them,
// invents some, and comes to any step. What it orders is recorded as it says, so it can forge a consent; but
// no camera is on beyond what is on record, not two at once, and none after a withdrawal or a session's end.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "tests/support/harness/random_play.hpp"
#include "tests/support/harness/sitting.hpp"
#include "tests/support/harness/transition_hook.hpp"
#include "tests/support/harness/witness.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(hostile_transition)

namespace {

class AnyTransition {
 public:
  explicit AnyTransition(std::uint64_t seed) : random_(seed) {}

  Transition operator()(const Flow& flow, const State& state, const Event& event) {
    Transition said = TransitionHook::honest(flow, state, event);
    if (!random_.one_in(3)) return said;
    std::vector<Effect> effects(said.effects.begin(), said.effects.end());
    if (random_.one_in(4)) effects.clear();
    if (!effects.empty() && random_.one_in(3))
      effects.erase(effects.begin() + static_cast<std::ptrdiff_t>(random_.below(effects.size())));
    if (!effects.empty() && random_.one_in(3)) effects.push_back(effects[random_.below(effects.size())]);
    for (std::size_t more = random_.below(4); more > 0; --more)
      effects.insert(effects.begin() + static_cast<std::ptrdiff_t>(random_.below(effects.size() + 1)),
                     any_effect(flow, event));
    if (!effects.empty() && random_.one_in(3))
      std::swap(effects.front(), effects[random_.below(effects.size())]);
    if (random_.one_in(4)) {
      said.state.step = static_cast<StepIndex>(random_.below(flow.steps.size()));
      said.entered = true;
    }
    if (random_.one_in(4)) said.state = forged(flow, said.state);
    said.accepted = said.accepted || random_.one_in(2);
    // A step that nobody ever came to has no clock to run.
    if (said.state.step == no_step) said.entered = false;
    said.effects = Effects();
    for (const Effect& effect : effects)
      if (said.effects.size() < Effects::capacity) said.effects.push(effect);
    ++lies;
    return said;
  }

  std::size_t lies = 0;

 private:
  Effect any_effect(const Flow& flow, const Event& event) {
    Effect effect;
    effect.kind = static_cast<EffectKind>(random_.below(static_cast<std::size_t>(EffectKind::submit) + 1));
    // What is shown is a screen: there is none of the other steps to show.
    do {
      effect.step = static_cast<StepIndex>(random_.below(flow.steps.size()));
    } while (effect.kind == EffectKind::show && !flow.steps[effect.step].shows());
    if (!random_.one_in(5)) effect.purpose = static_cast<PurposeIndex>(random_.below(flow.purposes.size()));
    effect.choice = static_cast<std::uint8_t>(random_.below(256));
    effect.actor = random_.one_in(3) ? Actor::guardian : Actor::subject;
    effect.separate = random_.one_in(2);
    effect.affirmative = random_.one_in(2);
    effect.language = static_cast<std::uint8_t>(random_.below(flow.languages.size()));
    effect.at_ms = event.at_ms;
    return effect;
  }

  State forged(const Flow& flow, State state) {
    for (std::size_t i = 0; i < flow.purposes.size(); ++i) {
      const auto purpose = static_cast<PurposeIndex>(i);
      state.set_notified(purpose);
      state.set_decision(purpose, static_cast<Decision>(random_.below(4)), random_.one_in(2));
    }
    state.in_session = random_.one_in(2);
    state.language = static_cast<std::uint8_t>(random_.below(flow.languages.size()));
    return state;
  }

  RandomPlay random_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(whatever_the_transition_function_says_the_gate_holds) {
  const char* wanted = std::getenv("FACENOTICE_ACTS");
  const std::size_t acts = wanted == nullptr ? 6000 : std::strtoul(wanted, nullptr, 10);
  constexpr std::size_t acts_of_one = 2000;
  std::size_t cameras = 0, lies = 0;
  for (std::size_t seed = 1; seed * acts_of_one <= acts; ++seed) {
    const TemporaryFolder folder;
    Premises::furnish(folder.path().string());
    Witness machine;
    Instant now{1'790'000'000'000, 50'000};
    Result<Player> opened =
        Player::open(Premises(folder.path().string()).options(), machine, machine, machine, now);
    BOOST_REQUIRE(opened.ok());
    Player& player = *opened;
    AnyTransition any(seed);
    RandomPlay play(~seed);
    {
      const TransitionHook hook(std::ref(any));
      for (std::size_t i = 0; i < acts_of_one; ++i) {
        const auto ms = static_cast<std::int64_t>(play.below(3000));
        now = {now.utc + ms, now.monotonic + ms};
        play.sensible(player, machine.last, now);
        const std::string wrong = machine.look(player, now.monotonic);
        BOOST_TEST_REQUIRE(wrong.empty(), "seed " << seed << ", act " << i << ": " << wrong);
      }
      player.stop(now);
    }
    BOOST_TEST(machine.look(player, now.monotonic).empty());
    BOOST_TEST(player.ledger().open_captures()->empty());
    BOOST_TEST(player.ledger().verify().ok());
    cameras += machine.cameras;
    lies += any.lies;
  }
  BOOST_TEST(lies > acts / 10);
  BOOST_TEST(cameras > acts / 1000);
  BOOST_TEST_MESSAGE(acts << " acts, " << lies << " transitions that lied, " << cameras << " cameras");
}

BOOST_AUTO_TEST_SUITE_END()
