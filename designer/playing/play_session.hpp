// SPDX-License-Identifier: MIT
// A document played by the real player: what was done, and after each act what is seen, said and on record.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <facenotice/renderer.hpp>

#include "designer/playing/play_place.hpp"
#include "designer/playing/play_story.hpp"
#include "designer/rehearsal/rehearsal.hpp"
#include "designer/workbench/selection.hpp"

namespace facenotice {

// A line of the log.
struct PlayLine {
  enum class Kind : std::uint8_t {
    event,
    ordinary,
    screen,
    record,
    camera_on,
    camera_off,
    refused,
    trouble,
    ignored
  };
  Kind kind = Kind::ordinary;
  std::string text;
};

// Where a purpose stands with whoever is in front of the machine.
struct PurposeState {
  std::string id, name;
  bool told = false;
  Decision decision = Decision::none;
  bool guardian = false;
  bool granted = false;  // the camera is on for it
  friend bool operator==(const PurposeState&, const PurposeState&) = default;
};

// What the machine shows, kept small: a PNG file's bytes.
struct PlayPicture {
  std::vector<std::uint8_t> png;
  DisplayList list;
};

// What was done, and what was true then.
struct PlayMoment {
  std::string act;                 // as PlaySession::act() takes it
  std::string done, done_in_flow;  // the act in the words of the window and in the flow's language
  std::string step, language;      // that the machine stands at, and in which it speaks
  std::string title, title_in_flow;
  bool meant_something = true;
  bool camera_on = false;
  bool session = false;
  State state;                 // the player's own
  std::int64_t passed_ms = 0;  // since it was switched on
  std::vector<PurposeState> purposes;
  std::vector<PlayLine> lines;
  // What the machine did, the same in every language and every time: "consented face-payment".
  std::vector<std::string> seen;
  std::shared_ptr<const PlayPicture> picture;  // null: nothing is shown, or no pictures were asked for
};

// Made on any thread (it takes about a second: every screen is laid out and packed), then used by one. Its
// clock is its own: the same acts give the same moments, whenever they are played.
class PlaySession {
 public:
  enum class Pictures : std::uint8_t { none, kept };

  // Throws UserError when the document cannot be played. Its lines are in those words; what stands in_flow in
  // the language that the machine speaks, and where that has no words for the machine's own doings, in these.
  PlaySession(const Document& document, const Report& report, const FontSet& fonts, const PlayPlace& place,
              const Words& words, const Words& in_flow, Pictures pictures = Pictures::kept);

  // What the person or the machine around them does: a line of an events file ("power-on", "choose start",
  // "matched"), or
  //   "type FIELD TEXT"   the person types into a field of the screen
  //   "child"             a child says so where the screen asks for the age
  // False: it means nothing now. Throws UserError when it is not understood.
  bool act(const std::string& act);
  bool touch(std::int32_t x, std::int32_t y);
  // Takes the screen's choice of the place's language, where it has one: people who read it would.
  // `staying`: only where that leads nowhere else.
  void speak(bool staying = false);
  // From the beginning on: an empty ledger, nobody there, then these acts.
  void restart(std::span<const std::string> acts);
  void restart(const PlayPlace& place, std::span<const std::string> acts);
  // A line of our own in the log.
  void note(const std::string& text) { notes_.push_back({moments_.size(), text}); }

  const Document& document() const { return document_; }
  const PlayPlace& place() const { return place_; }
  const std::vector<PlayMoment>& moments() const { return moments_; }
  std::vector<std::string> acts() const;
  std::vector<PlayLine> lines() const;  // of all moments, and what was noted between them

  const Frame& frame() const { return frame_; }
  const DisplayList& list() const { return list_; }
  std::string step() const { return std::string(rehearsal_->machine().player().step()); }
  const Step* current() const;  // null: switched off
  bool camera_on() const { return camera_on_; }
  bool waits_for_machine() const;  // a service, host or erase step
  // Until something falls due by the clock; empty: nothing does.
  std::optional<std::int64_t> due_in_ms() const;
  bool asks_age() const { return !child_choice().empty(); }
  // What was typed into the fields of this screen, by field.
  const std::map<std::string, std::string>& typed() const { return typed_; }
  // Whether the box of that number among the screen's choices is ticked.
  bool ticked(std::size_t choice) const { return choice < 32 && ((ticked_ >> choice) & 1U) != 0; }

 private:
  struct Note {
    std::size_t before = 0;  // which moment
    std::string text;
  };
  void add(const MachineLine& line);
  void begin(const std::string& act);
  bool end(bool meant_something);
  bool type(const std::string& field, const std::string& text);
  void tell_submitted(const std::string& step);
  std::string meant(const std::string& act) const;
  std::string child_choice() const;
  std::vector<PurposeState> purposes() const;
  std::shared_ptr<const PlayPicture> picture();

  Document document_;
  Words words_;
  PlayPlace place_;
  Pictures pictures_;
  PlayStory story_, story_in_flow_;
  std::vector<PlayMoment> moments_;
  std::vector<Note> notes_;
  PlayMoment now_;
  bool merging_ = false;  // time goes on: the moment is the last one, longer
  Frame frame_;
  DisplayList list_;
  std::uint32_t ticked_ = 0;
  std::map<std::string, std::shared_ptr<const PlayPicture>> drawn_;
  std::map<std::string, std::string> typed_;
  std::string typed_at_;  // which step
  Id128 typed_in_{};      // which session
  bool camera_on_ = false;
  std::string camera_for_;
  std::int64_t started_ = 0;
  std::unique_ptr<Rehearsal> rehearsal_;  // last: it calls add() while it goes
};

// What somebody who takes this choice types first: something into every required field that it sends.
std::vector<std::string> typed_first(const Flow& flow, const std::string& step, const std::string& choice);

// A trace's event as act() wants it.
std::string as_event(const FindingEvent& event);

}  // namespace facenotice
