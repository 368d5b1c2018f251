// SPDX-License-Identifier: MIT
// Facts about taking a consent back: in reach, carried out, as easy as giving it, and not for more data.
#include <algorithm>
#include <set>

#include "schema/facts/facts.hpp"
#include "schema/facts/withdrawal_routes.hpp"

namespace facenotice {
namespace {

class WithdrawalFacts {
 public:
  WithdrawalFacts(const StepGraph& graph, pugi::xml_node facts)
      : flow_(graph.flow()), graph_(graph), facts_(facts) {}

  void add(PurposeIndex purpose) {
    if (!is_asked(flow_, purpose)) return;
    const WithdrawalRoutes routes = withdrawal_routes(graph_, purpose);
    const bool face_demanded = only_by_face(graph_, routes);
    pugi::xml_node fact = add_fact(facts_, "withdrawal");
    fact.append_attribute("purpose") = flow_.purposes[purpose].id.c_str();
    fact.append_attribute("in-reach") = from_entries(graph_, routes.said) != unreachable;
    fact.append_attribute("executes") = from_entries(graph_, routes.executed) != unreachable;
    fact.append_attribute("only-by-face") = face_demanded;
    add_count(fact, "taps", from_start(routes.executed));
    add_count(fact, "taps-to-consent", from_start(routes.consent));
    fact.append_attribute("asks-more") = asks_more(routes.executed, routes.consent);
    add_from_receipt(routes.at_once, fact);
    if (face_demanded) add_trace(flow_, to_camera(routes), fact);
  }

 private:
  // From an entry that has no way but by face, up to the camera.
  Trace to_camera(const WithdrawalRoutes& routes) const {
    for (const Way& entry : graph_.ways_from(0)) {
      if (routes.executed.cost[entry.to] != unreachable) continue;
      Trace trace = graph_.trace_along(entry);
      for (SpotId spot = entry.to;;) {
        const Way& way = graph_.ways()[routes.by_face.next[spot]];
        trace.push_back(graph_.event_of(way));
        if (way.camera || routes.by_face.arrives[spot]) return trace;
        spot = way.to;
      }
    }
    return {};
  }

  // The most that it costs from switching on or idle: where people find the machine.
  std::uint32_t from_start(const Routes& routes) const {
    std::uint32_t most = 0;
    for (const Way& entry : graph_.ways_from(0))
      if (entry.event == EventKind::power_on || entry.event == EventKind::idle)
        most = std::max(most, routes.cost[entry.to]);
    return most;
  }
  // The mandatory data on the cheapest way from each entry.
  std::set<std::string> demanded(const Routes& routes) const {
    std::set<std::string> data;
    for (const Way& entry : graph_.ways_from(0)) {
      SpotId spot = entry.to;
      for (bool arrived = false; !arrived && routes.next[spot] != unreachable;) {
        const Way& way = graph_.ways()[routes.next[spot]];
        if (graph_.fields_sent(way) > 0)
          for (const Field& field : graph_.step(spot)->fields)
            if (field.required) data.insert(field.data);
        arrived = routes.arrives[spot];
        spot = way.to;
      }
    }
    return data;
  }
  // How many items a withdrawal demands that giving the consent did not. A receipt code or an account says
  // whose consent it is, and is not counted.
  int asks_more(const Routes& executed, const Routes& consent) const {
    const std::set<std::string> given = demanded(consent);
    int more = 0;
    for (const std::string& id : demanded(executed))
      if (given.count(id) == 0 && !identifies(*flow_.find_data(id))) ++more;
    return more;
  }

  // Whether the receipt itself leads to a withdrawal that executes; nothing when no receipt is shown.
  void add_from_receipt(const Routes& executed, pugi::xml_node fact) const {
    bool shown = false, always = true;
    for (SpotId spot = 1; spot < graph_.size(); ++spot) {
      const Step& step = *graph_.step(spot);
      if (step.kind != StepKind::screen || step.screen != ScreenKind::receipt) continue;
      shown = true;
      always = always && executed.cost[spot] != unreachable;
    }
    if (shown) fact.append_attribute("from-receipt") = always;
  }

  const Flow& flow_;
  const StepGraph& graph_;
  pugi::xml_node facts_;
};

}  // namespace

void add_withdrawal_facts(const StepGraph& graph, pugi::xml_node facts) {
  for (std::size_t purpose = 0; purpose < graph.flow().purposes.size(); ++purpose)
    WithdrawalFacts(graph, facts).add(static_cast<PurposeIndex>(purpose));
}

}  // namespace facenotice
