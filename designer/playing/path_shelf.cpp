// SPDX-License-Identifier: MIT
// Reads the folder when the document changes its place, plays when it is asked to.
#include "designer/playing/path_shelf.hpp"

#include "designer/playing/path_replay.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

const char* shelf_state_in_words(const Words& words, ShelfPath::State state) {
  switch (state) {
    case ShelfPath::State::holds:
      return words.tr("holds");
    case ShelfPath::State::broke:
      return words.tr("broke");
    case ShelfPath::State::unreadable:
      return words.tr("cannot be read");
    case ShelfPath::State::unplayed:
      break;
  }
  return words.tr("not played");
}

PathShelf::PathShelf(Workbench& workbench)
    : workbench_(workbench),
      background_({}, [](const std::function<void()>& job, const std::stop_token&) { job(); }) {
  const auto look = [this] {
    if (workbench_.last_sound() && (!looked_ || looked_in_ != workbench_.path())) replay_all();
  };
  connections_ += workbench_.document_changed.connect(look);
  connections_ += workbench_.state_changed.connect(look);
  connections_ += workbench_.text_replaced.connect([this] {
    looked_ = false;
    ways_.reset();
    paths_.clear();
    gone_.clear();
    ++number_;
    replaying_ = false;
    changed.emit();
  });
}

bool PathShelf::up_to_date() const {
  return workbench_.last_sound() && digest_ == workbench_.last_sound()->content_digest();
}

void PathShelf::replay_all() {
  if (!workbench_.last_sound()) return;
  looked_ = true;
  looked_in_ = workbench_.path();
  replaying_ = true;
  ++number_;
  background_.submit([this, number = number_, document = *workbench_.last_sound(), file = workbench_.path(),
                      fonts = workbench_.fonts(), words = workbench_.words(),
                      post = lifeline_.guard(workbench_.post())] {
    const auto result = std::make_shared<Result>(work(document, file, fonts, words));
    post([this, number, result] { take(number, result); });
  });
  changed.emit();
}

// On the background thread.
PathShelf::Result PathShelf::work(const Document& document, const std::filesystem::path& file,
                                  const SharedFonts& fonts, const Words& words) {
  Result result;
  try {
    result.digest = document.content_digest();
    result.ways = std::make_shared<FlowWays>(document);
    if (!file.empty())
      for (SavedPath& saved : saved_paths(file, words)) {
        const bool readable = saved.trouble.empty();
        const std::string why = saved.trouble;
        result.paths.push_back(
            {std::move(saved), readable ? ShelfPath::State::unplayed : ShelfPath::State::unreadable, why});
      }
    std::unique_ptr<PlaySession> session;
    for (ShelfPath& one : result.paths) {
      if (one.state == ShelfPath::State::unreadable) continue;
      if (!session)
        session = std::make_unique<PlaySession>(document, check_now(document, fonts, words), fonts.get(),
                                                PlayPlace{}, words, words, PlaySession::Pictures::none);
      const std::optional<PathBreak> broke = replay_path(*session, one.saved.path);
      one.state = broke ? ShelfPath::State::broke : ShelfPath::State::holds;
      if (broke) one.why = words.trf("act {}: {}", broke->act + 1, broke->why.in(words));
      result.gone.merge(ways_gone(document.flow(), session->moments()));
    }
  } catch (const std::exception& error) {
    result.trouble = message_of(error).in(words);
  }
  return result;
}

void PathShelf::take(std::uint64_t number, const std::shared_ptr<Result>& result) {
  if (number != number_) return;
  replaying_ = false;
  ways_ = result->ways;
  gone_ = std::move(result->gone);
  paths_ = std::move(result->paths);
  digest_ = result->digest;
  if (!result->trouble.empty()) troubled.emit(result->trouble);
  changed.emit();
}

std::filesystem::path PathShelf::save(const PlayPath& path) {
  if (workbench_.path().empty())
    throw UserError(msg("Save the document first: its paths lie in a folder beside it."));
  std::filesystem::path file = save_path(workbench_.path(), path);
  replay_all();
  return file;
}

std::optional<WaysTried> PathShelf::tried(std::span<const PlayMoment> play) const {
  if (!ways_) return std::nullopt;
  std::set<FlowWay> gone = gone_;
  gone.merge(ways_gone(ways_->document().flow(), play));
  return ways_tried(*ways_, gone);
}

std::string PathShelf::tried_in_words(std::span<const PlayMoment> play) const {
  const std::optional<WaysTried> tried = this->tried(play);
  if (!tried) return {};
  return workbench_.words().trf("{} of {} ways tried", tried->tried.size(), tried->all);
}

PlayActs PathShelf::missing(std::span<const PlayMoment> play) const {
  const std::optional<WaysTried> tried = this->tried(play);
  if (!tried) return {};
  // They come in the order in which they are met: the first is among the nearest.
  for (const FlowWay& way : tried->untried)
    if (PlayActs acts = ways_->acts_to(way); !acts.empty()) return acts;
  return {};
}

}  // namespace facenotice
