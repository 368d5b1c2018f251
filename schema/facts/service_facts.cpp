// SPDX-License-Identifier: MIT
// Facts about what a person gets without a face: from every start, from every offer, after refusal and
// withdrawal, after a scan that failed; and whether the way that was promised keeps the camera off.
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "schema/document/flow_words.hpp"
#include "schema/facts/capture_ends.hpp"
#include "schema/facts/facts.hpp"
#include "schema/facts/withdrawal_routes.hpp"

namespace facenotice {
namespace {

// How far each spot is from one service.
struct ToService {
  std::string service;         // empty: the flow serves nothing from here
  Routes any;                  // however
  Routes face;                 // by face
  Routes alternative;          // without a camera
  Routes straight;             // and without asking for the face, or claiming to be a child, on the way
  Routes alternative_no_data;  // and without giving data
  Routes alone, face_alone;    // without a camera and by face, by what the person does alone
  Routes data_alternative, data_face;  // the least data that it takes
};

class ServiceFacts {
 public:
  ServiceFacts(const StepGraph& graph, pugi::xml_node facts)
      : flow_(graph.flow()), graph_(graph), facts_(facts), scans_(withdrawal_scans(graph)) {}

  void add_all() {
    find_excused();
    std::set<std::string> services;
    for (const Step& step : flow_.steps)
      if (step.kind == StepKind::service) services.insert(step.service);
    for (const std::string& service : services) services_.push_back(measure(service));
    nothing_ = measure("");
    for (const Way& way : graph_.ways())
      for (const CameraRequest& request : graph_.cameras(way)) cameras_for_.insert(request.purpose);
    add_starts();
    add_offers();
    add_refusals();
    add_failures();
    add_misleading();
  }

 private:
  const Alternative* alternative(std::string_view id) const {
    for (const Alternative& known : flow_.alternatives)
      if (known.id == id) return &known;
    return nullptr;
  }
  bool uses_face(std::string_view id) const {
    const Alternative* known = alternative(id);
    return known != nullptr && known->uses_face;
  }

  // --- ways -----------------------------------------------------------------------------------------

  // A statute that asks for the face leaves no other way to be offered: for that camera or purpose, and no
  // other.
  bool is_excused(const CameraRequest& request) const { return is_excused(request.step, request.purpose); }
  bool is_excused(StepIndex at, PurposeIndex of) const {
    const std::string &step = flow_.steps[at].id, &purpose = flow_.purposes[of].id;
    return std::any_of(flow_.deployment.exemptions.begin(), flow_.deployment.exemptions.end(),
                       [&](const Exemption& exemption) {
                         const std::vector<std::string>& relaxes = exemption.relaxes;
                         return (exemption.scope == step || exemption.scope == purpose) &&
                                std::find(relaxes.begin(), relaxes.end(), "alternative") != relaxes.end();
                       });
  }
  void find_excused() {
    std::set<PurposeIndex> counted;
    for (const Way& way : graph_.ways())
      for (const CameraRequest& request : graph_.cameras(way))
        (is_excused(request) ? excused_ : counted).insert(request.purpose);
    for (const PurposeIndex purpose : counted) excused_.erase(purpose);
  }
  // Whether a camera goes on that must be avoidable.
  bool looks(const Way& way) const {
    const std::span<const CameraRequest> cameras = graph_.cameras(way);
    return way.camera && std::any_of(cameras.begin(), cameras.end(),
                                     [&](const CameraRequest& request) { return !is_excused(request); });
  }
  bool face_free(const Way& way) const { return !looks(way) && !way.ends_session && !sends_to_a_face(way); }
  // Whether the way leads to an alternative that takes a face elsewhere after all.
  bool sends_to_a_face(const Way& way) const {
    const Choice* choice = graph_.choice(way);
    return choice != nullptr && std::any_of(choice->acts.begin(), choice->acts.end(), [&](const Act& act) {
             return act.kind == ActKind::choose_alternative && uses_face(act.value);
           });
  }
  bool completes(const Way& way, const std::string& service) const {
    const Step* step = graph_.step(way.from);
    return step != nullptr && step->kind == StepKind::service && step->service == service &&
           way.event == EventKind::done;
  }
  bool by_face(const Way& way) const { return graph_.step(way.from)->method == "face"; }
  // What the alternative asks for away from the machine, when the service is given by it.
  std::uint32_t asked_elsewhere(const Way& way) const {
    const Step* step = graph_.step(way.from);
    if (step == nullptr || step->kind != StepKind::service || way.event != EventKind::done) return 0;
    if (by_statute(*step) || leads_to_statute(step->method)) return 0;
    const Alternative* method = alternative(step->method);
    return method == nullptr ? 0 : static_cast<std::uint32_t>(method->asks.size());
  }
  // Whoever wants the alternative neither asks for the face nor says that they are a child to get there.
  bool straight(const Way& way) const {
    return face_free(way) && !asks_for_face(way) && !graph_.says(way, ActKind::under_guardian_age);
  }
  bool asks_for_face(const Way& way) const {
    return graph_.says(way, ActKind::choose_face) || graph_.says(way, ActKind::consent) ||
           graph_.says(way, ActKind::guardian_consent) || StepGraph::hands_in(way);
  }
  // A step that a statute is named for: what it asks, whoever comes must give by whichever way they come.
  bool by_statute(const Step& step) const {
    const std::vector<Exemption>& exemptions = flow_.deployment.exemptions;
    return step.kind != StepKind::capture &&
           std::any_of(exemptions.begin(), exemptions.end(),
                       [&](const Exemption& exemption) { return exemption.scope == step.id; });
  }
  // Whether whoever takes the alternative comes to such a step.
  bool leads_to_statute(std::string_view alternative) const {
    const auto takes = [&](const Choice& choice) {
      return choice.target != no_step && by_statute(flow_.steps[choice.target]) &&
             std::any_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
               return act.kind == ActKind::choose_alternative && act.value == alternative;
             });
    };
    return std::any_of(flow_.steps.begin(), flow_.steps.end(), [&](const Step& step) {
      return std::any_of(step.choices.begin(), step.choices.end(), takes);
    });
  }
  std::uint32_t data(const Way& way) const {
    const Step* step = graph_.step(way.from);
    const bool demanded = step != nullptr && by_statute(*step);
    return (demanded ? 0 : graph_.fields_sent(way)) + asked_elsewhere(way);
  }
  // Whether somebody else must take this choice.
  bool by_staff(const Way& way) const {
    const Choice* choice = graph_.choice(way);
    return choice != nullptr && choice->actor == Actor::staff;
  }
  // Whether the way without a face waits there for staff, and the way by face does not.
  static bool is_granted(const ToService& service, SpotId spot) {
    return service.alternative.cost[spot] != unreachable && service.alone.cost[spot] == unreachable &&
           service.face_alone.cost[spot] != unreachable;
  }

