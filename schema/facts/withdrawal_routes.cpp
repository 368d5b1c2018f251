// SPDX-License-Identifier: MIT
// Routes over the step graph.
#include "schema/facts/withdrawal_routes.hpp"

#include <algorithm>

#include "schema/facts/capture_ends.hpp"

namespace facenotice {
namespace {

bool erases(const Step* step, PurposeIndex purpose) {
  return step != nullptr && step->kind == StepKind::erase &&
         std::find(step->erases.begin(), step->erases.end(), purpose) != step->erases.end();
}

// By a choice, or by what becomes of a step: a machine that reads a receipt takes back by its exit.
bool acts_on(const StepGraph& graph, const Way& way, ActKind kind, PurposeIndex purpose) {
  const Choice* choice = graph.choice(way);
  const Exit* exit = graph.exit(way);
  const std::span<const Act> acts = choice != nullptr ? std::span<const Act>(choice->acts)
                                    : exit != nullptr ? std::span<const Act>(exit->acts)
                                                      : std::span<const Act>();
  return std::any_of(acts.begin(), acts.end(),
                     [&](const Act& act) { return act.kind == kind && act.purpose == purpose; });
}

}  // namespace

bool identifies(const DataItem& item) {
  return item.category == "account" || (item.category == "other" && item.necessary);
}

bool is_asked(const Flow& flow, PurposeIndex purpose) {
  for (const Step& step : flow.steps)
    for (const Choice& choice : step.choices)
      for (const Act& act : choice.acts)
        if (act.kind == ActKind::consent && act.purpose == purpose) return true;
  return false;
}

WithdrawalRoutes withdrawal_routes(const StepGraph& graph, PurposeIndex purpose) {
  const auto taps = [&](const Way& way) {
    if (graph.fields_sent(way) == 0) return graph.taps(way);
    const std::vector<Field>& fields = graph.step(way.from)->fields;
    return graph.taps(way) -
           static_cast<std::uint32_t>(std::count_if(fields.begin(), fields.end(), [&](const Field& field) {
             return field.required && identifies(*graph.flow().find_data(field.data));
           }));
  };
  // Whoever goes back to the start screen by a choice of theirs is on the way as well.
  const auto any = [&](const Way& way) { return !way.ends_session || graph.choice(way) != nullptr; };
  const auto face_free = [&](const Way& way) { return !way.camera && any(way); };
  const auto erasing = [&](const Way& way) { return erases(graph.step(way.to), purpose); };
  const auto withdrawing = [&](const Way& way) { return acts_on(graph, way, ActKind::withdraw, purpose); };
  const Routes erasure = graph.routes(erasing, face_free, taps);
  const auto executing = [&](const Way& way) {
    return withdrawing(way) &&
           (erasing(way) || erases(graph.step(way.from), purpose) || erasure.cost[way.to] != unreachable);
  };
  return {
      graph.routes(
          withdrawing, [&](const Way& way) { return face_free(way) || (!way.camera && withdrawing(way)); },
          taps),
      graph.routes(executing, face_free, taps), graph.routes(executing, any, taps),
      graph.routes([&](const Way& way) { return acts_on(graph, way, ActKind::consent, purpose); }, any, taps),
      graph.routes(
          executing, [](const Way& way) { return !way.camera && !way.ends_session; }, taps)};
}

std::uint32_t from_entries(const StepGraph& graph, const Routes& routes) {
  std::uint32_t most = 0;
  for (const Way& entry : graph.ways_from(0)) most = std::max(most, routes.cost[entry.to]);
  return most;
}

bool only_by_face(const StepGraph& graph, const WithdrawalRoutes& routes) {
  return from_entries(graph, routes.executed) == unreachable &&
         from_entries(graph, routes.by_face) != unreachable;
}

std::set<StepIndex> withdrawal_scans(const StepGraph& graph) {
  const Flow& flow = graph.flow();
  std::set<StepIndex> candidates, scans;
  for (std::size_t i = 0; i < flow.steps.size(); ++i)
    if (flow.steps[i].kind == StepKind::capture && is_for_withdrawal(flow, flow.steps[i]))
      candidates.insert(static_cast<StepIndex>(i));
  if (candidates.empty()) return scans;
  for (std::size_t p = 0; p < flow.purposes.size(); ++p) {
    const auto purpose = static_cast<PurposeIndex>(p);
    if (!is_asked(flow, purpose)) continue;
    const WithdrawalRoutes routes = withdrawal_routes(graph, purpose);
    if (!only_by_face(graph, routes)) continue;
    for (const Way& entry : graph.ways_from(0)) {
      std::set<StepIndex> passed;
      bool served = false;
      SpotId spot = entry.to;
      for (bool arrived = false; !arrived; spot = graph.ways()[routes.by_face.next[spot]].to) {
        const StepIndex at = graph.step_index(spot);
        if (candidates.count(at) > 0) passed.insert(at);
        served = served || flow.steps[at].kind == StepKind::service;
        arrived = routes.by_face.arrives[spot];
      }
      if (!served) scans.insert(passed.begin(), passed.end());
    }
  }
  return scans;
}

bool leads_to_scans_only(const Flow& flow, const Choice& choice, const std::set<StepIndex>& scans) {
  bool any = false, other = false;
  std::vector<StepIndex> behind{choice.target};
  for (const Branch& branch : choice.branches) behind.push_back(branch.target);
  follow_session(flow, behind, [&](StepIndex at) {
    if (flow.steps[at].kind != StepKind::capture) return true;
    (scans.count(at) > 0 ? any : other) = true;
    return false;
  });
  return any && !other;
}

}  // namespace facenotice
