// SPDX-License-Identifier: MIT
// The exploration with what the person said left out. Where one can go depends on the step, the attempt,
// whether a session runs, the language that is shown, and the consents that a box or a <when> of the flow
// looks at, and on nothing else that was said: questions about ways are asked of this small graph, and
// questions about what was said of the exploration itself. A test holds the two to each other.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>
#include <span>
#include <vector>

#include "schema/explore/explore.hpp"

namespace facenotice {

using SpotId = std::uint32_t;  // spot 0 is "switched off"

// One way from a spot to the next.
struct Way {
  SpotId from = 0;
  SpotId to = 0;
  EventKind event = EventKind::power_on;
  std::uint8_t choice = no_choice;
  bool camera = false;  // a camera goes on
  bool ends_session = false;
  std::uint32_t edge = 0;              // of the exploration: the first that goes this way
  std::uint32_t said = declared_acts;  // for StepGraph::acts()

  // As the document has them; otherwise an index: a box took its consent back, or was left unticked.
  static constexpr std::uint32_t declared_acts = 0xFFFFFFFF;
};

inline constexpr std::uint32_t unreachable = std::numeric_limits<std::uint32_t>::max();

// For each spot the least cost to a goal, and the way to take first.
struct Routes {
  std::vector<std::uint32_t> cost;  // `unreachable` where there is none
  std::vector<std::uint32_t> next;  // index into StepGraph::ways()
  std::vector<bool> arrives;        // whether that way is the goal
};

class StepGraph {
 public:
  StepGraph(const Flow& flow, const Exploration& exploration);

  const Flow& flow() const { return flow_; }
  std::size_t size() const { return spots_.size(); }
  std::span<const Way> ways() const { return ways_; }
  // Indices of the ways out of a spot are first_way(spot) to first_way(spot + 1).
  std::uint32_t first_way(SpotId spot) const { return first_way_[spot]; }
  std::span<const Way> ways_from(SpotId spot) const {
    return ways().subspan(first_way_[spot], first_way_[spot + 1] - first_way_[spot]);
  }

  StepIndex step_index(SpotId spot) const { return spots_[spot].state.step; }
  const Step* step(SpotId spot) const {  // null for spot 0
    return step_index(spot) == no_step ? nullptr : &flow_.steps[step_index(spot)];
  }
  bool in_session(SpotId spot) const { return spots_[spot].state.in_session; }
  std::uint8_t attempts(SpotId spot) const { return spots_[spot].state.attempts; }
  std::uint8_t language(SpotId spot) const { return spots_[spot].state.language; }
  // Of the purposes whose consent decides where a choice leads or what a box does, those that have one in a
  // state. Bit per purpose.
  std::uint16_t consented(const State& state) const;
  std::uint16_t consented(SpotId spot) const { return consented(spots_[spot].state); }
  // The spot that a step has when it is first reached; `size()` when it never is.
  SpotId first_spot(StepIndex step) const { return first_spot_[step]; }

  // What was taken: the choice, or the exit; null when it was neither (an entry, another attempt).
  const Choice* choice(const Way& way) const;
  const Exit* exit(const Way& way) const;
  // What was said by it. A box that is ticked already takes its consent back; whoever goes on refuses what is
  // not ticked.
  std::span<const Act> acts(const Way& way) const;
  bool says(const Way& way, ActKind kind) const;  // whether it was a choice with that act
  bool is_toggle(const Way& way) const;
  StepIndex target(const Way& way) const;  // of the choice or exit, also where that is an end
  bool is_retry(const Way& way) const;     // a further attempt of the same capture
  // The same screen in another language.
  bool is_language(const Way& way) const {
    return step_index(way.from) == step_index(way.to) && language(way.from) != language(way.to);
  }
  // A time-out that ends the session and leaves whoever comes next in the middle of the flow.
  bool leaves_in_the_middle(const Way& way) const;
  bool by_subject(const Way& way) const;
  std::span<const CameraRequest> cameras(const Way& way) const;

  // What it costs a person: one per choice, one per mandatory field that it sends (LAW.md 0.3).
  std::uint32_t fields_sent(const Way& way) const;
  // To hand in a token is an act of theirs, too.
  std::uint32_t taps(const Way& way) const {
    if (hands_in(way)) return 1;
    return choice(way) == nullptr ? 0 : 1 + fields_sent(way);
  }
  static bool hands_in(const Way& way) {
    return way.event == EventKind::token || way.event == EventKind::token_refused;
  }

  TraceEvent event_of(const Way& way) const;
  Trace trace_to(SpotId spot) const;  // a shortest one
  Trace trace_along(const Way& way) const;
  // Goes on from where the trace ends at `spot`, up to and with the goal.
  void go_on(Trace& trace, SpotId spot, const Routes& routes) const;

