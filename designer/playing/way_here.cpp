// SPDX-License-Identifier: MIT
// The explorer's shortest trace in the words of replays.
#include "designer/playing/way_here.hpp"

#include "schema/base/user_error.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/explore/step_graph.hpp"

namespace facenotice {

std::vector<FindingEvent> way_to(const Document& document, std::string_view step) {
  const Flow& flow = document.flow();
  const StepIndex wanted = flow.find_step(step);
  if (wanted == no_step) throw UserError(msg("The flow has no step {}.", std::string(step)));
  const Exploration exploration = Exploration::of(flow);
  const StepGraph graph(flow, exploration);
  if (graph.first_spot(wanted) == graph.size())
    throw UserError(msg("Nobody ever comes to this screen: no way leads there."));
  const auto id_of = [&](StepIndex index) { return index == no_step ? std::string() : flow.steps[index].id; };
  std::vector<FindingEvent> events;
  const Trace trace = graph.trace_to(graph.first_spot(wanted));
  for (const TraceEvent& taken : trace) {
    FindingEvent event;
    event.event = event_word(taken.event);
    event.from = id_of(taken.from);
    event.to = id_of(taken.to);
    event.camera = taken.camera;
    if (taken.from != no_step && taken.choice != no_choice)
      event.choice = flow.steps[taken.from].choices[taken.choice].id;
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace facenotice
