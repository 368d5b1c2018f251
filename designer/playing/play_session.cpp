// SPDX-License-Identifier: MIT
// The pretended machine's lines and screens, kept for a window.
#include "designer/playing/play_session.hpp"

#include <chrono>

#include "schema/base/message.hpp"

namespace facenotice {
namespace {

PlayLine::Kind kind_of(const MachineLine& line) {
  if (line.effect == "camera-on") return PlayLine::Kind::camera_on;
  if (line.effect == "camera-off") return PlayLine::Kind::camera_off;
  if (line.effect == "camera-refused") return PlayLine::Kind::refused;
  if (line.effect == "trouble") return PlayLine::Kind::trouble;
  return PlayLine::Kind::ordinary;
}

}  // namespace

std::string as_event(const FindingEvent& event) {
  return event.event == "choose" ? "choose " + event.choice : event.event;
}

PlaySession::PlaySession(const Document& document, const Report& report, const FontSet& fonts,
                         const Selection::View& view, const Words& words)
    : words_(words), language_(view.language), story_(document, words) {
  MachineOptions options;
  options.player.display = view.display;
  options.player.variant = view.variant;
  options.starts = std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  options.on_line = [this](const MachineLine& line) { add(line); };
  options.on_screen = [this](const ScreenView& shown) {
    frame_ = shown.frame;
    list_ = shown.list;
  };
  rehearsal_ = std::make_unique<Rehearsal>(document, report, fonts, std::move(options));
}

void PlaySession::add(const MachineLine& line) {
  const PlayLine::Kind kind = kind_of(line);
  if (kind == PlayLine::Kind::camera_on) camera_on_ = true;
  if (kind == PlayLine::Kind::camera_off) camera_on_ = false;
  const std::string told = story_.of(line);
  if (!told.empty() || kind == PlayLine::Kind::camera_off) lines_.push_back({kind, told});
}

bool PlaySession::say_if_ignored(bool meant_something) {
  if (!meant_something) lines_.push_back({PlayLine::Kind::ignored, words_.tr("(means nothing here)")});
  return meant_something;
}

bool PlaySession::take(const std::string& event) {
  lines_.push_back({PlayLine::Kind::event, "▶ " + story_.event(event, step())});
  return say_if_ignored(rehearsal_->machine().take(event));
}

void PlaySession::speak() {
  const Player& player = rehearsal_->machine().player();
  const StepIndex step = player.flow().find_step(player.step());
  if (step == no_step || language_ == list_.language) return;
  for (const Choice& choice : player.flow().steps[step].choices)
    for (const Act& act : choice.acts)
      if (act.kind == ActKind::language && act.value == language_) {
        take("choose " + std::string(choice.id));
        return;
      }
}

bool PlaySession::touch(std::int32_t x, std::int32_t y) {
  const HitArea* hit = list_.hit(px64(x), px64(y));
  const std::string touched =
      hit == nullptr ? words_.tr("[touches nothing]") : story_.event("choose " + hit->id, step());
  lines_.push_back({PlayLine::Kind::event, "▶ " + touched});
  return say_if_ignored(rehearsal_->machine().touch(x, y));
}

bool PlaySession::waits_for_machine() const {
  const Player& player = rehearsal_->machine().player();
  const StepIndex step = player.flow().find_step(player.step());
  if (step == no_step) return false;
  const StepKind kind = player.flow().steps[step].kind;
  return kind == StepKind::service || kind == StepKind::host || kind == StepKind::erase;
}

bool PlaySession::finish_step() {
  const Player& player = rehearsal_->machine().player();
  const StepIndex step = player.flow().find_step(player.step());
  // An erasure is done when the host has confirmed it, and not by word alone.
  if (step != no_step && player.flow().steps[step].kind == StepKind::erase) {
    const std::string before = this->step();
    const bool confirmed = take("confirm-erasure");
    if (confirmed || this->step() != before) return true;
  }
  return take("done");
}

}  // namespace facenotice
