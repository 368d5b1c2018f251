// SPDX-License-Identifier: MIT
// The pretended machine's lines and screens, gathered into moments.
#include "designer/playing/play_session.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "designer/playing/seen.hpp"
#include "designer/rehearsal/sent_fields.hpp"
#include "export/layout/png.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

PlayLine::Kind kind_of(const MachineLine& line) {
  if (line.effect == "camera-on") return PlayLine::Kind::camera_on;
  if (line.effect == "camera-off") return PlayLine::Kind::camera_off;
  if (line.effect == "camera-refused") return PlayLine::Kind::refused;
  if (line.effect == "screen") return PlayLine::Kind::screen;
  if (line.effect == "record") return PlayLine::Kind::record;
  if (line.effect == "trouble" || line.effect == "power-cut" || line.effect == "edit")
    return PlayLine::Kind::trouble;
  return PlayLine::Kind::ordinary;
}

UtcMillis first_moment_of(const std::string& day) {
  const Result<UtcMillis> moment = parse_date(day);
  if (!moment) throw UserError(msg("“{}” is no date; write it like 2026-11-23.", day));
  return *moment;
}

PlayPlace dated(PlayPlace place) {
  if (place.starts.empty()) place.starts = today();
  return place;
}

std::int64_t waited(const std::string& act) {
  std::int64_t milliseconds = 0;
  return act.rfind("wait ", 0) == 0 && parse_duration(act.substr(5), milliseconds) ? milliseconds : 0;
}

}  // namespace

std::vector<std::string> typed_first(const Flow& flow, const std::string& step, const std::string& choice) {
  std::vector<std::string> acts;
  for (const std::string& field : sent_fields(flow, step, choice))
    acts.push_back("type " + field + " 123456");
  return acts;
}

std::string as_event(const FindingEvent& event) {
  return event.event == "choose" ? "choose " + event.choice : event.event;
}

PlaySession::PlaySession(const Document& document, const Report& report, const FontSet& fonts,
                         const PlayPlace& place, const Words& words, const Words& in_flow, Pictures pictures)
    : document_(document),
      words_(words),
      place_(dated(place)),
      pictures_(pictures),
      story_(document, words),
      story_in_flow_(document, in_flow) {
  MachineOptions options;
  options.player.display = place_.display;
  options.player.variant = place_.variant;
  options.starts = first_moment_of(place_.starts);
  options.on_line = [this](const MachineLine& line) { add(line); };
  options.on_screen = [this](const ScreenView& shown) {
    frame_ = shown.frame;
    list_ = shown.list;
    ticked_ = shown.ticked;
  };
  rehearsal_ = std::make_unique<Rehearsal>(document, report, fonts, std::move(options));
  started_ = rehearsal_->machine().now().monotonic;
}

void PlaySession::restart(std::span<const std::string> acts) {
  restart(place_, acts);
}

void PlaySession::restart(const PlayPlace& place, std::span<const std::string> acts) {
  const std::vector<std::string> again(acts.begin(), acts.end());  // they may be of the moments that go now
  place_ = dated(place);
  rehearsal_->start_anew(place_.display, place_.variant, first_moment_of(place_.starts));
  started_ = rehearsal_->machine().now().monotonic;
  moments_.clear();
  notes_.clear();
  now_ = PlayMoment();
  frame_ = Frame();
  list_ = DisplayList();
  typed_.clear();
  camera_on_ = false;
  for (const std::string& one : again) act(one);
}

void PlaySession::add(const MachineLine& line) {
  const PlayLine::Kind kind = kind_of(line);
  if (kind == PlayLine::Kind::camera_on) camera_for_ = detail_of(line, "purpose");
  if (kind == PlayLine::Kind::camera_on) camera_on_ = true;
  if (kind == PlayLine::Kind::camera_off || line.effect == "power-cut") camera_on_ = false;
  if (line.effect == "power-cut") {
    frame_ = Frame();
    list_ = DisplayList();
  }
  const std::string told = story_.of(line);
  if (!told.empty() || kind == PlayLine::Kind::camera_off) now_.lines.push_back({kind, told});
  if (std::string seen = seen_of(line); !seen.empty()) now_.seen.push_back(std::move(seen));
  if (line.effect == "submit") tell_submitted(detail_of(line, "step"));
}

