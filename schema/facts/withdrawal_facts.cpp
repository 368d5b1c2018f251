// SPDX-License-Identifier: MIT
// Facts about taking a consent back: in reach, carried out, as easy as giving it, and not for more data.
#include <algorithm>
#include <set>
#include <span>

#include "schema/facts/facts.hpp"

namespace facenotice {
namespace {

class WithdrawalFacts {
 public:
  WithdrawalFacts(const StepGraph& graph, pugi::xml_node facts)
      : flow_(graph.flow()), graph_(graph), facts_(facts) {}

  void add(PurposeIndex purpose) {
    if (!is_asked(purpose)) return;
    // By a choice, or by what becomes of a step: a machine that reads a receipt takes back by its exit.
    const auto acts_on = [&](const Way& way, ActKind kind) {
      const Choice* choice = graph_.choice(way);
      const Exit* exit = graph_.exit(way);
      const std::span<const Act> acts = choice != nullptr ? std::span<const Act>(choice->acts)
                                        : exit != nullptr ? std::span<const Act>(exit->acts)
                                                          : std::span<const Act>();
      return std::any_of(acts.begin(), acts.end(),
                         [&](const Act& act) { return act.kind == kind && act.purpose == purpose; });
    };
    const auto erases_at = [&](SpotId spot) {
      const Step* step = graph_.step(spot);
      return step != nullptr && step->kind == StepKind::erase &&
             std::find(step->erases.begin(), step->erases.end(), purpose) != step->erases.end();
    };
    const auto erases = [&](const Way& way) { return erases_at(way.to); };
    // A code or an account says whose consent it is: giving it is no burden of the withdrawal.
    const auto taps = [&](const Way& way) { return graph_.taps(way) - identifying_fields(way); };
    // Whoever goes back to the start screen by a choice of theirs is on the way as well.
    const auto any = [&](const Way& way) { return !way.ends_session || graph_.choice(way) != nullptr; };
    const auto face_free = [&](const Way& way) { return !way.camera && any(way); };
    // Withdrawal executes when the act leads on, without a face, to an erasure of what is held for the
    // purpose.
    const Routes erasure = graph_.routes(erases, face_free, taps);
    const auto executing = [&](const Way& way) {
      return acts_on(way, ActKind::withdraw) &&
             (erases(way) || erases_at(way.from) || erasure.cost[way.to] != unreachable);
    };
    const Routes withdrawal = graph_.routes(
        [&](const Way& way) { return acts_on(way, ActKind::withdraw); },
        [&](const Way& way) { return face_free(way) || (!way.camera && acts_on(way, ActKind::withdraw)); },
        taps);
    const Routes executed = graph_.routes(executing, face_free, taps);
    const Routes by_face = graph_.routes(executing, any, taps);
    const Routes consent =
        graph_.routes([&](const Way& way) { return acts_on(way, ActKind::consent); }, any, taps);

    pugi::xml_node fact = add_fact(facts_, "withdrawal");
    fact.append_attribute("purpose") = flow_.purposes[purpose].id.c_str();
    fact.append_attribute("in-reach") = from_entries(withdrawal) != unreachable;
    fact.append_attribute("executes") = from_entries(executed) != unreachable;
    fact.append_attribute("only-by-face") =
        from_entries(executed) == unreachable && from_entries(by_face) != unreachable;
    add_count(fact, "taps", from_start(executed));
    add_count(fact, "taps-to-consent", from_start(consent));
    fact.append_attribute("asks-more") = asks_more(executed, consent);
    add_from_receipt(graph_.routes(
                         executing, [](const Way& way) { return !way.camera && !way.ends_session; }, taps),
                     fact);
  }

 private:
  bool identifies(const std::string& data) const {
    const DataItem& item = *flow_.find_data(data);
    return item.category == "account" || (item.category == "other" && item.necessary);
  }
  std::uint32_t identifying_fields(const Way& way) const {
    if (graph_.fields_sent(way) == 0) return 0;
    const std::vector<Field>& fields = graph_.step(way.from)->fields;
    return static_cast<std::uint32_t>(std::count_if(fields.begin(), fields.end(), [&](const Field& field) {
      return field.required && identifies(field.data);
    }));
  }
  bool is_asked(PurposeIndex purpose) const {
    for (const Step& step : flow_.steps)
      for (const Choice& choice : step.choices)
        for (const Act& act : choice.acts)
          if (act.kind == ActKind::consent && act.purpose == purpose) return true;
    return false;
  }

  // The most that it costs from switching on or idle: where people find the machine.
  std::uint32_t from_start(const Routes& routes) const {
    std::uint32_t most = 0;
    for (const Way& entry : graph_.ways_from(0))
      if (entry.event == EventKind::power_on || entry.event == EventKind::idle)
        most = std::max(most, routes.cost[entry.to]);
    return most;
  }
  // The most that it costs from any entry.
  std::uint32_t from_entries(const Routes& routes) const {
    std::uint32_t most = 0;
    for (const Way& entry : graph_.ways_from(0)) most = std::max(most, routes.cost[entry.to]);
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
      if (given.count(id) == 0 && !identifies(id)) ++more;
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
