// SPDX-License-Identifier: MIT
// Facts about every camera that can go on: what is certain to have happened before, and the shortest way
// around it.
#include <map>
#include <set>

#include "schema/facts.hpp"

namespace facenotice {
namespace {

// Where and for what a camera goes on.
struct Site {
  StepIndex step = no_step;
  PurposeIndex purpose = no_purpose;
  friend bool operator<(const Site& a, const Site& b) {
    return std::pair(a.step, a.purpose) < std::pair(b.step, b.purpose);
  }
};

const char* const notice_roles[] = {
    "controller-identity", "contact",       "purpose",      "method",     "data-categories", "retention",
    "necessity",           "impact",        "rights",       "withdrawal", "alternative",     "consequence",
    "recipients",          "storage-place", "cross-border", "minors",     "policy",          "complaint",
    "in-progress",         "legal-basis"};

// Whether the step tells the item in every language of the flow.
bool tells(const Flow& flow, const Step& step, std::string_view role) {
  for (const Block& block : step.blocks) {
    if (block.role != role) continue;
    bool everywhere = true;
    for (const std::string& language : flow.languages) everywhere = everywhere && block.text.has(language);
    if (everywhere) return true;
  }
  return false;
}

// Whether the step is a place where the purpose is told about: its notice, or the question itself.
bool speaks_of(const Step& step, PurposeIndex purpose) {
  if (step.kind == StepKind::screen && step.screen == ScreenKind::attract) return false;  // nobody is there
  for (const PurposeIndex notified : step.notifies)
    if (notified == purpose) return true;
  if (step.screen != ScreenKind::consent && step.screen != ScreenKind::guardian) return false;
  for (const Choice& choice : step.choices)
    for (const Act& act : choice.acts)
      if ((act.kind == ActKind::consent || act.kind == ActKind::guardian_consent) && act.purpose == purpose)
        return true;
  return false;
}

class CameraFacts {
 public:
  CameraFacts(const Flow& flow, const Exploration& exploration, pugi::xml_node facts)
      : flow_(flow), exploration_(exploration), facts_(facts) {}

  void add_all() {
    std::map<Site, std::vector<std::uint32_t>> sites;
    for (const CameraRequest& request : exploration_.cameras())
      sites[{request.step, request.purpose}].push_back(request.edge);
    for (const auto& [site, edges] : sites) add(site, edges);
  }

 private:
  void add(const Site& site, const std::vector<std::uint32_t>& edges) {
    const Step& step = flow_.steps[site.step];
    pugi::xml_node camera = add_fact(facts_, "camera");
    camera.append_attribute("step") = step.id.c_str();
    camera.append_attribute("purpose") = flow_.purposes[site.purpose].id.c_str();
    camera.append_attribute("use") = use_of(site).c_str();
    if (step.kind == StepKind::capture)
      camera.append_attribute("longest-seconds") = (step.longest_ms + 999) / 1000;

    const PurposeIndex p = site.purpose;
    check(camera, "by-a-person", edges, [](const State&, const Watch& watch) { return watch.acted; });
    check(camera, "asked-for", edges,
          [p](const State&, const Watch& watch) { return ((watch.chose_face >> p) & 1U) != 0; });
    check(camera, "notice", edges, [p](const State& state, const Watch&) { return state.notified(p); });
    check(camera, "consent", edges,
          [p](const State& state, const Watch&) { return state.decision(p) == Decision::consented; });
    check(camera, "separate", edges, [p](const State& state, const Watch&) {
      return state.decision(p) != Decision::consented || state.separate(p);
    });
    check(camera, "not-refused", edges,
          [p](const State& state, const Watch&) { return state.decision(p) != Decision::refused; });
    check(camera, "not-withdrawn", edges,
          [p](const State& state, const Watch&) { return state.decision(p) != Decision::withdrawn; });
    check(camera, "age-known", edges,
          [](const State& state, const Watch&) { return state.age != AgeBand::unknown; });
    check(camera, "guardian", edges, [p](const State& state, const Watch&) {
      return state.age != AgeBand::under_guardian_age || state.guardian_consented(p);
    });
    for (const PurposeIndex other : purposes_of_data(step))
      if (other != p) {
        const Trace trace = violation(edges, [other](const State& state, const Watch&) {
          return state.decision(other) == Decision::consented && state.separate(other);
        });
        pugi::xml_node fact = add_fact(camera, "also");
        fact.append_attribute("purpose") = flow_.purposes[other].id.c_str();
        fact.append_attribute("kind") = flow_.purposes[other].kind.c_str();
        finish(fact, trace);
      }
    const std::set<std::uint32_t> wanted(edges.begin(), edges.end());
    for (const char* role : notice_roles) {
      std::vector<bool> telling(flow_.steps.size());
      for (std::size_t i = 0; i < flow_.steps.size(); ++i)
        telling[i] = speaks_of(flow_.steps[i], p) && tells(flow_, flow_.steps[i], role);
      const Trace around = exploration_.find([&](std::uint32_t edge) { return wanted.count(edge) > 0; },
                                             [&](NodeId node) {
                                               const StepIndex index = exploration_.state(node).step;
                                               return index != no_step && telling[index];
                                             });
      pugi::xml_node fact = add_fact(camera, "told");
      fact.append_attribute("role") = role;
      finish(fact, around);
    }
  }

