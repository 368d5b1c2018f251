// SPDX-License-Identifier: MIT
// Facts about what people are asked: data, consent, and what a tap of theirs sets off.
#include <algorithm>
#include <map>
#include <set>

#include "schema/document/flow_words.hpp"
#include "schema/facts/facts.hpp"
#include "schema/facts/withdrawal_routes.hpp"

namespace facenotice {
namespace {

bool gives_consent(const Act& act) {
  return act.kind == ActKind::consent || act.kind == ActKind::guardian_consent;
}

class AskingFacts {
 public:
  AskingFacts(const Exploration& exploration, const StepGraph& graph, pugi::xml_node facts)
      : flow_(graph.flow()), exploration_(exploration), graph_(graph), facts_(facts) {}

  void add_all() {
    add_fields();
    for (std::size_t i = 0; i < flow_.steps.size(); ++i) {
      if (graph_.first_spot(static_cast<StepIndex>(i)) == graph_.size()) continue;  // never shown
      add_consents(flow_.steps[i]);
      add_order(flow_.steps[i]);
      add_toggles(flow_.steps[i]);
    }
    add_leads_to_camera();
  }

 private:
  // --- data -----------------------------------------------------------------------------------------

  void add_fields() {
    const std::vector<NodeId> after_capture = first_after_capture();
    for (std::size_t i = 0; i < flow_.steps.size(); ++i) {
      const Step& step = flow_.steps[i];
      const SpotId spot = graph_.first_spot(static_cast<StepIndex>(i));
      if (step.fields.empty() || spot == graph_.size()) continue;
      const bool skippable = can_skip(static_cast<StepIndex>(i));
      for (const Field& field : step.fields) {
        const DataItem& item = *flow_.find_data(field.data);
        pugi::xml_node fact = add_fact(facts_, "ask");
        fact.append_attribute("step") = step.id.c_str();
        fact.append_attribute("data") = field.data.c_str();
        fact.append_attribute("category") = item.category.c_str();
        fact.append_attribute("necessary") = item.necessary;
        fact.append_attribute("required") = field.required;
        fact.append_attribute("skippable") = skippable;
        fact.append_attribute("after-capture") = after_capture[i] != no_node;
        fact.append_attribute("for-withdrawal") = for_withdrawal(step);
        add_trace(
            flow_,
            after_capture[i] != no_node ? exploration_.trace_to(after_capture[i]) : graph_.trace_to(spot),
            fact);
      }
    }
  }
  std::vector<NodeId> first_after_capture() const {
    std::vector<NodeId> first(flow_.steps.size(), no_node);
    for (NodeId node = 1; node < exploration_.size(); ++node) {
      const State state = exploration_.state(node);
      if (state.face_captured && first[state.step] == no_node) first[state.step] = node;
    }
    return first;
  }
  static bool for_withdrawal(const Step& step) {
    return (step.kind == StepKind::screen && step.screen == ScreenKind::withdraw) ||
           std::any_of(step.choices.begin(), step.choices.end(),
                       [](const Choice& choice) { return choice.has(ActKind::withdraw); });
  }
  // A skip that leads on: to a service or the end of one, without passing the same questions again, and no
  // farther from it than who answers. A skip that sends people back to begin anew is none.
  bool can_skip(StepIndex index) const {
    const std::vector<Choice>& choices = flow_.steps[index].choices;
    if (std::none_of(choices.begin(), choices.end(),
                     [](const Choice& choice) { return choice.has(ActKind::skip); }))
      return false;
    const auto leads_on = [&](const Way& way) {
      return !way.ends_session && graph_.step_index(way.to) != index;
    };
    const Routes service = graph_.routes(
        [&](const Way& way) {
          const Step* step = graph_.step(way.from);
          return step != nullptr && step->kind == StepKind::service && way.event == EventKind::done;
        },
        leads_on, [&](const Way& way) { return graph_.taps(way); });
    const auto to_go = [&](const Way& way) {
      return comes_after_service(*graph_.step(way.to)) ? 0 : service.cost[way.to];
    };
    std::uint32_t when_answered = 0;  // the longest that those who answer still have to go
    for (const Way& way : graph_.ways()) {
      const Choice* choice = graph_.choice(way);
      if (choice == nullptr || graph_.step_index(way.from) != index || !choice->has(ActKind::submit))
        continue;
      const std::uint32_t rest = to_go(way);
      when_answered = std::max(when_answered, rest);
    }
    std::map<std::uint8_t, bool> always;  // by skip, whatever happened before
    for (const Way& way : graph_.ways()) {
      const Choice* choice = graph_.choice(way);
      if (choice == nullptr || graph_.step_index(way.from) != index || !choice->has(ActKind::skip)) continue;
      const std::uint32_t rest = to_go(way);
      const bool on = leads_on(way) && rest != unreachable && rest <= when_answered;
      const auto known = always.emplace(way.choice, on).first;
      known->second = known->second && on;
    }
    return std::any_of(always.begin(), always.end(), [](const auto& skip) { return skip.second; });
  }
  static bool comes_after_service(const Step& step) {
    return step.kind == StepKind::service ||
           (step.kind == StepKind::screen &&
            (step.screen == ScreenKind::result || step.screen == ScreenKind::receipt));
  }

  // --- consent --------------------------------------------------------------------------------------

