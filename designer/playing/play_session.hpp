// SPDX-License-Identifier: MIT
// A document played by the real player, as a window shows it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <facenotice/renderer.hpp>

#include "designer/playing/play_story.hpp"
#include "designer/rehearsal/rehearsal.hpp"
#include "designer/workbench/selection.hpp"

namespace facenotice {

// A line of the log.
struct PlayLine {
  enum class Kind : std::uint8_t { event, ordinary, camera_on, camera_off, refused, trouble, ignored };
  Kind kind = Kind::ordinary;
  std::string text;
};

// Made on any thread (it takes about a second: every screen is laid out and packed), then used by one.
class PlaySession {
 public:
  // Throws UserError when the document cannot be played.
  // Its lines are in those words.
  PlaySession(const Document& document, const Report& report, const FontSet& fonts,
              const Selection::View& view, const Words& words);

  // One event as an events file has it: "power-on", "choose start", "matched". False: it means nothing now.
  bool take(const std::string& event);
  bool touch(std::int32_t x, std::int32_t y);
  // The service, host call or erasure of this step went well.
  bool finish_step();

  // Takes the screen's choice of the view's language, where it has one: people who read it would.
  void speak();

  // A line of our own in the log.
  void note(const std::string& text) { lines_.push_back({PlayLine::Kind::event, text}); }

  const Frame& frame() const { return frame_; }
  const DisplayList& list() const { return list_; }
  std::string step() const { return std::string(rehearsal_->machine().player().step()); }
  bool camera_on() const { return camera_on_; }
  bool waits_for_machine() const;  // a service, host or erase step
  bool can_time_out() const { return rehearsal_->machine().player().next_deadline().has_value(); }
  const std::vector<PlayLine>& lines() const { return lines_; }

 private:
  void add(const MachineLine& line);
  bool say_if_ignored(bool meant_something);

  Words words_;
  std::string language_;  // of the view
  PlayStory story_;
  std::vector<PlayLine> lines_;
  Frame frame_;
  DisplayList list_;
  bool camera_on_ = false;
  std::unique_ptr<Rehearsal> rehearsal_;  // last: it calls add() while it goes
};

// A trace's event as take() wants it.
std::string as_event(const FindingEvent& event);

}  // namespace facenotice
