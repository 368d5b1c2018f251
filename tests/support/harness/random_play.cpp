// SPDX-License-Identifier: MIT
#include "tests/support/harness/random_play.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace facenotice::test {
namespace {

// The way to a face and back, for most of those who come: else hardly anybody would get there by chance.
std::string_view usual(std::string_view step) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> choices{
      {{"attract", "start"},
       {"goods", "water"},
       {"pay", "by-face"},
       {"age", "over"},
       {"face-notice", "continue"},
       {"face-consent", "agree"},
       {"transmit-consent", "agree"},
       {"receipt", "withdraw"},
       {"withdraw", "confirm"},
       {"erased", "finish"}}};
  for (const auto& [at, choice] : choices)
    if (at == step) return choice;
  return {};
}

}  // namespace

Id128 RandomPlay::any_id() {
  Id128 id{};
  for (std::uint8_t& byte : id) byte = static_cast<std::uint8_t>(random_());
  return id;
}

void RandomPlay::sensible(Player& player, const Id128& grant, Instant now) {
  if (player.state().step == no_step) {
    player.start(now);
    return;
  }
  const Step& step = player.flow().steps[player.state().step];
  if (one_in(40)) {
    player.somebody_came(now);
    return;
  }
  switch (step.kind) {
    case StepKind::capture:
      player.face_result(grant, one_in(3) ? FaceOutcome::not_matched : FaceOutcome::matched, now);
      return;
    case StepKind::screen:
      break;
    default:
      if (one_in(8))
        player.fault(step.id, now);
      else
        player.done(step.id, now);
      return;
  }
  if (step.choices.empty()) {
    player.advance(now);
    return;
  }
  for (const Field& field : step.fields) player.set_filled(step.id, field.data, true, now);
  if (!one_in(12) && player.choose(step.id, usual(step.id), now)) return;
  player.choose(step.id, step.choices[below(step.choices.size())].id, now);
}

bool RandomPlay::senseless(Player& player, const Id128& grant, const std::vector<Id128>& orders,
                           Instant now) {
  const std::vector<Step>& steps = player.flow().steps;
  const Step& any = steps[below(steps.size())];
  const std::string step = one_in(2) ? std::string(player.step()) : any.id;
  const Id128 id = one_in(3) ? any_id() : one_in(2) ? Id128{} : grant;
  switch (below(20)) {
    case 0:
      return player.start(now);
    case 1:
      return player.presence(now);
    case 2:
      return player.idle(now);
    case 3:
      return player.resume(now);
    case 4:
      return player.maintenance_exit(now);
    case 5:
      return player.left(now);
    case 6:
      return player.somebody_came(now);
    case 7:
      return player.touch(static_cast<std::int32_t>(below(200)) - 50,
                          static_cast<std::int32_t>(below(3400)) - 50, now);
    case 8:
      return player.set_filled(step, "face-template", one_in(2), now);
    case 9:
      return player.done(step, now);
    case 10:
      return player.fault(step, now);
    case 11:
      return player.confirm_erasure(orders.empty() || one_in(3) ? any_id() : orders[below(orders.size())],
                                    now);
    case 12:
      return player.set_variant(static_cast<Variant>(below(3)), now);
    case 13: {
      const std::array<std::uint8_t, 5> rubbish{1, 2, 3, 4, 5};
      return player.update_trust(ByteView(rubbish.data(), below(rubbish.size() + 1)), now);
    }
    case 14:
      return player.advance(now);
    case 15:
    case 16:
      return player.face_result(id, static_cast<FaceOutcome>(below(4)), now);
    default:
      return player.choose(step, any.choices.empty() ? "none" : any.choices[below(any.choices.size())].id,
                           now);
  }
}

}  // namespace facenotice::test
