// SPDX-License-Identifier: MIT
// The ways of a flow, as people count them: entries, choices and exits, whatever language they are gone in.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "designer/playing/play_branches.hpp"
#include "designer/playing/play_session.hpp"
#include "schema/explore/step_graph.hpp"

namespace facenotice {

// One way: a choice or exit of a step, a further attempt of a capture, or an entry (from nowhere). A choice
// that leads to several steps, by what was consented, is as many ways.
struct FlowWay {
  std::string from, event, choice, to;
  // clang-tidy 14 takes what it makes for a comparison with 0.
  friend auto operator<=>(const FlowWay&, const FlowWay&) = default;  // NOLINT(modernize-use-nullptr)
  friend bool operator==(const FlowWay&, const FlowWay&) = default;
};

// All ways that the checker's exploration finds. What the transition function does of itself where somebody
// leaves is no way of a flow, and is not counted.
class FlowWays {
 public:
  // Throws CouldNotCheck when the exploration met its limit: then nobody knows how many there are.
  explicit FlowWays(const Document& document);
  FlowWays(const FlowWays&) = delete;
  FlowWays& operator=(const FlowWays&) = delete;

  const Document& document() const { return document_; }
  const StepGraph& graph() const { return graph_; }
  // In the order in which they are met from the beginning on.
  const std::vector<FlowWay>& all() const { return all_; }
  // Of the graph's way; nothing for what is no way of the flow, or can never be gone: a capture's time-out
  // that comes after its camera has been turned off.
  std::optional<FlowWay> of(const Way& way) const;
  // What to do, from switching on, to go a shortest way along it; empty when there is none of that name.
  PlayActs acts_to(const FlowWay& way) const;

 private:
  Document document_;
  Exploration exploration_;
  StepGraph graph_;
  std::vector<FlowWay> all_;
};

// What a machine is told for an event of the exploration.
std::string act_of(const Flow& flow, const TraceEvent& event);

// The ways that these moments went.
std::set<FlowWay> ways_gone(const Flow& flow, std::span<const PlayMoment> moments);

// How much of a flow was tried.
struct WaysTried {
  std::size_t all = 0;
  std::set<FlowWay> tried;
  std::vector<FlowWay> untried;  // in the order of FlowWays::all()
};
WaysTried ways_tried(const FlowWays& ways, const std::set<FlowWay>& gone);

// “Welcome”: “Start shopping” → “Choose a product”
std::string way_in_words(const PlayStory& story, const Words& words, const FlowWay& way);

}  // namespace facenotice