  ToService measure(const std::string& service) const {
    // Being served may end the session at once.
    const auto last = [&](const Way& way) { return completes(way, service) && !looks(way); };
    const auto in_session = [&](const Way& way) { return !way.ends_session || completes(way, service); };
    const auto free = [&](const Way& way) { return face_free(way) || last(way); };
    const auto without_data = [&](const Way& way) { return free(way) && data(way) == 0; };
    const auto taps = [&](const Way& way) { return graph_.taps(way) + asked_elsewhere(way); };
    const auto given = [&](const Way& way) { return data(way); };
    const auto served = [&](const Way& way) { return completes(way, service); };
    const auto with = [&](const Way& way) { return completes(way, service) && by_face(way); };
    const auto without = [&](const Way& way) {
      if (!completes(way, service)) return false;
      return by_face(way) ? excused_.count(graph_.step(way.from)->purpose) > 0
                          : !uses_face(graph_.step(way.from)->method);
    };
    return {service,
            graph_.routes(served, in_session, taps),
            graph_.routes(with, in_session, taps),
            graph_.routes(without, free, taps),
            graph_.routes(
                without, [&](const Way& way) { return straight(way) || last(way); }, taps),
            graph_.routes(without, without_data, taps),
            graph_.routes(
                without, [&](const Way& way) { return free(way) && !by_staff(way); }, taps),
            graph_.routes(
                with, [&](const Way& way) { return in_session(way) && !by_staff(way); }, taps),
            graph_.routes(without, free, given),
            graph_.routes(with, in_session, given)};
  }

  // The services that can be had from there in any way; where there is none, every service that the flow has;
  // where it has none, one that is none.
  template <class Visit>
  void each_service(SpotId spot, Visit visit) const {
    bool any = false;
    for (const ToService& service : services_) {
      if (service.any.cost[spot] == unreachable) continue;
      any = true;
      visit(service);
    }
    if (any) return;
    for (const ToService& service : services_) visit(service);
    if (services_.empty()) visit(nothing_);
  }

  // Who is sent back to the start screen got nothing: what another session would give is no way forward.
  // Nor did who is looked at on the way.
  std::uint32_t outcome(const Way& way, const Routes& routes) const {
    return face_free(way) ? routes.cost[way.to] : unreachable;
  }