  // The least cost to take a way that `goal` accepts, over ways that `usable` accepts.
  template <class Goal, class Usable, class Cost>
  Routes routes(Goal goal, Usable usable, Cost cost) const;

 private:
  struct Spot {
    State state;  // as which it was met first
    std::uint32_t parent_way = unreachable;
  };

  std::uint32_t say(const State& state, const Edge& edge);

  const Flow& flow_;
  std::uint16_t deciding_ = 0;
  std::vector<CameraRequest> cameras_;  // by edge
  std::vector<std::vector<Act>> said_;  // where it is not what the document declares
  std::vector<Spot> spots_;
  std::vector<Way> ways_;
  std::vector<std::uint32_t> first_way_;
  std::vector<std::uint32_t> into_start_, into_;  // ways by where they lead
  std::vector<SpotId> first_spot_;                // by step
};

template <class Goal, class Usable, class Cost>
Routes StepGraph::routes(Goal goal, Usable usable, Cost cost) const {
  Routes routes{std::vector<std::uint32_t>(size(), unreachable),
                std::vector<std::uint32_t>(size(), unreachable), std::vector<bool>(size(), false)};
  using Item = std::pair<std::uint32_t, SpotId>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;  // backwards Dijkstra
  const auto improve = [&](std::uint32_t way, std::uint32_t value, bool arrives) {
    const SpotId spot = ways_[way].from;
    if (value >= routes.cost[spot]) return;
    routes.cost[spot] = value;
    routes.next[spot] = way;
    routes.arrives[spot] = arrives;
    queue.emplace(value, spot);
  };
  for (std::uint32_t way = 0; way < ways_.size(); ++way)
    if (goal(ways_[way]) && usable(ways_[way])) improve(way, cost(ways_[way]), true);
  while (!queue.empty()) {
    const auto [value, spot] = queue.top();
    queue.pop();
    if (value != routes.cost[spot]) continue;
    for (std::uint32_t i = into_start_[spot]; i < into_start_[spot + 1]; ++i)
      if (usable(ways_[into_[i]])) improve(into_[i], value + cost(ways_[into_[i]]), false);
  }
  return routes;
}

// Breadth first over (spot, mark), where a small mark says what happened on the way: `next(mark, way)` gives
// the mark after a way, or `stop`. `seen(step)` is called for each way taken, in the order of length.
class WaySearch {
 public:
  static constexpr unsigned marks = 4;  // 0 to 3; a search starts with 0
  static constexpr unsigned stop = marks;

  // One way taken.
  struct Taken {
    std::uint32_t way = 0;           // index into StepGraph::ways()
    unsigned before = 0, after = 0;  // the marks
    std::uint32_t visit = 0;         // for trace()
  };

  explicit WaySearch(const StepGraph& graph) : graph_(graph) {}

  template <class Next, class Seen>
  void run(Next next, Seen seen) {
    visited_.assign(graph_.size() * marks, false);
    queue_.assign(1, Visit{});
    visited_[0] = true;
    for (std::uint32_t head = 0; head < queue_.size(); ++head) {
      const Visit visit = queue_[head];
      for (std::uint32_t w = graph_.first_way(visit.spot); w < graph_.first_way(visit.spot + 1); ++w) {
        const Way& way = graph_.ways()[w];
        const unsigned mark = next(static_cast<unsigned>(visit.mark), way);
        if (mark == stop) continue;
        seen(Taken{w, visit.mark, mark, head});
        const std::size_t slot = std::size_t{way.to} * marks + mark;
        if (visited_[slot]) continue;
        visited_[slot] = true;
        queue_.push_back({w, head, way.to, static_cast<std::uint8_t>(mark)});
      }
    }
  }

  // The whole way from an entry on.
  Trace trace(const Taken& taken) const {
    Trace trace{graph_.event_of(graph_.ways()[taken.way])};
    std::uint32_t visit = taken.visit;
    for (; queue_[visit].way != unreachable; visit = queue_[visit].before)
      trace.push_back(graph_.event_of(graph_.ways()[queue_[visit].way]));
    std::reverse(trace.begin(), trace.end());
    return trace;
  }

 private:
  struct Visit {
    std::uint32_t way = unreachable;  // that led here
    std::uint32_t before = 0;         // index into the queue
    SpotId spot = 0;
    std::uint8_t mark = 0;
  };

  const StepGraph& graph_;
  std::vector<bool> visited_;
  std::vector<Visit> queue_;
};

}  // namespace facenotice