// The player never sees what is in the fields: this is the machine's side of it.
void PlaySession::tell_submitted(const std::string& step) {
  const Flow& flow = document_.flow();
  const StepIndex at = flow.find_step(step);  // the machine is on its way to the next one
  if (at == no_step) return;
  for (const Field& field : flow.steps[at].fields) {
    const auto typed = typed_.find(field.data);
    const std::string label = story_.field(step, field.data);
    if (typed != typed_.end() && !typed->second.empty())
      now_.lines.push_back({PlayLine::Kind::ordinary, words_.trf("“{}”: {}", label, typed->second)});
  }
}

void PlaySession::begin(const std::string& act) {
  const std::string language = list_.language.empty() ? place_.language : list_.language;
  // Time that only goes on, and a field that is typed into again, are one act.
  const PlayMoment* last = moments_.empty() ? nullptr : &moments_.back();
  const std::int64_t more = waited(act), before = last != nullptr ? waited(last->act) : 0;
  std::string whole = act;
  merging_ = false;
  if (last != nullptr && more > 0 && before > 0 && last->seen.empty()) {
    whole = "wait PT" + std::to_string((before + more) / 1000) + "S";
    merging_ = true;
  } else if (last != nullptr && act.rfind("type ", 0) == 0) {
    merging_ = last->act.substr(0, last->act.find(' ', 5)) == act.substr(0, act.find(' ', 5));
  }
  now_ = PlayMoment();
  now_.act = whole;
  now_.done = story_.event(whole, step());
  now_.done_in_flow = story_in_flow_.event(whole, step(), language);
}

bool PlaySession::end(bool meant_something) {
  const Player& player = rehearsal_->machine().player();
  if (step() != typed_at_ || player.session() != typed_in_) typed_.clear();
  now_.meant_something = meant_something;
  if (!meant_something) now_.lines.push_back({PlayLine::Kind::ignored, words_.tr("(means nothing here)")});
  now_.step = step();
  now_.language = now_.step.empty() ? std::string() : std::string(player.language());
  now_.title = now_.step.empty() ? words_.tr("Switched off") : story_.title(now_.step);
  now_.title_in_flow = now_.step.empty() ? std::string() : story_in_flow_.title(now_.step, now_.language);
  now_.camera_on = camera_on_;
  now_.session = player.session() != Id128{};
  now_.state = player.state();
  now_.passed_ms = rehearsal_->machine().now().monotonic - started_;
  now_.purposes = purposes();
  now_.picture = picture();
  if (merging_) moments_.pop_back();
  moments_.push_back(std::move(now_));
  now_ = PlayMoment();
  return meant_something;
}

std::string PlaySession::meant(const std::string& act) const {
  if (act != "child") return act;
  const std::string choice = child_choice();
  return choice.empty() ? act : "choose " + choice;
}

bool PlaySession::act(const std::string& given) {
  const std::string act = meant(given);
  begin(act);
  if (act == "child") return end(false);
  if (act.rfind("type ", 0) == 0) {
    const std::size_t space = act.find(' ', 5);
    if (space == std::string::npos) return end(type(act.substr(5), {}));
    return end(type(act.substr(5, space - 5), act.substr(space + 1)));
  }
  return end(rehearsal_->machine().take(act));
}

bool PlaySession::type(const std::string& field, const std::string& text) {
  const Step* step = current();
  if (step == nullptr || std::none_of(step->fields.begin(), step->fields.end(),
                                      [&](const Field& one) { return one.data == field; }))
    return false;
  const std::string at = step->id;
  Machine& machine = rehearsal_->machine();
  if (!machine.take((text.empty() ? "empty " : "fill ") + field)) return false;
  typed_at_ = at;
  typed_in_ = machine.player().session();
  typed_[field] = text;
  return true;
}

