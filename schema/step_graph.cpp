// SPDX-License-Identifier: MIT
// Folds the exploration: states that differ only in what was said become one spot.
#include "schema/step_graph.hpp"

namespace facenotice {
namespace {

bool takes(ExitKind on, EventKind event) {
  switch (on) {
    case ExitKind::timeout:
      return event == EventKind::timeout;
    case ExitKind::presence:
      return event == EventKind::presence;
    case ExitKind::matched:
      return event == EventKind::matched;
    case ExitKind::not_matched:
      return event == EventKind::not_matched;
    case ExitKind::failed:
      return event == EventKind::failed;
    case ExitKind::cancelled:
      return event == EventKind::cancelled;
    case ExitKind::done:
      return event == EventKind::done;
    case ExitKind::fault:
      return event == EventKind::fault;
  }
  return false;
}

}  // namespace

StepGraph::StepGraph(const Flow& flow, const Exploration& exploration)
    : flow_(flow), cameras_(exploration.cameras().begin(), exploration.cameras().end()) {
  constexpr std::size_t variants = (max_retries + 1) * 2;
  std::vector<SpotId> known((flow.steps.size() + 1) * variants, unreachable);
  std::vector<NodeId> firsts;  // the node that each spot was met as
  const auto spot_of = [&](NodeId node, std::uint32_t parent_way) {
    const State state = exploration.state(node);
    const std::size_t place = state.step == no_step ? flow.steps.size() : state.step;
    SpotId& spot = known[place * variants + state.attempts * 2U + (state.in_session ? 1U : 0U)];
    if (spot == unreachable) {
      spot = static_cast<SpotId>(spots_.size());
      spots_.push_back({state.step, state.attempts, state.in_session, parent_way});
      firsts.push_back(node);
    }
    return spot;
  };
  spot_of(0, unreachable);
  for (SpotId spot = 0; spot < spots_.size(); ++spot) {
    first_way_.push_back(static_cast<std::uint32_t>(ways_.size()));
    for (const Edge& edge : exploration.edges_from(firsts[spot])) {
      const auto way = static_cast<std::uint32_t>(ways_.size());
      const auto id = static_cast<std::uint32_t>(&edge - exploration.edges().data());
      ways_.push_back(
          {spot, spot_of(edge.to, way), edge.event, edge.choice, edge.camera, edge.ends_session, id});
    }
  }
  first_way_.push_back(static_cast<std::uint32_t>(ways_.size()));

  into_start_.assign(spots_.size() + 1, 0);
  into_.resize(ways_.size());
  for (const Way& way : ways_) ++into_start_[way.to + 1];
  for (std::size_t i = 1; i < into_start_.size(); ++i) into_start_[i] += into_start_[i - 1];
  std::vector<std::uint32_t> fill(into_start_.begin(), into_start_.end() - 1);
  for (std::uint32_t way = 0; way < ways_.size(); ++way) into_[fill[ways_[way].to]++] = way;

  first_spot_.assign(flow.steps.size(), static_cast<SpotId>(spots_.size()));
  for (SpotId spot = 1; spot < spots_.size(); ++spot) {
    SpotId& first = first_spot_[spots_[spot].step];
    first = std::min(first, spot);
  }
}

const Choice* StepGraph::choice(const Way& way) const {
  return way.choice == no_choice ? nullptr : &step(way.from)->choices[way.choice];
}

const Exit* StepGraph::exit(const Way& way) const {
  const Step* from = step(way.from);
  if (from == nullptr || way.choice != no_choice || is_retry(way)) return nullptr;
  for (const Exit& exit : from->exits)
    if (takes(exit.on, way.event)) return &exit;
  return nullptr;
}

std::span<const Act> StepGraph::acts(const Way& way) const {
  if (const Choice* taken = choice(way)) return taken->acts;
  if (const Exit* taken = exit(way)) return taken->acts;
  return {};
}

bool StepGraph::is_retry(const Way& way) const {
  return way.event == EventKind::not_matched && attempts(way.to) > attempts(way.from);
}

bool StepGraph::by_subject(const Way& way) const {
  const Choice* taken = choice(way);
  return taken != nullptr && taken->actor == Actor::subject;
}

std::span<const CameraRequest> StepGraph::cameras(const Way& way) const {
  const auto before = [](const CameraRequest& request, std::uint32_t edge) { return request.edge < edge; };
  const auto first = std::lower_bound(cameras_.begin(), cameras_.end(), way.edge, before);
  auto last = first;
  while (last != cameras_.end() && last->edge == way.edge) ++last;
  return {first, last};
}

std::uint32_t StepGraph::fields_sent(const Way& way) const {
  const Choice* taken = choice(way);
  if (taken == nullptr || !taken->has(ActKind::submit)) return 0;
  const std::vector<Field>& fields = step(way.from)->fields;
  return static_cast<std::uint32_t>(
      std::count_if(fields.begin(), fields.end(), [](const Field& field) { return field.required; }));
}

TraceEvent StepGraph::event_of(const Way& way) const {
  return {way.event, way.choice, spots_[way.from].step, spots_[way.to].step, way.camera};
}

Trace StepGraph::trace_to(SpotId spot) const {
  Trace trace;
  while (spots_[spot].parent_way != unreachable) {
    const Way& way = ways_[spots_[spot].parent_way];
    trace.push_back(event_of(way));
    spot = way.from;
  }
  std::reverse(trace.begin(), trace.end());
  return trace;
}

Trace StepGraph::trace_along(const Way& way) const {
  Trace trace = trace_to(way.from);
  trace.push_back(event_of(way));
  return trace;
}

void StepGraph::go_on(Trace& trace, SpotId spot, const Routes& routes) const {
  for (bool arrived = false; !arrived && routes.next[spot] != unreachable;) {
    const Way& way = ways_[routes.next[spot]];
    trace.push_back(event_of(way));
    arrived = routes.arrives[spot];
    spot = way.to;
  }
}

}  // namespace facenotice
