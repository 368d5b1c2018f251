// SPDX-License-Identifier: MIT
// Starts, steers and ends the play of the edited document.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "designer/playing/play_session.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice {

class PlayControl {
 public:
  explicit PlayControl(Workbench& workbench);

  // Packs the newest sound version in the background, then switches the machine on. Throws UserError when
  // nothing can be played.
  void start(const Selection::View& view);
  // The same, and goes on to the view's screen by a shortest way, as a person would have come there. Where
  // nobody comes there, troubled says so.
  void start_here(const Selection::View& view);
  // The same as start(), but the machine waits for the trace's events: next_of_replay() takes them one by
  // one.
  void replay(const Selection::View& view, const Finding& finding);
  void stop();

  const Words& words() const { return workbench_.words(); }

  bool preparing() const { return preparing_; }
  bool playing() const { return session_ != nullptr; }
  PlaySession& session() { return *session_; }
  const PlaySession& session() const { return *session_; }

  bool replaying() const { return next_ < trace_.size(); }
  // Takes the next event of the trace. Where the player does not follow (a gate that refuses the camera), the
  // replay ends: the rest of the path cannot happen on a machine.
  void next_of_replay();

  // What the person in front of the machine, or the machine around it, does. The replay, if any, ends.
  void touch(std::int32_t x, std::int32_t y);
  void take(const std::string& event);
  void finish_step();

  // The log of the play, and of the last one when none is on.
  const std::vector<PlayLine>& lines() const;

  Signal<> changed;
  Signal<const std::string&> troubled;  // why the play did not start; a sentence

 private:
  struct Prepared {
    std::unique_ptr<PlaySession> session;
    std::vector<FindingEvent> way;  // that is gone at once
    std::string trouble;
  };
  void prepare(const Selection::View& view, bool to_the_screen);
  void begin(std::uint64_t number, const std::shared_ptr<Prepared>& prepared);
  void drop_replay();

  Lifeline lifeline_;
  Workbench& workbench_;
  std::unique_ptr<PlaySession> session_;
  std::vector<PlayLine> last_lines_;
  std::vector<FindingEvent> trace_;
  std::string headline_;  // what is replayed
  std::size_t next_ = 0;
  bool preparing_ = false;
  std::uint64_t number_ = 0;  // of the newest play asked for
  Background<std::function<void()>> background_;
};

}  // namespace facenotice