bool PlaySession::touch(std::int32_t x, std::int32_t y) {
  const HitArea* hit = list_.hit(px64(x), px64(y));
  if (hit == nullptr || hit->kind != HitArea::Kind::choice) return false;
  return act("choose " + hit->id);
}

void PlaySession::speak(bool staying) {
  const Step* step = current();
  if (step == nullptr || place_.language == list_.language) return;
  for (const Choice& choice : step->choices) {
    if (staying && document_.flow().steps[choice.target].id != step->id) continue;
    for (const Act& one : choice.acts)
      if (one.kind == ActKind::language && one.value == place_.language) {
        act("choose " + std::string(choice.id));
        return;
      }
  }
}

const Step* PlaySession::current() const {
  const Player& player = rehearsal_->machine().player();
  const StepIndex step = player.flow().find_step(player.step());
  return step == no_step ? nullptr : &player.flow().steps[step];
}

bool PlaySession::waits_for_machine() const {
  const Step* step = current();
  return step != nullptr &&
         (step->kind == StepKind::service || step->kind == StepKind::host || step->kind == StepKind::erase);
}

std::optional<std::int64_t> PlaySession::due_in_ms() const {
  const std::optional<MonotonicMillis> due = rehearsal_->machine().player().next_deadline();
  if (!due) return std::nullopt;
  return std::max<std::int64_t>(*due - rehearsal_->machine().now().monotonic, 0);
}

std::string PlaySession::child_choice() const {
  if (const Step* step = current())
    for (const Choice& choice : step->choices)
      if (choice.has(ActKind::under_guardian_age)) return choice.id;
  return {};
}

std::vector<PurposeState> PlaySession::purposes() const {
  const Player& player = rehearsal_->machine().player();
  std::vector<PurposeState> states;
  for (std::size_t i = 0; i < player.flow().purposes.size(); ++i) {
    const auto index = static_cast<PurposeIndex>(i);
    PurposeState state;
    state.id = player.flow().purposes[i].id;
    state.name = story_.purpose(state.id);
    state.told = player.state().notified(index);
    state.decision = player.state().decision(index);
    state.guardian = player.state().guardian_consented(index);
    state.granted = camera_on_ && camera_for_ == state.id;
    states.push_back(std::move(state));
  }
  return states;
}

std::shared_ptr<const PlayPicture> PlaySession::picture() {
  if (pictures_ == Pictures::none || frame_.width <= 0) return nullptr;
  const std::string key = list_.step + " " + list_.language + " " +
                          std::to_string(static_cast<int>(list_.variant)) + " " + list_.display + " " +
                          std::to_string(ticked_);
  std::shared_ptr<const PlayPicture>& drawn = drawn_[key];
  if (!drawn) drawn = std::make_shared<PlayPicture>(PlayPicture{png_of(frame_), list_});
  return drawn;
}

std::vector<std::string> PlaySession::acts() const {
  std::vector<std::string> acts;
  for (const PlayMoment& moment : moments_) acts.push_back(moment.act);
  return acts;
}

std::vector<PlayLine> PlaySession::lines() const {
  std::vector<PlayLine> lines;
  auto note = notes_.begin();
  const auto notes_before = [&](std::size_t moment) {
    for (; note != notes_.end() && note->before <= moment; ++note)
      lines.push_back({PlayLine::Kind::event, note->text});
  };
  for (std::size_t i = 0; i < moments_.size(); ++i) {
    notes_before(i);
    lines.push_back({PlayLine::Kind::event, "▶ " + moments_[i].done});
    lines.insert(lines.end(), moments_[i].lines.begin(), moments_[i].lines.end());
  }
  notes_before(moments_.size());
  return lines;
}

}  // namespace facenotice
