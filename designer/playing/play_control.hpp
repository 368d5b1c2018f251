// SPDX-License-Identifier: MIT
// Starts, steers and ends the play of the edited document.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "designer/playing/play_branches.hpp"
#include "designer/playing/play_path.hpp"
#include "designer/playing/play_session.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice {

class PlayControl {
 public:
  // `words_in`: the program's words in a language, for a timeline that speaks the flow's too; English where
  // it is left out.
  explicit PlayControl(Workbench& workbench, std::function<Words(const std::string&)> words_in = {});

  // Packs the newest sound version in the background, then switches the machine on. Throws UserError when
  // nothing can be played.
  void start(const Selection::View& view);
  // The same, and goes on to the view's screen by a shortest way, as a person would have come there. Where
  // nobody comes there, troubled says so.
  void start_here(const Selection::View& view);
  // The same as start(), but the machine waits for the trace's events: next_of_replay() takes them one by
  // one.
  void replay(const Selection::View& view, const Finding& finding);
  // Likewise with a path, which is played where it was saved.
  void replay(const PlayPath& path);
  // Plays the acts at once: a way that nobody has tried.
  void play_acts(const Selection::View& view, PlayActs acts);
  void stop();

  const Words& words() const { return workbench_.words(); }

  bool preparing() const { return preparing_; }
  bool playing() const { return session_ != nullptr; }
  PlaySession& session() { return *session_; }
  const PlaySession& session() const { return *session_; }

  bool replaying() const { return next_ < script_.size(); }
  // Takes the next act of what is replayed. Where the machine does not follow (a gate that refuses the
  // camera), the replay ends: the rest of the path cannot happen on a machine.
  void next_of_replay();

  // What the person in front of the machine, or the machine around it, does. The replay, if any, ends. Done
  // while an earlier moment is looked at, it goes on from there; how it went before is kept as a branch.
  void touch(std::int32_t x, std::int32_t y);
  void take(const std::string& act);

  // An earlier moment of the timeline; nothing: the machine as it stands.
  void look_at(std::optional<std::size_t> moment);
  const std::optional<std::size_t>& looked_at() const { return looked_at_; }
  // The machine stands at the moment that is looked at; how it went on is kept as a branch.
  void continue_here();
  // What is shown: the moment that is looked at, else the last one; null: nothing was done yet.
  const PlayMoment* shown() const;
  // The last act undone, or the one that is looked at with all that followed.
  void back();
  bool can_go_back() const { return playing() && !replaying() && session_->moments().size() > 1; }
  const std::vector<PlayActs>& branches() const { return branches_.others(); }
  void choose_branch(std::size_t index);
  // What is told of a branch: where it leaves what is played, and where to.
  std::string branch_in_words(std::size_t index) const;

  // What was played so far, without what meant nothing. Throws UserError when nothing is played.
  PlayPath path(const std::string& title);

  // Whether a person did something that is lost when the play ends: neither how it began nor what was
  // replayed, nor time that passed by itself.
  bool has_unsaved_way() const;
  void way_is_kept();  // it is saved

  // The log of the play, and of the last one when none is on.
  std::vector<PlayLine> lines() const;

  Signal<> changed;
  Signal<const std::string&> troubled;  // why the play did not start; a sentence

 private:
  struct Prepared {
    std::unique_ptr<PlaySession> session;
    std::vector<PathAct> way;  // that is gone at once
    std::string trouble;
  };
  const Document& to_play() const;  // throws UserError when there is none
  void prepare(const PlayPlace& place, const std::string& to_step);
  void begin(std::uint64_t number, const std::shared_ptr<Prepared>& prepared);
  void drop_replay();
  void forget();  // another document: nothing of it was played
  void go_on_from_where_one_looks();
  void act(const std::function<void()>& what);

  Lifeline lifeline_;
  Workbench& workbench_;
  std::function<Words(const std::string&)> words_in_;
  std::unique_ptr<PlaySession> session_;
  std::vector<PlayLine> last_lines_;
  std::vector<PathAct> script_;
  bool at_once_ = false;  // the script is played without waiting for anybody
  std::string headline_;  // what is replayed
  std::size_t next_ = 0;
  PlayBranches branches_;
  PlayActs kept_;  // how it began, what was replayed, and what is saved
  std::optional<std::size_t> looked_at_;
  bool preparing_ = false;
  std::uint64_t number_ = 0;  // of the newest play asked for
  Connections connections_;
  Background<std::function<void()>> background_;
};

}  // namespace facenotice
