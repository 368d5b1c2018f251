// SPDX-License-Identifier: MIT
// A must-analysis over the step graph: at a spot, what all ways there have in common.
#include "schema/explore/domination.hpp"

#include <algorithm>
#include <deque>

namespace facenotice {

Domination::Set Domination::add(const std::vector<bool>& steps, PurposeIndex earlier) {
  const auto [found, is_new] = numbers_.emplace(Passing{steps, earlier}, sets_.size());
  if (is_new) sets_.push_back(&found->first);
  return found->second;
}

bool Domination::by_way(const Passing& set, const Way& way) const {
  const std::span<const Act> acts = graph_.acts(way);
  return std::any_of(acts.begin(), acts.end(), [&](const Act& act) {
    return act.kind == ActKind::consented_earlier && act.purpose == set.second;
  });
}

void Domination::solve() {
  constexpr std::size_t word = 64;
  passed_.clear();
  for (std::size_t base = 0; base < sets_.size(); base += word) {
    std::vector<std::uint64_t> own(graph_.size(), 0);  // sets that the spot's step is in
    for (std::size_t i = base; i < std::min(base + word, sets_.size()); ++i)
      for (SpotId spot = 1; spot < graph_.size(); ++spot)
        if (sets_[i]->first[graph_.step_index(spot)]) own[spot] |= std::uint64_t{1} << (i - base);
    std::vector<std::uint64_t> common(graph_.size(), ~std::uint64_t{0});
    common[0] = 0;
    std::vector<bool> waiting(graph_.size());
    std::deque<SpotId> queue;
    const auto look_at = [&](SpotId spot) {
      if (!waiting[spot]) queue.push_back(spot);
      waiting[spot] = true;
    };
    for (SpotId spot = 0; spot < graph_.size(); ++spot) look_at(spot);
    while (!queue.empty()) {
      const SpotId spot = queue.front();
      queue.pop_front();
      waiting[spot] = false;
      for (const Way& way : graph_.ways_from(spot)) {
        std::uint64_t brought = way.ends_session ? 0 : common[spot];
        for (std::size_t i = base; i < std::min(base + word, sets_.size()) && StepGraph::hands_in(way); ++i)
          if (by_way(*sets_[i], way)) brought |= std::uint64_t{1} << (i - base);
        const std::uint64_t now = common[way.to] & (brought | own[way.to]);
        if (now == common[way.to]) continue;
        common[way.to] = now;
        look_at(way.to);
      }
    }
    passed_.push_back(std::move(common));
  }
}

bool Domination::passed(Set set, const Way& way) const {
  constexpr std::size_t word = 64;
  if (by_way(*sets_[set], way)) return true;
  return !way.ends_session && ((passed_[set / word][way.from] >> (set % word)) & 1U) != 0;
}

const Domination::Detour& Domination::detour(Set set) {
  std::unique_ptr<Detour>& detour = detours_[set];
  if (!detour) {
    detour = std::make_unique<Detour>(graph_);
    const Passing& passing = *sets_[set];
    detour->search.run(
        [&](unsigned before, const Way& way) {
          const StepIndex to = graph_.step_index(way.to);
          return (before != 0 && !way.ends_session) || passing.first[to] || by_way(passing, way) ? 1U : 0U;
        },
        [&](const WaySearch::Taken& taken) {
          const Way& way = graph_.ways()[taken.way];
          if (way.camera && (taken.before == 0 || way.ends_session) && !by_way(passing, way))
            detour->first.emplace(taken.way, taken);
        });
  }
  return *detour;
}

Trace Domination::around(Set set, const std::vector<std::uint32_t>& ways) {
  const Detour& found = detour(set);
  Trace shortest;
  for (const std::uint32_t way : ways) {
    const auto taken = found.first.find(way);
    if (taken == found.first.end()) continue;
    Trace trace = found.search.trace(taken->second);
    if (shortest.empty() || trace.size() < shortest.size()) shortest = std::move(trace);
  }
  return shortest;
}

}  // namespace facenotice
