// SPDX-License-Identifier: MIT
// The saved paths of the edited document, which of them hold, and what of the flow nobody has tried.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "designer/playing/flow_ways.hpp"
#include "designer/playing/path_book.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice {

struct ShelfPath {
  enum class State : std::uint8_t { unplayed, holds, broke, unreadable };
  SavedPath saved;
  State state = State::unplayed;
  std::string why;  // it broke, or cannot be read
};
const char* shelf_state_in_words(const Words& words, ShelfPath::State state);

class PathShelf {
 public:
  explicit PathShelf(Workbench& workbench);

  const std::vector<ShelfPath>& paths() const { return paths_; }
  // Plays all of them on the newest sound version, in the background.
  void replay_all();
  bool replaying() const { return replaying_; }
  // Whether the states are about the document as it is now.
  bool up_to_date() const;

  // Saves the path beside the document and plays all again. Throws UserError: a document that was never saved
  // has no folder. Gives the file.
  std::filesystem::path save(const PlayPath& path);

  // What was tried: by the paths that were played, and by the play that is on. Empty before it is known.
  std::optional<WaysTried> tried(std::span<const PlayMoment> play) const;
  // "17 of 78 ways tried"
  std::string tried_in_words(std::span<const PlayMoment> play) const;
  // The acts of a shortest way along one that nobody has tried; empty: there is none.
  PlayActs missing(std::span<const PlayMoment> play) const;

  Signal<> changed;
  Signal<const std::string&> troubled;  // a sentence

 private:
  struct Result {
    std::shared_ptr<const FlowWays> ways;
    std::set<FlowWay> gone;
    std::vector<ShelfPath> paths;
    std::string digest, trouble;
  };
  static Result work(const Document& document, const std::filesystem::path& file, const SharedFonts& fonts,
                     const Words& words);
  void take(std::uint64_t number, const std::shared_ptr<Result>& result);

  Lifeline lifeline_;
  Workbench& workbench_;
  std::vector<ShelfPath> paths_;
  std::shared_ptr<const FlowWays> ways_;
  std::set<FlowWay> gone_;
  std::string digest_;   // of the document that this is about
  bool looked_ = false;  // at this document, in that place
  std::filesystem::path looked_in_;
  bool replaying_ = false;
  std::uint64_t number_ = 0;  // of the newest replay asked for
  Connections connections_;
  Background<std::function<void()>> background_;  // last
};

}  // namespace facenotice