  std::string use_of(const Site& site) const {
    const Step& step = flow_.steps[site.step];
    if (step.kind == StepKind::capture && step.purpose == site.purpose) return "capture";
    for (const CameraUse& camera : step.cameras)
      if (camera.purpose == site.purpose) return camera.use;
    for (const Entry& entry : flow_.entries)
      for (const CameraUse& camera : entry.cameras)
        if (entry.target == site.step && camera.purpose == site.purpose) return camera.use;
    return "capture";
  }

  std::set<PurposeIndex> purposes_of_data(const Step& step) const {
    std::set<PurposeIndex> purposes;
    for (const std::string& id : step.captures)
      for (const PurposeIndex purpose : flow_.find_data(id)->purposes) purposes.insert(purpose);
    return purposes;
  }

  // The shortest trace along one of the edges after which `holds` is false; empty when it always holds.
  template <class Holds>
  Trace violation(const std::vector<std::uint32_t>& edges, Holds holds) const {
    for (const std::uint32_t edge : edges) {  // in breadth-first order: the first is a shortest one
      const NodeId to = exploration_.edges()[edge].to;
      if (!holds(exploration_.state(to), exploration_.watch(to))) return exploration_.trace_along(edge);
    }
    return {};
  }

  template <class Holds>
  void check(pugi::xml_node camera, const char* name, const std::vector<std::uint32_t>& edges, Holds holds) {
    pugi::xml_node fact = add_fact(camera, "check");
    fact.append_attribute("name") = name;
    finish(fact, violation(edges, holds));
  }

  void finish(pugi::xml_node fact, const Trace& counterexample) {
    fact.append_attribute("holds") = counterexample.empty();
    if (!counterexample.empty()) add_trace(flow_, counterexample, fact);
  }

  const Flow& flow_;
  const Exploration& exploration_;
  pugi::xml_node facts_;
};

EventKind event_of(ExitKind on) {
  switch (on) {
    case ExitKind::timeout:
      return EventKind::timeout;
    case ExitKind::presence:
      return EventKind::presence;
    case ExitKind::matched:
      return EventKind::matched;
    case ExitKind::not_matched:
      return EventKind::not_matched;
    case ExitKind::failed:
      return EventKind::failed;
    case ExitKind::cancelled:
      return EventKind::cancelled;
    case ExitKind::done:
      return EventKind::done;
    case ExitKind::fault:
      break;
  }
  return EventKind::fault;
}

// Where the choice or exit that an edge takes leads, by the document; no_step when it takes neither.
StepIndex target_of(const Flow& flow, const Exploration& exploration, const Edge& edge) {
  const State from = exploration.state(edge.from);
  if (from.step == no_step) return no_step;
  const Step& step = flow.steps[from.step];
  if (edge.choice != no_choice) return step.choices[edge.choice].target;
  if (exploration.state(edge.to).attempts > from.attempts) return no_step;  // another attempt
  for (const Exit& exit : step.exits)
    if (event_of(exit.on) == edge.event) return exit.target;
  return no_step;
}

void add_reachability(const Flow& flow, const Exploration& exploration, pugi::xml_node facts) {
  std::vector<NodeId> first(flow.steps.size(), no_node);
  for (NodeId node = 1; node < exploration.size(); ++node) {
    const StepIndex step = exploration.state(node).step;
    if (first[step] == no_node) first[step] = node;
  }
  // An end is passed through within one transition: it is reached along an edge, and is no node.
  std::vector<std::uint32_t> into_end(flow.steps.size(), no_node);
  for (std::uint32_t e = 0; e < exploration.edges().size(); ++e) {
    const StepIndex target = target_of(flow, exploration, exploration.edges()[e]);
    if (target != no_step && flow.steps[target].kind == StepKind::end && into_end[target] == no_node)
      into_end[target] = e;
  }
  // Where the session can still come to its end.
  const std::vector<std::uint32_t> home =
      exploration.costs_to([](const Edge& edge) { return edge.ends_session; },
                           [](const Edge&) { return true; }, [](const Edge&) { return 0U; });
  std::vector<bool> stuck(flow.steps.size(), false);
  for (NodeId node = 1; node < exploration.size(); ++node) {
    const State state = exploration.state(node);
    if (!state.in_session || home[node] != Exploration::unreachable || stuck[state.step]) continue;
    stuck[state.step] = true;
    pugi::xml_node fact = add_fact(facts, "dead-end");
    fact.append_attribute("step") = flow.steps[state.step].id.c_str();
    add_trace(flow, exploration.trace_to(node), fact);
  }
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    if (first[i] == no_node && into_end[i] == no_node) {
      add_fact(facts, "unreachable").append_attribute("step") = flow.steps[i].id.c_str();
    } else {
      pugi::xml_node fact = add_fact(facts, "reached");
      fact.append_attribute("step") = flow.steps[i].id.c_str();
      add_trace(flow,
                first[i] != no_node ? exploration.trace_to(first[i]) : exploration.trace_along(into_end[i]),
                fact);
    }
  }
}

}  // namespace

void add_path_facts(const Flow& flow, const Exploration& exploration, pugi::xml_node facts) {
  CameraFacts(flow, exploration, facts).add_all();
  add_reachability(flow, exploration, facts);
}

}  // namespace facenotice
