// SPDX-License-Identifier: MIT
// Preparing plays in the background, replaying, and going back.
#include "designer/playing/play_control.hpp"

#include <algorithm>

#include "designer/playing/played_path.hpp"
#include "designer/playing/way_here.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

std::vector<PathAct> as_script(const Flow& flow, const std::vector<FindingEvent>& trace) {
  std::vector<PathAct> script;
  for (const FindingEvent& event : trace) {
    for (std::string& typed : typed_first(flow, event.from, event.choice))
      script.push_back({std::move(typed), event.from, {}, {}});
    script.push_back({as_event(event), event.to, {}, {}});
  }
  return script;
}

}  // namespace

PlayControl::PlayControl(Workbench& workbench, std::function<Words(const std::string&)> words_in)
    : workbench_(workbench),
      words_in_(std::move(words_in)),
      background_({}, [](const std::function<void()>& job, const std::stop_token&) { job(); }) {
  connections_ += workbench_.another_document.connect([this] { forget(); });
}

void PlayControl::start(const Selection::View& view) {
  drop_replay();
  headline_.clear();
  prepare(place_of(to_play().flow(), view), {});
}

void PlayControl::start_here(const Selection::View& view) {
  drop_replay();
  headline_.clear();
  prepare(place_of(to_play().flow(), view), view.step);
}

void PlayControl::replay(const Selection::View& view, const Finding& finding) {
  if (finding.trace.empty())
    throw UserError(
        msg("{} is about what is written, not about a path: there is nothing to replay.", finding.id));
  drop_replay();
  script_ = as_script(to_play().flow(), finding.trace);
  headline_ = finding.id + ": " + finding.message;
  prepare(place_of(to_play().flow(), view), {});
}

void PlayControl::replay(const PlayPath& path) {
  drop_replay();
  script_ = path.acts;
  headline_ = path.title;
  prepare(path.place, {});
}

void PlayControl::play_acts(const Selection::View& view, PlayActs acts) {
  drop_replay();
  for (std::string& one : acts) script_.push_back({std::move(one), {}, {}, {}});
  at_once_ = true;
  headline_.clear();
  prepare(place_of(to_play().flow(), view), {});
}

const Document& PlayControl::to_play() const {
  if (!workbench_.last_sound())
    throw UserError(msg("There is no sound version to play yet. Mend what the list of problems says first."));
  return *workbench_.last_sound();
}

void PlayControl::prepare(const PlayPlace& place, const std::string& to_step) {
  const Document document = to_play();
  if (session_) last_lines_.clear();
  session_.reset();
  branches_.clear();
  looked_at_.reset();
  preparing_ = true;
  ++number_;
  std::shared_ptr<const Report> report;
  if (const auto& checked = workbench_.checked();
      checked && checked->report && checked->report->digest == document.content_digest())
    report = checked->report;
  const std::string language = place.language.empty() ? document.flow().languages.front() : place.language;
  background_.submit([this, number = number_, document, report, place, to_step,
                      in_flow = words_in_ ? words_in_(language) : Words(), fonts = workbench_.fonts(),
                      words = workbench_.words(), post = lifeline_.guard(workbench_.post())] {
    const auto prepared = std::make_shared<Prepared>();
    try {
      if (!to_step.empty()) prepared->way = as_script(document.flow(), way_to(document, to_step));
      prepared->session = std::make_unique<PlaySession>(
          document, report ? *report : check_now(document, fonts, words), fonts.get(), place, words, in_flow);
    } catch (const std::exception& error) {
      prepared->trouble = message_of(error).in(words);
    }
    post([this, number, prepared] { begin(number, prepared); });
  });
  changed.emit();
}

void PlayControl::begin(std::uint64_t number, const std::shared_ptr<Prepared>& prepared) {
  if (number != number_ || !preparing_) return;  // another play was asked for, or none
  preparing_ = false;
  session_ = std::move(prepared->session);
  if (!session_) {
    drop_replay();
    troubled.emit(prepared->trouble);
  } else if (!prepared->way.empty() || at_once_) {
    if (!at_once_) script_ = prepared->way;
    next_ = 0;
    next_of_replay();
    if (session_) session_->speak(true);
    while (replaying()) next_of_replay();
    drop_replay();
  } else if (script_.empty()) {
    session_->act("power-on");
    session_->speak();
  } else {
    session_->note(headline_);
  }
  way_is_kept();
  changed.emit();
}

void PlayControl::stop() {
  preparing_ = false;
  ++number_;
  drop_replay();
  looked_at_.reset();
  branches_.clear();
  if (session_) {
    session_->act("stop");
    last_lines_ = session_->lines();
    session_.reset();
  }
  changed.emit();
}

