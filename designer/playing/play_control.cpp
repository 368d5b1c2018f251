// SPDX-License-Identifier: MIT
// Preparing plays in the background, and replaying traces.
#include "designer/playing/play_control.hpp"

#include "designer/playing/way_here.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {

PlayControl::PlayControl(Workbench& workbench)
    : workbench_(workbench),
      background_({}, [](const std::function<void()>& job, const std::stop_token&) { job(); }) {}

void PlayControl::start(const Selection::View& view) {
  trace_.clear();
  headline_.clear();
  next_ = 0;
  prepare(view, false);
}

void PlayControl::start_here(const Selection::View& view) {
  drop_replay();
  headline_.clear();
  prepare(view, true);
}

void PlayControl::replay(const Selection::View& view, const Finding& finding) {
  if (finding.trace.empty())
    throw UserError(
        msg("{} is about what is written, not about a path: there is nothing to replay.", finding.id));
  trace_ = finding.trace;
  headline_ = finding.id + ": " + finding.message;
  next_ = 0;
  prepare(view, false);
}

void PlayControl::prepare(const Selection::View& view, bool to_the_screen) {
  if (!workbench_.last_sound())
    throw UserError(msg("There is no sound version to play yet. Mend what the list of problems says first."));
  if (session_) last_lines_.clear();
  session_.reset();
  preparing_ = true;
  ++number_;
  const Document document = *workbench_.last_sound();
  std::shared_ptr<const Report> report;
  if (const auto& checked = workbench_.checked();
      checked && checked->report && checked->report->digest == document.content_digest())
    report = checked->report;
  background_.submit([this, number = number_, document, report, view, to_the_screen,
                      fonts = workbench_.fonts(), words = workbench_.words(),
                      post = lifeline_.guard(workbench_.post())] {
    const auto prepared = std::make_shared<Prepared>();
    try {
      if (to_the_screen) prepared->way = way_to(document, view.step);
      prepared->session = std::make_unique<PlaySession>(
          document, report ? *report : check_now(document, fonts, words), fonts.get(), view, words);
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
    trace_.clear();
    troubled.emit(prepared->trouble);
  } else if (!prepared->way.empty()) {
    trace_ = prepared->way;
    next_ = 0;
    while (replaying()) next_of_replay();
    drop_replay();
  } else if (trace_.empty()) {
    session_->take("power-on");
    session_->speak();
  } else {
    session_->note(headline_);
  }
  changed.emit();
}

void PlayControl::stop() {
  preparing_ = false;
  ++number_;
  trace_.clear();
  next_ = 0;
  if (session_) {
    session_->take("stop");
    last_lines_ = session_->lines();
    session_.reset();
  }
  changed.emit();
}

void PlayControl::drop_replay() {
  trace_.clear();
  next_ = 0;
}

void PlayControl::next_of_replay() {
  if (!session_ || !replaying()) return;
  const FindingEvent event = trace_[next_++];
  if (!session_->take(as_event(event)) || session_->step() != event.to) {
    if (replaying() || session_->step() != event.to)
      session_->note(workbench_.words().tr(
          "The machine does not follow the path any further: what comes next in it cannot happen here."));
    drop_replay();
  }
  changed.emit();
}

void PlayControl::touch(std::int32_t x, std::int32_t y) {
  if (!session_) return;
  drop_replay();
  session_->touch(x, y);
  changed.emit();
}

void PlayControl::take(const std::string& event) {
  if (!session_) return;
  drop_replay();
  session_->take(event);
  changed.emit();
}

void PlayControl::finish_step() {
  if (!session_) return;
  drop_replay();
  session_->finish_step();
  changed.emit();
}

const std::vector<PlayLine>& PlayControl::lines() const {
  return session_ ? session_->lines() : last_lines_;
}

}  // namespace facenotice
