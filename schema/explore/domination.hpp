// SPDX-License-Identifier: MIT
// Whether one of a set of steps is certain to have been passed, in the same session, before a way is taken;
// and the shortest way around them. All sets are answered together: bits that flow through the graph once.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "schema/explore/step_graph.hpp"

namespace facenotice {

class Domination {
 public:
  using Set = std::size_t;

  explicit Domination(const StepGraph& graph) : graph_(graph) {}

  // A set of steps, by index. Equal sets get one number. `earlier`: a consent to that purpose that is handed
  // in counts as one of them: what they tell was told when it was given.
  Set add(const std::vector<bool>& steps, PurposeIndex earlier = no_purpose);
  // After all sets are added, before anything is asked.
  void solve();

  // What was passed in an earlier session was passed by somebody else. The step that the way leads to does
  // not count: it comes too late.
  bool passed(Set set, const Way& way) const;
  // The shortest trace along one of the ways (indices) that passes none of the steps; empty when all pass.
  Trace around(Set set, const std::vector<std::uint32_t>& ways);

 private:
  struct Detour {
    explicit Detour(const StepGraph& graph) : search(graph) {}
    WaySearch search;
    std::map<std::uint32_t, WaySearch::Taken> first;  // by way: the first time it was taken unpassed
  };
  const Detour& detour(Set set);

  const StepGraph& graph_;
  using Passing = std::pair<std::vector<bool>, PurposeIndex>;
  bool by_way(const Passing& set, const Way& way) const;
  std::map<Passing, Set> numbers_;
  std::vector<const Passing*> sets_;
  std::vector<std::vector<std::uint64_t>> passed_;  // by 64 sets, by spot: passed when leaving it
  std::map<Set, std::unique_ptr<Detour>> detours_;
};

}  // namespace facenotice