void PlayControl::forget() {
  session_.reset();
  last_lines_.clear();
  headline_.clear();
  kept_.clear();
  stop();
}

void PlayControl::drop_replay() {
  script_.clear();
  at_once_ = false;
  next_ = 0;
}

void PlayControl::next_of_replay() {
  if (!session_ || !replaying()) return;
  const PathAct wanted = script_[next_++];
  bool follows = false;
  try {
    follows = session_->act(wanted.act) && (wanted.step.empty() || session_->step() == wanted.step);
  } catch (const UserError& error) {
    session_->note(error.message().in(workbench_.words()));
  }
  if (!follows) {
    session_->note(workbench_.words().tr(
        "The machine does not follow the path any further: what comes next in it cannot happen here."));
    drop_replay();
  }
  way_is_kept();
  changed.emit();
}

bool PlayControl::has_unsaved_way() const {
  if (!session_) return false;
  const PlayActs acts = session_->acts();
  const auto own = acts.begin() + static_cast<std::ptrdiff_t>(common_beginning(acts, kept_));
  return std::any_of(own, acts.end(), [](const std::string& act) { return !act.starts_with("wait "); });
}

void PlayControl::way_is_kept() {
  kept_ = session_ ? session_->acts() : PlayActs();
}

void PlayControl::go_on_from_where_one_looks() {
  if (!looked_at_) return;
  const PlayActs all = session_->acts();
  const std::size_t kept = *looked_at_ + 1;
  looked_at_.reset();
  if (kept >= all.size()) return;
  branches_.leave(all);
  session_->restart(PlayActs(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept)));
}

void PlayControl::act(const std::function<void()>& what) {
  if (!session_) return;
  drop_replay();
  go_on_from_where_one_looks();
  what();
  branches_.play(session_->acts());
  changed.emit();
}

void PlayControl::touch(std::int32_t x, std::int32_t y) {
  act([&] { session_->touch(x, y); });
}

void PlayControl::take(const std::string& what) {
  act([&] { session_->act(what); });
}

void PlayControl::look_at(std::optional<std::size_t> moment) {
  if (!session_) return;
  if (moment && *moment + 1 >= session_->moments().size()) moment.reset();
  if (moment == looked_at_) return;
  drop_replay();
  looked_at_ = moment;
  changed.emit();
}

void PlayControl::continue_here() {
  act([] {});
}

const PlayMoment* PlayControl::shown() const {
  if (!session_ || session_->moments().empty()) return nullptr;
  return looked_at_ ? &session_->moments()[*looked_at_] : &session_->moments().back();
}

void PlayControl::back() {
  if (!can_go_back()) return;
  PlayActs all = session_->acts();
  const std::size_t kept = std::max<std::size_t>(looked_at_.value_or(all.size() - 1), 1);
  looked_at_.reset();
  branches_.leave(all);  // step by step too: what was tried is not lost by going back
  all.resize(kept);
  session_->restart(all);
  changed.emit();
}

void PlayControl::choose_branch(std::size_t index) {
  if (!session_ || index >= branches_.others().size()) return;
  drop_replay();
  looked_at_.reset();
  session_->restart(branches_.choose(index, session_->acts()));
  changed.emit();
}

std::string PlayControl::branch_in_words(std::size_t index) const {
  if (!session_ || index >= branches_.others().size()) return {};
  const PlayActs& other = branches_.others()[index];
  const std::size_t common = common_beginning(session_->acts(), other);
  const PlayStory story(session_->document(), workbench_.words());
  const std::vector<PlayMoment>& moments = session_->moments();
  const std::string at = common == 0 ? std::string() : moments[common - 1].step;
  if (common >= other.size()) return {};
  return workbench_.words().trf("{} acts; at “{}”: {}", other.size(), story.title(at),
                                story.event(other[common], at));
}

PlayPath PlayControl::path(const std::string& title) {
  if (!session_) throw UserError(msg("Nothing is played: there is no path to save."));
  PlayPath path = path_of(*session_, title);
  if (path.acts.size() != session_->moments().size()) {
    // Without what meant nothing, time goes a little otherwise: what is saved is how it goes then.
    session_->restart(acts_of(path));
    looked_at_.reset();
    path = path_of(*session_, title);
    changed.emit();
  }
  return path;
}

std::vector<PlayLine> PlayControl::lines() const {
  return session_ ? session_->lines() : last_lines_;
}

}  // namespace facenotice
