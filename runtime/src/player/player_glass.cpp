// SPDX-License-Identifier: MIT
// What the glass showed when somebody agreed, against the signed screen.
#include <algorithm>
#include <string>

#include "src/player/player_impl.hpp"

namespace facenotice {
namespace {

// What is said by the choice rests on what is shown: it gives a consent, or goes on with the boxes as they
// stand. Nobody is kept from taking a consent back.
bool rests_on_glass(const Step& step, std::uint8_t index, const State& state) {
  const Choice& choice = step.choices[index];
  if (choice.toggle && is_ticked(choice, state)) return false;
  return choice.has(ActKind::consent) || choice.has(ActKind::guardian_consent) ||
         settles_toggles(step, choice);
}

std::string in_words(const TileDigests::Area& area, const Digest& showed) {
  if (showed == Digest{}) return "a picture of another size";
  return std::to_string(area.width) + " x " + std::to_string(area.height) + " pixels from " +
         std::to_string(area.x) + ", " + std::to_string(area.y);
}

}  // namespace

// Before the display has it: what it does with its pixels changes nothing here.
void Player::Impl::keep_handed_over(StepIndex step) {
  handed_over_ = {};
  if (display_.wants_pixels() && asks_consent(flow.steps[step])) handed_over_ = tiles_.take(frame_);
}

std::optional<Glass> Player::Impl::look_at_glass(std::uint8_t choice) {
  const Step& step = *current();
  if (!rests_on_glass(step, choice, state)) return Glass::none;
  if (handed_over_ == Digest{}) return Glass::not_compared;
  glass_.width = screen->list.width;
  glass_.height = screen->list.height;
  // A display that fills nothing in must not pass with what it read back before.
  glass_.rgba.clear();
  glass_.rgba.resize(frame_.rgba.size());
  if (!display_.read_back(glass_)) return Glass::not_compared;
  const Digest showed = tiles_.take(glass_);
  if (showed == handed_over_) return Glass::compared;
  host_.trouble({"display.differs", "The display showed something else than the signed screen \"" + step.id +
                                        "\" (" + flow.languages[language] + ") when it was answered: " +
                                        in_words(tiles_.changed(), showed) + "."});
  end_face_path(GrantEnd::display_failed);
  Effect taken{EffectKind::show, state.step};
  taken.choice = choice;
  Record& differed = about(RecordKind::screen_differed, taken);
  differed.glass = Glass::differed;
  differed.glass_digest = showed;
  record(differed, false);
  return std::nullopt;
}

bool Player::Impl::take_choice(std::uint8_t choice) {
  if (const std::optional<Glass> looked = look_at_glass(choice)) {
    looked_ = *looked;
    const bool taken = run(EventKind::choose, choice);
    looked_ = Glass::none;
    return taken;
  }
  escape_ = true;  // on by the alternative, as whoever refused
  follow_up();
  return true;
}

}  // namespace facenotice
