// SPDX-License-Identifier: MIT
// Facts about what a person gets: the way without a face from every offer, after refusal and after
// withdrawal; what is asked for on the way; whether withdrawal is in reach; whether a refused question comes
// back.
#include <map>
#include <set>

#include "schema/facts.hpp"

namespace facenotice {
namespace {

using Costs = std::vector<std::uint32_t>;
constexpr std::uint32_t unreachable = Exploration::unreachable;

std::uint32_t required_fields(const Step& step) {
  std::uint32_t count = 0;
  for (const Field& field : step.fields)
    if (field.required) ++count;
  return count;
}

class ServiceFacts {
 public:
  ServiceFacts(const Flow& flow, const Exploration& exploration, pugi::xml_node facts)
      : flow_(flow), exploration_(exploration), facts_(facts) {}

  void add_all() {
    std::set<std::string> services;
    for (const Step& step : flow_.steps)
      if (step.kind == StepKind::service && step.method == "face") services.insert(step.service);
    for (const std::string& service : services) add_service(service);
    add_reprompts();
    add_fields();
    for (std::size_t p = 0; p < flow_.purposes.size(); ++p) add_withdrawal(static_cast<PurposeIndex>(p));
  }

 private:
  const Step* step_of(NodeId node) const {
    const StepIndex index = exploration_.state(node).step;
    return index == no_step ? nullptr : &flow_.steps[index];
  }
  const Choice* choice_of(const Edge& edge) const {
    if (edge.choice == no_choice) return nullptr;
    return &step_of(edge.from)->choices[edge.choice];
  }
  bool submits_required(const Edge& edge) const {
    const Choice* choice = choice_of(edge);
    return choice != nullptr && choice->has(ActKind::submit) && required_fields(*step_of(edge.from)) > 0;
  }
  // Taps: one per choice, one per mandatory field that it sends (LAW.md 0.3).
  std::uint32_t taps(const Edge& edge) const {
    const Choice* choice = choice_of(edge);
    if (choice == nullptr) return 0;
    return 1 + (choice->has(ActKind::submit) ? required_fields(*step_of(edge.from)) : 0);
  }
  bool completes(const Edge& edge, const std::string& service, bool by_face) const {
    const Step* step = step_of(edge.from);
    return step != nullptr && step->kind == StepKind::service && step->service == service &&
           (step->method == "face") == by_face && edge.event == EventKind::done;
  }

  static void number(pugi::xml_node fact, const char* name, std::uint32_t value) {
    if (value == unreachable)
      fact.append_attribute(name) = "unreachable";
    else
      fact.append_attribute(name) = value;
  }

  void add_service(const std::string& service) {
    const auto in_session = [](const Edge& edge) { return !edge.ends_session; };
    const auto face_free = [&](const Edge& edge) { return !edge.camera && !edge.ends_session; };
    const auto without_data = [&](const Edge& edge) { return face_free(edge) && !submits_required(edge); };
    const auto cost = [&](const Edge& edge) { return taps(edge); };
    const auto without = [&](const Edge& edge) { return completes(edge, service, false); };
    const auto with = [&](const Edge& edge) { return completes(edge, service, true); };
    const Costs alternative = exploration_.costs_to(without, face_free, cost);
    const Costs alternative_no_data = exploration_.costs_to(without, without_data, cost);
    const Costs face = exploration_.costs_to(with, in_session, cost);

    add_offers(service, alternative, alternative_no_data, face);
    add_refusals(service, alternative, alternative_no_data);
  }

  // An offer: a step where the subject can ask for the way by face, or is asked to agree to it.
  void add_offers(const std::string& service, const Costs& alternative, const Costs& no_data,
                  const Costs& face) {
    struct Worst {
      std::uint32_t alternative = 0, no_data = 0, face = 0;
      NodeId node = no_node;
    };
    std::map<StepIndex, Worst> offers;
    for (NodeId node = 1; node < exploration_.size(); ++node) {
      const Step* step = step_of(node);
      bool offers_face = false;
      for (const Choice& choice : step->choices)
        offers_face = offers_face || choice.has(ActKind::choose_face) || choice.has(ActKind::consent);
      if (!offers_face || face[node] == unreachable) continue;
      Worst& worst = offers[exploration_.state(node).step];
      if (worst.node == no_node || alternative[node] > worst.alternative) {
        worst.node = node;
        worst.alternative = alternative[node];
      }
      worst.no_data = std::max(worst.no_data, no_data[node]);
      worst.face = std::max(worst.face, face[node]);
    }
    for (const auto& [index, worst] : offers) {
      pugi::xml_node fact = add_fact(facts_, "offer");
      fact.append_attribute("step") = flow_.steps[index].id.c_str();
      fact.append_attribute("service") = service.c_str();
      fact.append_attribute("face-free") = worst.alternative != unreachable;
      fact.append_attribute("face-free-without-data") = worst.no_data != unreachable;
      number(fact, "taps-alternative", worst.alternative);
      number(fact, "taps-face", worst.face);
      add_trace(flow_, exploration_.trace_to(worst.node), fact);
    }
  }

