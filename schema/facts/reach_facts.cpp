// SPDX-License-Identifier: MIT
// Facts about where one gets at all: steps reached and never reached, dead ends, the full rules, time-outs.
#include <algorithm>

#include "schema/document/flow_words.hpp"
#include "schema/facts/facts.hpp"
#include "schema/facts/reading_time.hpp"

namespace facenotice {
namespace {

void add_reached(const StepGraph& graph, pugi::xml_node facts) {
  const Flow& flow = graph.flow();
  // An end is passed through within one transition: it is reached along a way, and is no spot.
  std::vector<std::uint32_t> into_end(flow.steps.size(), unreachable);
  for (std::uint32_t way = 0; way < graph.ways().size(); ++way) {
    const StepIndex target = graph.target(graph.ways()[way]);
    if (target != no_step && flow.steps[target].kind == StepKind::end && into_end[target] == unreachable)
      into_end[target] = way;
  }
  // The traces of a thousand steps in a row would fill the tree: those of the far ones are left out.
  std::size_t events_left = 50'000;
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    const SpotId spot = graph.first_spot(static_cast<StepIndex>(i));
    if (spot == graph.size() && into_end[i] == unreachable) {
      add_fact(facts, "unreachable").append_attribute("step") = flow.steps[i].id.c_str();
      continue;
    }
    pugi::xml_node fact = add_fact(facts, "reached");
    fact.append_attribute("step") = flow.steps[i].id.c_str();
    const Trace trace =
        spot != graph.size() ? graph.trace_to(spot) : graph.trace_along(graph.ways()[into_end[i]]);
    if (trace.size() > events_left) continue;
    events_left -= trace.size();
    add_trace(flow, trace, fact);
  }
}

void add_dead_ends(const StepGraph& graph, pugi::xml_node facts) {
  const Flow& flow = graph.flow();
  // A time-out that only puts the next person where the last one stood is no way home, nor is walking away.
  const auto leads_home = [&](const Way& way) {
    return way.ends_session && way.event != EventKind::left && !graph.leaves_in_the_middle(way);
  };
  const Routes home = graph.routes(
      leads_home, [](const Way& way) { return way.event != EventKind::left; }, [](const Way&) { return 0U; });
  std::vector<bool> known(flow.steps.size(), false);
  for (SpotId spot = 1; spot < graph.size(); ++spot) {
    const StepIndex step = graph.step_index(spot);
    if (!graph.in_session(spot) || home.cost[spot] != unreachable || known[step]) continue;
    known[step] = true;
    pugi::xml_node fact = add_fact(facts, "dead-end");
    fact.append_attribute("step") = flow.steps[step].id.c_str();
    add_trace(flow, graph.trace_to(spot), fact);
  }
}

// The most taps that it takes from switching on or from idle, each by its best way, without a camera.
std::uint32_t taps_to(const StepGraph& graph, StepIndex step) {
  const auto camera_off = [](const Way& way) { return !way.camera && way.event != EventKind::left; };
  const Routes routes = graph.routes([&](const Way& way) { return graph.step_index(way.to) == step; },
                                     camera_off, [&](const Way& way) { return graph.taps(way); });
  std::uint32_t most = 0;
  for (const Way& entry : graph.ways_from(0)) {
    if (entry.event != EventKind::power_on && entry.event != EventKind::idle) continue;
    const bool there = graph.step_index(entry.to) == step;
    most = std::max(most, entry.camera ? unreachable : there ? 0 : routes.cost[entry.to]);
  }
  return most;
}

void add_policies(const StepGraph& graph, pugi::xml_node facts) {
  for (const Policy& policy : graph.flow().policies) {
    pugi::xml_node fact = add_fact(facts, "policy");
    fact.append_attribute("policy") = policy.id.c_str();
    fact.append_attribute("audience") = policy.audience.c_str();
    if (!policy.url.empty()) fact.append_attribute("url") = policy.url.c_str();
    if (policy.screen == no_step)
      fact.append_attribute("taps") = "none";
    else
      add_count(fact, "taps", taps_to(graph, policy.screen));
  }
}

// Whether somebody is asked there who has not been told: a time-out ended the session of whoever was.
bool asks_untold(const Step& target) {
  for (const Choice& choice : target.choices)
    for (const Act& act : choice.acts)
      if ((act.kind == ActKind::consent || act.kind == ActKind::guardian_consent) &&
          std::find(target.notifies.begin(), target.notifies.end(), act.purpose) == target.notifies.end())
        return true;
  return false;
}

bool leads_on(const Flow& flow, const Step& step, const Exit& exit) {
  for (const Act& act : exit.acts)
    if (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent) return true;
  const Step& target = flow.steps[exit.target];
  if (target.kind == StepKind::capture || !target.cameras.empty()) return true;
  if (lets_pass(flow, step) && asks_untold(target)) return true;
  // Whose silence counts as a no is led to the other way.
  for (const Act& act : exit.acts)
    if (act.kind == ActKind::refuse) return false;
  return target.kind == StepKind::host || target.kind == StepKind::service;
}

// The shortest way to the step, and its time-out; empty when it is never shown.
Trace trace_of_time_out(const StepGraph& graph, StepIndex step) {
  const SpotId spot = graph.first_spot(step);
  if (spot == graph.size()) return {};
  for (const Way& way : graph.ways_from(spot))
    if (way.event == EventKind::timeout) return graph.trace_along(way);
  return {};
}

void add_time_outs(const StepGraph& graph, pugi::xml_node facts) {
  const Flow& flow = graph.flow();
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    const Step& step = flow.steps[i];
    const Exit* exit = step.exit(ExitKind::timeout);
    if (exit == nullptr) continue;
    pugi::xml_node fact = add_fact(facts, "time-out");
    fact.append_attribute("step") = step.id.c_str();
    fact.append_attribute("kind") = step_word(step);
    fact.append_attribute("seconds") = (exit->after_ms + 999) / 1000;
    fact.append_attribute("reading-seconds") = reading_seconds(flow, step);
    fact.append_attribute("to") = flow.steps[exit->target].id.c_str();
    const bool on = leads_on(flow, step, *exit);
    fact.append_attribute("leads-on") = on;
    const Trace trace = on ? trace_of_time_out(graph, static_cast<StepIndex>(i)) : Trace{};
    if (!trace.empty()) add_trace(flow, trace, fact);
  }
}

}  // namespace

void add_reach_facts(const StepGraph& graph, pugi::xml_node facts) {
  add_reached(graph, facts);
  add_dead_ends(graph, facts);
  add_policies(graph, facts);
  add_time_outs(graph, facts);
}

}  // namespace facenotice
