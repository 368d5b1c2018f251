// SPDX-License-Identifier: MIT
// Folds the exploration: states that differ only in what was said become one spot.
#include "schema/explore/step_graph.hpp"

#include <bit>
#include <numeric>
#include <type_traits>
#include <unordered_map>

#include "schema/explore/watched_cameras.hpp"

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
    case ExitKind::token:
      return event == EventKind::token;
    case ExitKind::token_refused:
      return event == EventKind::token_refused;
  }
  return false;
}

bool gives_consent(const Act& act) {
  return act.kind == ActKind::consent || act.kind == ActKind::guardian_consent;
}

// The purposes whose consent decides where a choice leads or what a box does. Bit per purpose.
std::uint16_t deciding_purposes(const Flow& flow) {
  unsigned purposes = 0;
  for (const Step& step : flow.steps)
    for (const Choice& choice : step.choices) {
      for (const Branch& branch : choice.branches)
        for (const PurposeIndex purpose : branch.consented) purposes |= 1U << purpose;
      if (!choice.toggle) continue;
      for (const Act& act : choice.acts)
        if (gives_consent(act)) purposes |= 1U << act.purpose;
    }
  return static_cast<std::uint16_t>(purposes);
}

// What makes a spot.
struct Folded {
  StepIndex step;
  std::uint16_t consented;
  std::uint8_t language, attempts;
  std::uint16_t in_session;  // as wide as leaves no gap
};
static_assert(std::has_unique_object_representations_v<Folded>);

}  // namespace

StepGraph::StepGraph(const Flow& flow, const Exploration& exploration)
    : flow_(flow),
      deciding_(deciding_purposes(flow)),
      cameras_(exploration.cameras().begin(), exploration.cameras().end()) {
  // Where a person looks, no face is taken: for questions about ways without a face that camera is off.
  const std::uint16_t watched = watched_purposes(flow);
  std::erase_if(cameras_, [&](const CameraRequest& request) { return is_watched(watched, request.purpose); });
  std::unordered_map<std::uint64_t, SpotId> known;
  std::vector<NodeId> firsts;  // the node that each spot was met as
  const auto spot_of = [&](NodeId node, std::uint32_t parent_way) {
    const State state = exploration.state(node);
    const Folded folded{state.step, consented(state), state.language, state.attempts, state.in_session};
    const auto [found, is_new] =
        known.emplace(std::bit_cast<std::uint64_t>(folded), static_cast<SpotId>(spots_.size()));
    if (is_new) {
      spots_.push_back({state, parent_way});
      firsts.push_back(node);
    }
    return found->second;
  };
  spot_of(0, unreachable);
  for (SpotId spot = 0; spot < spots_.size(); ++spot) {
    first_way_.push_back(static_cast<std::uint32_t>(ways_.size()));
    const State state = spots_[spot].state;
    for (const Edge& edge : exploration.edges_from(firsts[spot])) {
      const auto way = static_cast<std::uint32_t>(ways_.size());
      const auto id = static_cast<std::uint32_t>(&edge - exploration.edges().data());
      ways_.push_back({spot, spot_of(edge.to, way), edge.event, edge.choice, edge.camera, edge.ends_session,
                       id, say(state, edge)});
      Way& added = ways_.back();
      added.camera = added.camera && !cameras(added).empty();
    }
  }
  first_way_.push_back(static_cast<std::uint32_t>(ways_.size()));

  into_start_.assign(spots_.size() + 1, 0);
  into_.resize(ways_.size());
  for (const Way& way : ways_) ++into_start_[way.to + 1];
  std::partial_sum(into_start_.begin(), into_start_.end(), into_start_.begin());
  std::vector<std::uint32_t> fill(into_start_.begin(), into_start_.end() - 1);
  for (std::uint32_t way = 0; way < ways_.size(); ++way) into_[fill[ways_[way].to]++] = way;

  first_spot_.assign(flow.steps.size(), static_cast<SpotId>(spots_.size()));
  for (SpotId spot = 1; spot < spots_.size(); ++spot) {
    SpotId& first = first_spot_[step_index(spot)];
    first = std::min(first, spot);
  }
}

std::uint16_t StepGraph::consented(const State& state) const {
  unsigned purposes = 0;
  for (PurposeIndex purpose = 0; purpose < max_purposes; ++purpose)
    if (((deciding_ >> purpose) & 1U) != 0 && state.decision(purpose) == Decision::consented)
      purposes |= 1U << purpose;
  return static_cast<std::uint16_t>(purposes);
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

// What a choice says beside or instead of its acts, for what the boxes of its screen show.
std::uint32_t StepGraph::say(const State& state, const Edge& edge) {
  if (edge.choice == no_choice) return Way::declared_acts;
  const Step& step = flow_.steps[state.step];
  const Choice& choice = step.choices[edge.choice];
  std::vector<Act> acts;
  if (choice.toggle && is_ticked(choice, state)) {
    for (const Act& act : choice.acts)
      if (gives_consent(act)) acts.push_back({ActKind::withdraw, act.purpose, {}});
  } else if (settles_toggles(step, choice)) {
    for (const Choice& box : step.choices) {
      if (!box.toggle) continue;
      for (const Act& act : box.acts)
        if (gives_consent(act) && state.decision(act.purpose) != Decision::consented)
          acts.push_back({ActKind::refuse, act.purpose, {}});
    }
    if (acts.empty()) return Way::declared_acts;
    acts.insert(acts.begin(), choice.acts.begin(), choice.acts.end());
  } else {
    return Way::declared_acts;
  }
  said_.push_back(std::move(acts));
  return static_cast<std::uint32_t>(said_.size() - 1);
}

bool StepGraph::says(const Way& way, ActKind kind) const {
  if (choice(way) == nullptr) return false;
  const std::span<const Act> said = acts(way);
  return std::any_of(said.begin(), said.end(), [&](const Act& act) { return act.kind == kind; });
}

bool StepGraph::is_toggle(const Way& way) const {
  const Choice* taken = choice(way);
  return taken != nullptr && taken->toggle;
}

StepIndex StepGraph::target(const Way& way) const {
  if (const Exit* taken = exit(way)) return taken->target;
  const Choice* taken = choice(way);
  if (taken == nullptr) return no_step;
  State state = spots_[way.from].state;
  for (const Act& act : acts(way)) {
    if (gives_consent(act)) state.set_decision(act.purpose, Decision::consented);
    if (act.kind == ActKind::refuse) state.set_decision(act.purpose, Decision::refused);
    if (act.kind == ActKind::withdraw) state.set_decision(act.purpose, Decision::withdrawn);
  }
  return target_of(*taken, state);
}

std::span<const Act> StepGraph::acts(const Way& way) const {
  if (way.said != Way::declared_acts) return said_[way.said];
  if (const Choice* taken = choice(way)) return taken->acts;
  if (const Exit* taken = exit(way)) return taken->acts;
  return {};
}

bool StepGraph::is_retry(const Way& way) const {
  return way.event == EventKind::not_matched && attempts(way.to) > attempts(way.from);
}

bool StepGraph::leaves_in_the_middle(const Way& way) const {
  const Exit* taken = exit(way);
  return taken != nullptr && taken->on == ExitKind::timeout && way.ends_session && in_session(way.to) &&
         flow_.steps[taken->target].kind != StepKind::end;
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
  return {way.event, way.choice, step_index(way.from), step_index(way.to), way.camera};
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