  // After each refusal or withdrawal by choice: can the person still get the service, and what does it cost?
  void add_refusals(const std::string& service, const Costs& alternative, const Costs& no_data) {
    std::map<std::pair<StepIndex, std::uint8_t>, std::uint32_t> worst;  // edge with the worst outcome
    for (std::uint32_t e = 0; e < exploration_.edges().size(); ++e) {
      const Edge& edge = exploration_.edges()[e];
      const Choice* choice = choice_of(edge);
      if (choice == nullptr || !(choice->has(ActKind::refuse) || choice->has(ActKind::withdraw))) continue;
      const auto key = std::pair(exploration_.state(edge.from).step, edge.choice);
      const auto found = worst.find(key);
      if (found == worst.end() ||
          outcome(edge, alternative) > outcome(exploration_.edges()[found->second], alternative))
        worst[key] = e;
    }
    for (const auto& [key, e] : worst) {
      const Edge& edge = exploration_.edges()[e];
      const Choice* choice = choice_of(edge);
      pugi::xml_node fact = add_fact(facts_, "refusal");
      fact.append_attribute("step") = flow_.steps[key.first].id.c_str();
      fact.append_attribute("choice") = choice->id.c_str();
      fact.append_attribute("act") = choice->has(ActKind::refuse) ? "refuse" : "withdraw";
      fact.append_attribute("service") = service.c_str();
      fact.append_attribute("face-free") = outcome(edge, alternative) != unreachable;
      // A form that goes with a withdrawal says whose consent it is; one that goes with a refusal asks for
      // more.
      fact.append_attribute("face-free-without-data") =
          outcome(edge, no_data) != unreachable && !(choice->has(ActKind::refuse) && submits_required(edge));
      fact.append_attribute("ends-session") = edge.ends_session;
      number(fact, "taps-alternative", outcome(edge, alternative));
      add_trace(flow_, exploration_.trace_along(e), fact);
    }
  }
  // Who is sent back to the start screen got nothing: what another session would give is no way forward.
  // Nor did who is looked at on the way.
  static std::uint32_t outcome(const Edge& edge, const Costs& costs) {
    return edge.ends_session || edge.camera ? unreachable : costs[edge.to];
  }

  // A question that was refused comes back although the subject did not ask for the way by face again.
  void add_reprompts() {
    std::set<std::pair<StepIndex, PurposeIndex>> known;
    for (std::uint32_t e = 0; e < exploration_.edges().size(); ++e) {
      const Edge& edge = exploration_.edges()[e];
      const State state = exploration_.state(edge.to);
      if (!state.in_session) continue;
      const Choice* cause = choice_of(edge);
      for (const Choice& choice : flow_.steps[state.step].choices)
        for (const Act& act : choice.acts) {
          if (act.kind != ActKind::consent || state.decision(act.purpose) != Decision::refused) continue;
          if (asked_again(cause, act.purpose)) continue;
          if (!known.insert({state.step, act.purpose}).second) continue;
          pugi::xml_node fact = add_fact(facts_, "reprompt");
          fact.append_attribute("step") = flow_.steps[state.step].id.c_str();
          fact.append_attribute("purpose") = flow_.purposes[act.purpose].id.c_str();
          add_trace(flow_, exploration_.trace_along(e), fact);
        }
    }
  }
  // The subject's own choice brought the question back: they asked for the way by face, or went back to it.
  static bool asked_again(const Choice* cause, PurposeIndex purpose) {
    if (cause == nullptr || cause->actor == Actor::staff) return false;
    for (const Act& act : cause->acts)
      if ((act.kind == ActKind::choose_face && act.purpose == purpose) || act.kind == ActKind::back)
        return true;
    return false;
  }