  // What is left to somebody who refused these purposes: the service without a camera for any of them. Where
  // sending is refused, without any camera: what it takes would be sent.
  struct Spared {
    Routes any, without_data;
  };
  const Spared& spared(const std::set<PurposeIndex>& refused, const std::string& service) {
    const auto [found, is_new] = spared_.try_emplace({refused, service});
    if (!is_new) return found->second;
    const bool no_camera = std::any_of(refused.begin(), refused.end(), [&](PurposeIndex purpose) {
      return flow_.purposes[purpose].kind == "transmit";
    });
    const bool faces_matter =
        no_camera || std::any_of(refused.begin(), refused.end(),
                                 [&](PurposeIndex purpose) { return cameras_for_.count(purpose) > 0; });
    const auto usable = [&](const Way& way) {
      if (way.ends_session && !completes(way, service)) return false;
      if (faces_matter && sends_to_a_face(way)) return false;
      for (const CameraRequest& request : graph_.cameras(way))
        if (no_camera || refused.count(request.purpose) > 0) return false;
      return true;
    };
    const auto served = [&](const Way& way) {
      if (!completes(way, service)) return false;
      const Step& step = *graph_.step(way.from);
      return by_face(way) ? !no_camera && refused.count(step.purpose) == 0
                          : !faces_matter || !uses_face(step.method);
    };
    found->second.any = graph_.routes(
        served, usable, [&](const Way& way) { return graph_.taps(way) + asked_elsewhere(way); });
    found->second.without_data = graph_.routes(
        served, [&](const Way& way) { return usable(way) && data(way) == 0; },
        [&](const Way& way) { return graph_.taps(way); });
    return found->second;
  }
  std::set<PurposeIndex> refused_by(const Way& way) const {
    std::set<PurposeIndex> refused;
    for (const Act& act : graph_.acts(way))
      if ((act.kind == ActKind::refuse || act.kind == ActKind::withdraw) && excused_.count(act.purpose) == 0)
        refused.insert(act.purpose);
    return refused;
  }
  std::uint32_t after_refusal(const Way& way, const ToService& service) {
    if (way.ends_session || sends_to_a_face(way)) return unreachable;
    const std::set<PurposeIndex> refused = refused_by(way);
    for (const CameraRequest& request : graph_.cameras(way))
      if (refused.count(request.purpose) > 0) return unreachable;
    return spared(refused, service.service).any.cost[way.to];
  }

  // --- facts ----------------------------------------------------------------------------------------

  void add_starts() {
    for (const Way& way : graph_.ways_from(0))
      each_service(way.to, [&](const ToService& service) {
        const std::uint32_t taps = looks(way) ? unreachable : service.alternative.cost[way.to];
        pugi::xml_node fact = add_fact(facts_, "start");
        fact.append_attribute("on") = event_word(way.event);
        fact.append_attribute("step") = graph_.step(way.to)->id.c_str();
        fact.append_attribute("service") = service.service.c_str();
        fact.append_attribute("face-free") = taps != unreachable;
        if (!way.camera && is_granted(service, way.to)) fact.append_attribute("granted") = true;
        add_count(fact, "taps", taps);
        add_trace(flow_, graph_.trace_along(way), fact);
      });
  }