  void add_consents(const Step& step) {
    for (const Choice& choice : step.choices)
      for (const Act& act : choice.acts)
        if (gives_consent(act)) {
          pugi::xml_node fact = add_consent(step, choice.acts, act, choice.toggle);
          fact.append_attribute("choice") = choice.id.c_str();
          fact.append_attribute("actor") = actor_word(choice.actor);
          fact.append_attribute("preselected") = choice.preselected;
          if (act.kind == ActKind::guardian_consent)
            fact.append_attribute("guardian-check") = choice.guardian_check.c_str();
        }
    for (const Exit& exit : step.exits)
      for (const Act& act : exit.acts)
        if (gives_consent(act)) {
          pugi::xml_node fact = add_consent(step, exit.acts, act, false);
          fact.append_attribute("on") = exit_word(exit.on);
          fact.append_attribute("actor") = "none";
          fact.append_attribute("preselected") = false;
        }
  }
  static bool can_leave_unticked(const Step& step) {
    return std::any_of(step.choices.begin(), step.choices.end(), [&](const Choice& choice) {
      return choice.actor != Actor::staff && settles_toggles(step, choice);
    });
  }
  pugi::xml_node add_consent(const Step& step, const std::vector<Act>& acts, const Act& act, bool toggle) {
    pugi::xml_node fact = add_fact(facts_, "consent");
    fact.append_attribute("step") = step.id.c_str();
    fact.append_attribute("purpose") = flow_.purposes[act.purpose].id.c_str();
    fact.append_attribute("act") = act_word(act.kind);
    std::set<PurposeIndex> purposes;
    for (const Act& other : acts)
      if (gives_consent(other)) purposes.insert(other.purpose);
    fact.append_attribute("purposes") = static_cast<unsigned>(purposes.size());
    fact.append_attribute("acts") = act_words(acts).c_str();
    fact.append_attribute("screen-kind") = step_word(step);
    fact.append_attribute("refuse-here") =
        position(step, ActKind::refuse, act.purpose) > 0 || (toggle && can_leave_unticked(step));
    return fact;
  }
  // The first choice with that act, from 1; 0 when there is none.
  static int position(const Step& step, ActKind kind, PurposeIndex purpose) {
    int at = 0;
    for (const Choice& choice : step.choices) {
      ++at;
      for (const Act& act : choice.acts)
        if (act.kind == kind && act.purpose == purpose) return at;
    }
    return 0;
  }

  void add_order(const Step& step) {
    for (std::size_t p = 0; p < flow_.purposes.size(); ++p) {
      const int agree = position(step, ActKind::consent, static_cast<PurposeIndex>(p));
      if (agree == 0) continue;
      pugi::xml_node fact = add_fact(facts_, "choice-order");
      fact.append_attribute("step") = step.id.c_str();
      fact.append_attribute("purpose") = flow_.purposes[p].id.c_str();
      fact.append_attribute("agree") = agree;
      const int refuse = position(step, ActKind::refuse, static_cast<PurposeIndex>(p));
      if (refuse > 0) fact.append_attribute("refuse") = refuse;
    }
  }

  // Consents that leave the person on the screen: boxes to tick, rather than a way on.
  void add_toggles(const Step& step) {
    int count = 0, preselected = 0;
    for (const Choice& choice : step.choices)
      if (choice.has(ActKind::consent) && flow_.steps[choice.target].id == step.id) {
        ++count;
        if (choice.preselected) ++preselected;
      }
    if (count == 0) return;
    pugi::xml_node fact = add_fact(facts_, "toggles");
    fact.append_attribute("step") = step.id.c_str();
    fact.append_attribute("count") = count;
    fact.append_attribute("preselected") = preselected;
  }

  // --- cameras --------------------------------------------------------------------------------------

  // What turns a camera on by itself: the choice or exit, and what it says that it means.
  void add_leads_to_camera() {
    std::set<std::tuple<StepIndex, EventKind, std::uint8_t, PurposeIndex>> known;
    const std::set<StepIndex> scans = withdrawal_scans(graph_);
    for (const Way& way : graph_.ways()) {
      const Choice* choice = graph_.choice(way);
      const Exit* exit = graph_.exit(way);
      if (!way.camera || (choice == nullptr && exit == nullptr)) continue;
      for (const CameraRequest& request : graph_.cameras(way)) {
        if (scans.count(request.step) > 0 ||
            !known.insert({graph_.step_index(way.from), way.event, way.choice, request.purpose}).second)
          continue;
        pugi::xml_node fact = add_fact(facts_, "leads-to-camera");
        fact.append_attribute("step") = graph_.step(way.from)->id.c_str();
        if (choice != nullptr) fact.append_attribute("choice") = choice->id.c_str();
        if (exit != nullptr) fact.append_attribute("on") = exit_word(exit->on);
        fact.append_attribute("purpose") = flow_.purposes[request.purpose].id.c_str();
        fact.append_attribute("camera") = flow_.steps[request.step].id.c_str();
        fact.append_attribute("acts") = act_words(graph_.acts(way)).c_str();
        fact.append_attribute("actor") = choice == nullptr ? "none" : actor_word(choice->actor);
        add_trace(flow_, graph_.trace_along(way), fact);
      }
    }
  }

  const Flow& flow_;
  const Exploration& exploration_;
  const StepGraph& graph_;
  pugi::xml_node facts_;
};

}  // namespace

void add_asking_facts(const Exploration& exploration, const StepGraph& graph, pugi::xml_node facts) {
  AskingFacts(exploration, graph, facts).add_all();
}

}  // namespace facenotice