  void add_fields() {
    std::vector<NodeId> first(flow_.steps.size(), no_node), first_after(flow_.steps.size(), no_node);
    for (NodeId node = 1; node < exploration_.size(); ++node) {
      const State state = exploration_.state(node);
      if (first[state.step] == no_node) first[state.step] = node;
      if (state.face_captured && first_after[state.step] == no_node) first_after[state.step] = node;
    }
    for (std::size_t i = 0; i < flow_.steps.size(); ++i) {
      const Step& step = flow_.steps[i];
      if (step.fields.empty() || first[i] == no_node) continue;
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
        fact.append_attribute("after-capture") = first_after[i] != no_node;
        fact.append_attribute("for-withdrawal") = for_withdrawal(step);
        add_trace(flow_, exploration_.trace_to(first_after[i] != no_node ? first_after[i] : first[i]), fact);
      }
    }
  }
  static bool for_withdrawal(const Step& step) {
    for (const Choice& choice : step.choices)
      if (choice.has(ActKind::withdraw)) return true;
    return false;
  }
  // A skip that leads on: to a service or the end of one, without passing the same questions again.
  bool can_skip(StepIndex index) const {
    const auto reaches_service = [&](const Edge& edge) {
      const Step* step = step_of(edge.from);
      return step != nullptr && step->kind == StepKind::service && edge.event == EventKind::done;
    };
    for (const Choice& choice : flow_.steps[index].choices) {
      if (!choice.has(ActKind::skip)) continue;
      const Costs costs = exploration_.costs_to(
          reaches_service,
          [&](const Edge& edge) { return !edge.ends_session && exploration_.state(edge.to).step != index; },
          [](const Edge&) { return 0U; });
      bool taken = false, always = true;  // whatever happened before
      for (const Edge& edge : exploration_.edges()) {
        if (choice_of(edge) != &choice) continue;
        taken = true;
        always = always && !edge.ends_session && exploration_.state(edge.to).step != index &&
                 (costs[edge.to] != unreachable || comes_after_service(*step_of(edge.to)));
      }
      if (taken && always) return true;
    }
    return false;
  }
  static bool comes_after_service(const Step& step) {
    return step.kind == StepKind::service ||
           (step.kind == StepKind::screen &&
            (step.screen == ScreenKind::result || step.screen == ScreenKind::receipt));
  }

  void add_withdrawal(PurposeIndex purpose) {
    bool asked = false;
    for (const Step& step : flow_.steps)
      for (const Choice& choice : step.choices)
        for (const Act& act : choice.acts)
          asked = asked || (act.kind == ActKind::consent && act.purpose == purpose);
    if (!asked) return;
    const auto acts_on = [&](const Edge& edge, ActKind kind) {
      const Choice* choice = choice_of(edge);
      if (choice == nullptr) return false;
      for (const Act& act : choice->acts)
        if (act.kind == kind && act.purpose == purpose) return true;
      return false;
    };
    const auto erases = [&](const Edge& edge) {
      const Step* target = step_of(edge.to);
      if (target == nullptr || target->kind != StepKind::erase) return false;
      for (const PurposeIndex erased : target->erases)
        if (erased == purpose) return true;
      return false;
    };
    const auto cost = [&](const Edge& edge) { return taps(edge); };
    const auto any = [](const Edge& edge) { return !edge.ends_session; };
    const auto face_free = [](const Edge& edge) { return !edge.camera && !edge.ends_session; };
    // Withdrawal executes when the act leads on, without a face, to an erasure of what is held for the
    // purpose.
    const Costs erasure = exploration_.costs_to(erases, face_free, cost);
    const auto executing = [&](const Edge& edge) {
      return acts_on(edge, ActKind::withdraw) && (erases(edge) || erasure[edge.to] != unreachable);
    };
    const Costs withdrawal = exploration_.costs_to(
        [&](const Edge& e) { return acts_on(e, ActKind::withdraw); },
        [&](const Edge& e) { return face_free(e) || (!e.camera && acts_on(e, ActKind::withdraw)); }, cost);
    const Costs executed = exploration_.costs_to(executing, face_free, cost);
    const Costs by_face = exploration_.costs_to(executing, any, cost);
    const Costs consent =
        exploration_.costs_to([&](const Edge& e) { return acts_on(e, ActKind::consent); }, any, cost);
    const auto from_entries = [&](const Costs& costs) {
      std::uint32_t most = 0;
      for (const Edge& edge : exploration_.edges_from(0)) most = std::max(most, costs[edge.to]);
      return most;
    };
    pugi::xml_node fact = add_fact(facts_, "withdrawal");
    fact.append_attribute("purpose") = flow_.purposes[purpose].id.c_str();
    fact.append_attribute("in-reach") = from_entries(withdrawal) != unreachable;
    fact.append_attribute("executes") = from_entries(executed) != unreachable;
    fact.append_attribute("only-by-face") =
        from_entries(executed) == unreachable && from_entries(by_face) != unreachable;
    number(fact, "taps", from_entries(executed));
    number(fact, "taps-to-consent", from_entries(consent));
  }

  const Flow& flow_;
  const Exploration& exploration_;
  pugi::xml_node facts_;
};

}  // namespace

void add_service_facts(const Flow& flow, const Exploration& exploration, pugi::xml_node facts) {
  ServiceFacts(flow, exploration, facts).add_all();
}

}  // namespace facenotice