  // An offer: a step where the subject can ask for the way by face, or is asked to agree to it.
  void add_offers() {
    std::map<std::pair<StepIndex, const ToService*>, std::vector<SpotId>> offers;
    for (SpotId spot = 1; spot < graph_.size(); ++spot) {
      const std::vector<Choice>& choices = graph_.step(spot)->choices;
      const auto to_a_service = [&](const Choice& choice) {
        return offers_face(choice) && !leads_to_scans_only(flow_, choice, scans_);
      };
      if (std::any_of(choices.begin(), choices.end(), to_a_service))
        each_service(spot, [&](const ToService& service) {
          offers[{graph_.step_index(spot), &service}].push_back(spot);
        });
    }
    for (const auto& [key, spots] : offers) {
      const ToService& service = *key.second;
      const auto worst = [&spots = spots](const Routes& routes) {
        std::uint32_t most = 0;
        for (const SpotId spot : spots) most = std::max(most, routes.cost[spot]);
        return most;
      };
      const SpotId shown = *std::max_element(spots.begin(), spots.end(), [&](SpotId a, SpotId b) {
        return service.alternative.cost[a] < service.alternative.cost[b];
      });
      const Step& step = flow_.steps[key.first];
      pugi::xml_node fact = add_fact(facts_, "offer");
      fact.append_attribute("step") = step.id.c_str();
      fact.append_attribute("service") = service.service.c_str();
      fact.append_attribute("face-free") = worst(service.alternative) != unreachable;
      fact.append_attribute("face-free-without-data") = worst(service.alternative_no_data) != unreachable;
      if (std::any_of(spots.begin(), spots.end(), [&](SpotId spot) { return is_granted(service, spot); }))
        fact.append_attribute("granted") = true;
      const std::uint32_t straight = worst(service.straight);
      add_count(fact, "taps-alternative", straight != unreachable ? straight : worst(service.alternative));
      add_count(fact, "taps-face", worst(service.face));
      add_count(fact, "data-alternative", worst(service.data_alternative));
      add_count(fact, "data-face", worst(service.data_face));
      describe_choices(step, fact);
      add_trace(flow_, graph_.trace_to(shown), fact);
    }
  }
  static bool offers_face(const Choice& choice) {
    return choice.has(ActKind::choose_face) || choice.has(ActKind::consent);
  }
  // How the face stands among the choices of the screen.
  void describe_choices(const Step& step, pugi::xml_node fact) const {
    bool alternative = false, face = false, face_first = false, face_primary = false,
         alternative_primary = false, excused = true;
    for (const Choice& choice : step.choices) {
      // A key that staff turn is no way that people are offered.
      const bool other = choice.actor != Actor::staff &&
                         std::any_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
                           return act.kind == ActKind::choose_alternative && !uses_face(act.value);
                         });
      if (offers_face(choice)) {
        excused = excused && std::all_of(choice.acts.begin(), choice.acts.end(), [&](const Act& act) {
                    return act.purpose == no_purpose || excused_.count(act.purpose) > 0;
                  });
        face_first = face_first || !alternative;
        face_primary = face_primary || choice.emphasis == "primary";
        face = true;
      } else if (other) {
        alternative_primary = alternative_primary || choice.emphasis == "primary";
        alternative = true;
      }
    }
    fact.append_attribute("alternative-here") = alternative || (face && excused);
    fact.append_attribute("face-first") = face && alternative && face_first;
    fact.append_attribute("face-emphasised") = face_primary && !alternative_primary;
  }

  // After each refusal or withdrawal by choice: can the person still get the service, and what does it cost?
  void add_refusals() {
    struct Key {
      StepIndex step;
      std::uint8_t choice;
      const ToService* service;
      bool operator<(const Key& other) const {
        return std::tie(step, choice, service) < std::tie(other.step, other.choice, other.service);
      }
    };
    std::map<Key, const Way*> worst;  // the way with the worst outcome
    for (const Way& way : graph_.ways()) {
      // Whoever takes a tick back stands where they stood.
      if (graph_.is_toggle(way)) continue;
      if (!graph_.says(way, ActKind::refuse) && !graph_.says(way, ActKind::withdraw)) continue;
      const auto visit = [&](const ToService& service) {
        const Way*& known = worst[{graph_.step_index(way.from), way.choice, &service}];
        if (known == nullptr || after_refusal(way, service) > after_refusal(*known, service)) known = &way;
      };
      if (graph_.says(way, ActKind::refuse)) {
        each_service(way.from, visit);
      } else {
        // A withdrawal that stands apart from any service takes none away.
        for (const ToService& service : services_)
          if (service.any.cost[way.from] != unreachable) visit(service);
      }
    }
    for (const auto& [key, way] : worst) {
      const Choice& choice = *graph_.choice(*way);
      const ToService& service = *key.service;
      const bool refuses = graph_.says(*way, ActKind::refuse);
      pugi::xml_node fact = add_fact(facts_, "refusal");
      fact.append_attribute("step") = flow_.steps[key.step].id.c_str();
      fact.append_attribute("choice") = choice.id.c_str();
      fact.append_attribute("act") = refuses ? "refuse" : "withdraw";
      fact.append_attribute("service") = service.service.c_str();
      // Where a statute asks for every face that was refused, the refusal need lead nowhere.
      const bool excused = refused_by(*way).empty();
      fact.append_attribute("face-free") = excused || after_refusal(*way, service) != unreachable;
      // A form that goes with a withdrawal says whose consent it is; one that goes with a refusal asks for
      // more.
      fact.append_attribute("face-free-without-data") =
          excused || (after_refusal(*way, service) != unreachable &&
                      spared(refused_by(*way), service.service).without_data.cost[way->to] != unreachable &&
                      !(refuses && graph_.fields_sent(*way) > 0));
      fact.append_attribute("ends-session") = way->ends_session;
      add_count(fact, "taps-alternative", after_refusal(*way, service));
      add_count(fact, "taps-agree", service.face.cost[way->from]);
      add_trace(flow_, graph_.trace_along(*way), fact);
    }
  }

  // A capture for something else than the service: whether it fails decides nothing about that.
  bool is_another_end(const Step& capture) const {
    return serves_nothing(flow_, capture) || compares_instead(flow_, capture) != nullptr;
  }

  // What is left when the scan does not recognise the person.
  void add_failures() {
    // Where a camera goes on again although nobody chose anything.
    const Routes again =
        graph_.routes([](const Way& way) { return way.camera; },
                      [&](const Way& way) { return graph_.choice(way) == nullptr && !way.ends_session; },
                      [](const Way&) { return 0U; });
    struct Key {
      StepIndex step;
      EventKind on;
      const ToService* service;
      bool operator<(const Key& other) const {
        return std::tie(step, on, service) < std::tie(other.step, other.on, other.service);
      }
    };
    std::map<Key, const Way*> worst;
    for (const Way& way : graph_.ways()) {
      const Step* step = graph_.step(way.from);
      if (step == nullptr || step->kind != StepKind::capture || graph_.exit(way) == nullptr ||
          way.event == EventKind::matched || way.event == EventKind::presence ||
          scans_.count(graph_.step_index(way.from)) > 0 || is_another_end(*step))
        continue;
      each_service(way.from, [&](const ToService& service) {
        const Way*& known = worst[{graph_.step_index(way.from), way.event, &service}];
        if (known == nullptr || outcome(way, service.alternative) > outcome(*known, service.alternative))
          known = &way;
      });
    }
    for (const auto& [key, way] : worst) {
      pugi::xml_node fact = add_fact(facts_, "failure");
      fact.append_attribute("step") = flow_.steps[key.step].id.c_str();
      fact.append_attribute("on") = event_word(key.on);
      fact.append_attribute("service") = key.service->service.c_str();
      const bool excused = is_excused(key.step, flow_.steps[key.step].purpose);
      fact.append_attribute("face-free") = excused || outcome(*way, key.service->alternative) != unreachable;
      fact.append_attribute("ends-session") = way->ends_session;
      fact.append_attribute("retries") = flow_.steps[key.step].retries;
      fact.append_attribute("camera-again") =
          way->camera || (!way->ends_session && again.cost[way->to] != unreachable);
      add_count(fact, "taps", outcome(*way, key.service->alternative));
      add_trace(flow_, graph_.trace_along(*way), fact);
    }
  }

  // Who chose the way without a face is looked at all the same, without having asked for the face after that.
  void add_misleading() {
    const auto person_asks = [&](const Way& way) {
      return StepGraph::hands_in(way) || (asks_for_face(way) && graph_.choice(way)->actor != Actor::staff);
    };
    const auto films = [&](const Way& way) {
      const std::span<const CameraRequest> cameras = graph_.cameras(way);
      return std::any_of(cameras.begin(), cameras.end(),
                         [&](const CameraRequest& request) { return scans_.count(request.step) == 0; });
    };
    const Routes camera = graph_.routes(
        films, [&](const Way& way) { return !way.ends_session && !person_asks(way); },
        [](const Way&) { return 1U; });
    std::set<std::pair<StepIndex, std::uint8_t>> known;
    for (const Way& way : graph_.ways()) {
      const Choice* choice = graph_.choice(way);
      if (choice == nullptr || !choice->has(ActKind::choose_alternative) || way.ends_session) continue;
      if (!way.camera && camera.cost[way.to] == unreachable) continue;
      if (!known.insert({graph_.step_index(way.from), way.choice}).second) continue;
      pugi::xml_node fact = add_fact(facts_, "misleads");
      fact.append_attribute("step") = graph_.step(way.from)->id.c_str();
      fact.append_attribute("choice") = choice->id.c_str();
      Trace trace = graph_.trace_along(way);
      if (!way.camera) graph_.go_on(trace, way.to, camera);
      add_trace(flow_, trace, fact);
    }
  }

  const Flow& flow_;
  const StepGraph& graph_;
  pugi::xml_node facts_;
  std::set<StepIndex> scans_;  // that are demanded to withdraw: no way to a service
  std::vector<ToService> services_;
  ToService nothing_;
  std::set<PurposeIndex> excused_;      // the purposes of which every camera is excused
  std::set<PurposeIndex> cameras_for_;  // the purposes for which some camera goes on
  std::map<std::pair<std::set<PurposeIndex>, std::string>, Spared> spared_;
};

}  // namespace

void add_service_facts(const StepGraph& graph, pugi::xml_node facts) {
  ServiceFacts(graph, facts).add_all();
}

}  // namespace facenotice
