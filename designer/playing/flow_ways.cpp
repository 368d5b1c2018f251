// SPDX-License-Identifier: MIT
// Ways by name, out of the explorer's graph and out of what was played.
#include "designer/playing/flow_ways.hpp"

#include <algorithm>

#include "schema/base/user_error.hpp"
#include "schema/document/flow_words.hpp"

namespace facenotice {
namespace {

const std::string& id_of(const Flow& flow, StepIndex step) {
  static const std::string nowhere;
  return step == no_step ? nowhere : flow.steps[step].id;
}

bool is_entry(EventKind event) {
  return event == EventKind::power_on || event == EventKind::idle || event == EventKind::presence ||
         event == EventKind::resume || event == EventKind::maintenance_exit;
}

bool is_exit_of(const Step& step, EventKind event) {
  return std::any_of(step.exits.begin(), step.exits.end(), [&](const Exit& exit) {
    return std::string_view(exit_word(exit.on)) == event_word(event);
  });
}

// By its name, of a change from one state to another.
std::optional<FlowWay> way_between(const Flow& flow, const State& from, const Event& event, const State& to) {
  FlowWay way{id_of(flow, from.step), event_word(event.kind), {}, id_of(flow, to.step)};
  if (event.kind == EventKind::choose) {
    if (from.step == no_step) return std::nullopt;
    way.choice = flow.steps[from.step].choices[event.choice].id;
    return way;
  }
  const bool exits = from.step != no_step && is_exit_of(flow.steps[from.step], event.kind);
  if (exits) return way;
  if (event.kind == EventKind::not_matched) return way;  // another attempt
  if (!is_entry(event.kind)) return std::nullopt;        // somebody left
  way.from.clear();
  return way;
}

// The camera's own time is over first, and then the capture has failed.
bool never_falls_due(const Flow& flow, StepIndex step, EventKind event) {
  if (event != EventKind::timeout || step == no_step || flow.steps[step].kind != StepKind::capture)
    return false;
  const Exit* timeout = flow.steps[step].exit(ExitKind::timeout);
  return timeout != nullptr && timeout->after_ms > flow.steps[step].longest_ms;
}

// The event that an act is for the transition function; nothing: none, or time.
std::optional<Event> event_of(const Flow& flow, const State& state, const std::string& act) {
  static constexpr EventKind machine_events[] = {
      EventKind::power_on,         EventKind::idle,    EventKind::presence,     EventKind::resume,
      EventKind::maintenance_exit, EventKind::matched, EventKind::not_matched,  EventKind::failed,
      EventKind::cancelled,        EventKind::done,    EventKind::fault,        EventKind::left,
      EventKind::somebody_came,    EventKind::token,   EventKind::token_refused};
  if (act.rfind("choose ", 0) == 0 && state.step != no_step) {
    const std::vector<Choice>& choices = flow.steps[state.step].choices;
    for (std::size_t i = 0; i < choices.size(); ++i)
      if (choices[i].id == act.substr(7)) return Event{EventKind::choose, static_cast<std::uint8_t>(i), 0};
    return std::nullopt;
  }
  if (act == "confirm-erasure") return Event{EventKind::done, 0, 0};
  if (act == "several-faces") return Event{EventKind::failed, 0, 0};
  for (const EventKind kind : machine_events)
    if (act == event_word(kind)) return Event{kind, 0, 0};
  return std::nullopt;
}

}  // namespace

FlowWays::FlowWays(const Document& document)
    : document_(document),
      exploration_(Exploration::of(document_.flow())),
      graph_(document_.flow(), exploration_) {
  if (!exploration_.complete())
    throw CouldNotCheck(msg("The flow has more states than can be explored: nobody knows all of its ways."));
  std::set<FlowWay> known;
  for (const Way& way : graph_.ways())
    if (std::optional<FlowWay> named = of(way); named && known.insert(*named).second)
      all_.push_back(std::move(*named));
}

std::optional<FlowWay> FlowWays::of(const Way& way) const {
  const Flow& flow = document_.flow();
  if (never_falls_due(flow, graph_.step_index(way.from), way.event)) return std::nullopt;
  State from, to;
  from.step = graph_.step_index(way.from);
  to.step = graph_.step_index(way.to);
  return way_between(flow, from, {way.event, way.choice, 0}, to);
}

PlayActs FlowWays::acts_to(const FlowWay& wanted) const {
  Trace shortest;
  for (const Way& way : graph_.ways()) {
    if (of(way) != wanted) continue;
    Trace trace = graph_.trace_along(way);
    if (shortest.empty() || trace.size() < shortest.size()) shortest = std::move(trace);
  }
  PlayActs acts;
  const Flow& flow = document_.flow();
  for (const TraceEvent& event : shortest) {
    if (event.choice != no_choice && event.from != no_step) {
      const Step& step = flow.steps[event.from];
      for (std::string& typed : typed_first(flow, step.id, step.choices[event.choice].id))
        acts.push_back(std::move(typed));
    }
    acts.push_back(act_of(flow, event));
  }
  return acts;
}

std::string act_of(const Flow& flow, const TraceEvent& event) {
  if (event.choice == no_choice || event.from == no_step) return event_word(event.event);
  return "choose " + flow.steps[event.from].choices[event.choice].id;
}

std::set<FlowWay> ways_gone(const Flow& flow, std::span<const PlayMoment> moments) {
  std::set<FlowWay> gone;
  State state;
  const auto go = [&](const Event& event) {
    const Transition next = transition(flow, state, event);
    if (!next.accepted) return false;
    if (std::optional<FlowWay> way = way_between(flow, state, event, next.state))
      gone.insert(std::move(*way));
    state = next.state;
    return true;
  };
  for (const PlayMoment& moment : moments) {
    if (const std::optional<Event> event = event_of(flow, state, moment.act)) {
      if (moment.meant_something) go(*event);
    }
    // What followed of itself: time that was over, a camera that did not go on. The first that leads to where
    // the machine was then.
    const bool time =
        moment.act == "timeout" || moment.act == "matched-late" || moment.act.rfind("wait ", 0) == 0;
    for (int hop = 0; hop < most_due && !(state == moment.state) && state.step != no_step; ++hop) {
      const State before = state;
      const std::set<FlowWay> gone_before = gone;
      bool arrived = false;
      for (const EventKind kind : {EventKind::timeout, EventKind::failed, EventKind::fault}) {
        if (kind == EventKind::timeout && (!time || never_falls_due(flow, state.step, kind))) continue;
        if (go({kind, 0, 0}) && state == moment.state) {
          arrived = true;
          break;
        }
        state = before;
        gone = gone_before;
      }
      if (arrived) break;
      const EventKind next = time && !never_falls_due(flow, state.step, EventKind::timeout)
                                 ? EventKind::timeout
                                 : EventKind::failed;
      if (!go({next, 0, 0})) break;
    }
    state = moment.state;
  }
  return gone;
}

WaysTried ways_tried(const FlowWays& ways, const std::set<FlowWay>& gone) {
  WaysTried result;
  result.all = ways.all().size();
  for (const FlowWay& way : ways.all()) {
    if (gone.count(way) != 0)
      result.tried.insert(way);
    else
      result.untried.push_back(way);
  }
  return result;
}

std::string way_in_words(const PlayStory& story, const Words& words, const FlowWay& way) {
  const std::string act = story.event(way.choice.empty() ? way.event : "choose " + way.choice, way.from);
  if (way.from.empty()) return words.trf("{} → “{}”", act, story.title(way.to));
  return words.trf("“{}”: {} → “{}”", story.title(way.from), act, story.title(way.to));
}

}  // namespace facenotice
