// SPDX-License-Identifier: MIT
// Facts about every camera that can go on: what is certain to have happened before, what was told before,
// and the shortest way around it.
#include <map>
#include <set>

#include "schema/explore/domination.hpp"
#include "schema/explore/watched_cameras.hpp"
#include "schema/facts/capture_ends.hpp"
#include "schema/facts/captured_data.hpp"
#include "schema/facts/facts.hpp"
#include "schema/facts/inherited_consents.hpp"
#include "schema/facts/not_separate.hpp"
#include "schema/facts/notice_roles.hpp"
#include "schema/facts/telling.hpp"
#include "schema/facts/withdrawal_routes.hpp"

namespace facenotice {
namespace {

constexpr std::uint16_t identifying = op_verify | op_identify | op_enrol;

constexpr std::pair<Operation, const char*> operation_words[] = {{op_detect, "detect"},
                                                                 {op_liveness, "liveness"},
                                                                 {op_verify, "verify"},
                                                                 {op_identify, "identify"},
                                                                 {op_enrol, "enrol"},
                                                                 {op_estimate_age, "estimate-age"},
                                                                 {op_estimate_gender, "estimate-gender"},
                                                                 {op_infer_emotion, "infer-emotion"},
                                                                 {op_categorise, "categorise"}};

// Where and for what a camera goes on.
struct Site {
  StepIndex step = no_step;
  PurposeIndex purpose = no_purpose;
  friend bool operator<(const Site& a, const Site& b) {
    return std::pair(a.step, a.purpose) < std::pair(b.step, b.purpose);
  }
};
struct Requests {
  std::vector<CameraRequest> all;   // of the exploration, the nearest first
  std::vector<std::uint32_t> ways;  // of the step graph
};

class CameraFacts {
 public:
  CameraFacts(const Exploration& exploration, const StepGraph& graph, const Telling& telling,
              pugi::xml_node facts)
      : flow_(graph.flow()),
        exploration_(exploration),
        graph_(graph),
        telling_(telling),
        domination_(graph),
        facts_(facts) {}

  void add_all() {
    const std::uint16_t watched = watched_purposes(flow_);
    const std::set<StepIndex> scans = withdrawal_scans(graph_);
    for (const CameraRequest& request : exploration_.cameras())
      if (is_watched(watched, request.purpose))
        add_watched({request.step, request.purpose}, request);
      else if (scans.count(request.step) == 0)
        sites_[{request.step, request.purpose}].all.push_back(request);
    for (std::uint32_t way = 0; way < graph_.ways().size(); ++way)
      for (const CameraRequest& request : graph_.cameras(graph_.ways()[way]))
        if (scans.count(request.step) == 0) sites_[{request.step, request.purpose}].ways.push_back(way);
    for (const auto& [site, requests] : sites_) prepare(site);
    domination_.solve();
    for (const auto& [site, requests] : sites_) add(site, requests);
  }

 private:
  // A person looks through it, and no program: nothing of what is asked of a camera for faces is asked of it.
  void add_watched(const Site& site, const CameraRequest& request) {
    if (!watched_.insert(site).second) return;
    const Step& step = flow_.steps[site.step];
    pugi::xml_node fact = add_fact(facts_, "watched");
    fact.append_attribute("step") = step.id.c_str();
    fact.append_attribute("purpose") = flow_.purposes[site.purpose].id.c_str();
    fact.append_attribute("told") = telling_.says_something(step);
    add_trace(flow_, exploration_.trace_along(request.edge), fact);
  }

  // The steps that tell an item of the notice for a purpose, and those that tell it or link to it.
  struct Told {
    Domination::Set told = 0, linked = 0;
  };

  void prepare(const Site& site) {
    if (told_.count(site.purpose) == 0) {
      std::vector<Told>& told = told_[site.purpose];
      for (const NoticeRole& role : notice_roles) {
        std::vector<bool> tell(flow_.steps.size()), link(flow_.steps.size());
        for (const StepIndex at : speaking(site.purpose)) {
          tell[at] = telling_.tells(flow_.steps[at], role.role);
          link[at] = tell[at] || telling_.links_to(flow_.steps[at], role.role);
        }
        const PurposeIndex earlier = told_earlier(site.purpose, tell);
        told.push_back({domination_.add(tell, earlier), domination_.add(link, earlier)});
      }
    }
    std::vector<std::pair<const Party*, Domination::Set>>& named = named_[site];
    for (const auto& [party, purposes] : recipients(site)) {
      std::vector<bool> names(flow_.steps.size());
      for (const PurposeIndex purpose : purposes)
        for (const StepIndex at : speaking(purpose))
          names[at] = names[at] || telling_.names(flow_.steps[at], *party);
      named.emplace_back(party, domination_.add(names, told_earlier(site.purpose, names)));
    }
  }

  // A consent given earlier was given on the notice for its purpose (the token names its digest): what one of
  // the notice's screens tells, whoever hands the token in was told. Else no_purpose.
  PurposeIndex told_earlier(PurposeIndex purpose, const std::vector<bool>& tells) const {
    for (std::size_t i = 0; i < tells.size(); ++i) {
      const std::vector<PurposeIndex>& notifies = flow_.steps[i].notifies;
      if (tells[i] && std::find(notifies.begin(), notifies.end(), purpose) != notifies.end()) return purpose;
    }
    return no_purpose;
  }

  const std::vector<StepIndex>& speaking(PurposeIndex purpose) {
    const auto [found, is_new] = speaking_.try_emplace(purpose);
    if (is_new)
      for (std::size_t i = 0; i < flow_.steps.size(); ++i)
        if (telling_.speaks_of(flow_.steps[i], purpose)) found->second.push_back(static_cast<StepIndex>(i));
    return found->second;
  }

  // Who gets what is captured here, and the purposes under which they may be named.
  std::map<const Party*, std::set<PurposeIndex>> recipients(const Site& site) const {
    std::map<const Party*, std::set<PurposeIndex>> found;
    for (const DataItem* item : captured_items(flow_, flow_.steps[site.step], site.purpose))
      for (const std::string& id : item->recipients) {
        std::set<PurposeIndex>& purposes = found[flow_.find_party(id)];
        purposes.insert(item->purposes.begin(), item->purposes.end());
        purposes.insert(site.purpose);
      }
    return found;
  }

  void add(const Site& site, const Requests& requests) {
    pugi::xml_node camera = add_fact(facts_, "camera");
    describe(site, camera);
    add_checks(site, requests, camera);
    add_other_purposes(site, requests, camera);
    const std::vector<Told>& told = told_.at(site.purpose);
    for (std::size_t i = 0; i < notice_roles.size(); ++i) {
      pugi::xml_node fact = add_fact(camera, "told");
      fact.append_attribute("role") = notice_roles[i].role.data();
      fact.append_attribute("en") = notice_roles[i].english.data();
      fact.append_attribute("zh") = notice_roles[i].chinese.data();
      const bool holds = always_passed(told[i].told, requests);
      if (!holds) fact.append_attribute("linked") = always_passed(told[i].linked, requests);
      finish(fact, holds ? Trace{} : domination_.around(told[i].told, requests.ways));
    }
    add_names(site, requests, camera);
  }

  void describe(const Site& site, pugi::xml_node camera) const {
    const Step& step = flow_.steps[site.step];
    const Purpose& purpose = flow_.purposes[site.purpose];
    const std::string use = use_of(site);
    camera.append_attribute("step") = step.id.c_str();
    camera.append_attribute("purpose") = purpose.id.c_str();
    camera.append_attribute("kind") = purpose.kind.c_str();
    camera.append_attribute("basis") = purpose.legal_basis.c_str();
    camera.append_attribute("use") = use.c_str();
    if (use == "capture") {
      camera.append_attribute("longest-seconds") = (step.longest_ms + 999) / 1000;
      std::string words;
      for (const auto& [operation, word] : operation_words)
        if ((step.operations & operation) != 0) words += (words.empty() ? "" : " ") + std::string(word);
      camera.append_attribute("operations") = words.c_str();
      if (serves_nothing(flow_, step)) camera.append_attribute("serves-nothing") = true;
      if (const Step* other = compares_instead(flow_, step))
        camera.append_attribute("compares-instead") = other->id.c_str();
    }
    camera.append_attribute("identifies") = identifies(site, use);
    std::string exempt = " ";
    for (const Exemption& exemption : flow_.deployment.exemptions)
      if (exemption.scope == step.id || exemption.scope == purpose.id)
        for (const std::string& token : exemption.relaxes) exempt += token + " ";
    camera.append_attribute("exempt") = exempt.c_str();
    const std::vector<const DataItem*> items = captured_items(flow_, step, site.purpose);
    camera.append_attribute("egress") = farthest_egress(items);
    camera.append_attribute("stored") = outlives_session(items);
  }

  bool identifies(const Site& site, const std::string& use) const {
    if (use == "capture") return (flow_.steps[site.step].operations & identifying) != 0;
    for (const Step& step : flow_.steps)
      if (step.kind == StepKind::capture && step.purpose == site.purpose &&
          (step.operations & identifying) != 0)
        return true;
    const std::string& kind = flow_.purposes[site.purpose].kind;
    for (const char* known : {"verify", "identify", "enrol", "payment", "access", "attendance", "watch-list"})
      if (kind == known) return true;
    return false;
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

  // --- what was said before ---------------------------------------------------------------------------

  void add_checks(const Site& site, const Requests& requests, pugi::xml_node camera) {
    const PurposeIndex p = site.purpose;
    const auto check = [&](const char* name, auto holds) {
      add_check(camera, name, violation(requests.all, holds));
    };
    check("by-a-person", [](const State&, const Watch& watch) { return watch.acted; });
    check("asked-for", [p](const State&, const Watch& watch) { return ((watch.chose_face >> p) & 1U) != 0; });
    check("notice", [p](const State& state, const Watch&) { return state.notified(p); });
    check("consent",
          [p](const State& state, const Watch&) { return state.decision(p) == Decision::consented; });
    const Trace bundled = violation(requests.all, [p](const State& state, const Watch&) {
      return state.decision(p) != Decision::consented || state.separate(p);
    });
    const char* why = why_not_separate(flow_, bundled, p);
    pugi::xml_node separate = add_check(camera, "separate", bundled);
    if (*why != '\0') separate.append_attribute("why") = why;
    check("not-refused",
          [p](const State& state, const Watch&) { return state.decision(p) != Decision::refused; });
    check("not-withdrawn",
          [p](const State& state, const Watch&) { return state.decision(p) != Decision::withdrawn; });
    // Who enrols somebody knows their age, and a token says when a guardian gave it; the gate holds it to
    // that.
    check("age-known", [p](const State& state, const Watch&) {
      return state.age != AgeBand::unknown || state.given_earlier(p);
    });
    check("guardian", [p](const State& state, const Watch&) {
      return state.age != AgeBand::under_guardian_age || state.guardian_consented(p) ||
             state.given_earlier(p);
    });
    const Monitored& monitored = monitor(p);
    const auto trace = [&](const std::map<StepIndex, Trace>& found) {
      const auto at = found.find(site.step);
      return at == found.end() ? Trace{} : at->second;
    };
    add_check(camera, "affirmative", trace(monitored.not_affirmative));
    add_check(camera, "own-guardian", trace(monitored.not_own_guardian));
    add_check(camera, "live", trace(monitored.not_live));
    add_check(camera, "not-inherited", trace(monitored.inherited));
  }

  // What a consent rests on is followed along the ways: the state says that there is one, not whose it is.
  struct Monitored {
    std::map<StepIndex, Trace> not_affirmative, not_own_guardian, not_live,
        inherited;  // by the camera's step
  };
  const Monitored& monitor(PurposeIndex p) {
    const auto [found, is_new] = monitored_.try_emplace(p);
    if (!is_new) return found->second;
    follow(p, found->second.not_affirmative, [&](unsigned mark, const Way& way) {
      mark = after_acts(p, mark, way, [&](const Act& act) {
        return act.kind == ActKind::consented_earlier || affirmative(way) ? 0U : 1U;
      });
      return comes_ticked(p, way) ? 1U : mark;
    });
    follow(p, found->second.not_own_guardian, [&](unsigned mark, const Way& way) {
      return after_acts(p, mark, way, [&](const Act& act) {
        const Choice* choice = graph_.choice(way);
        const bool by_guardian = choice != nullptr && choice->actor == Actor::guardian;
        return act.kind == ActKind::guardian_consent && !by_guardian ? 1U : 0U;
      });
    });
    // 0: none, 1: outdated, 2: live.
    std::int64_t lasts_ms = std::numeric_limits<std::int64_t>::max();
    if (!flow_.purposes[p].consent_lasts.empty()) lasts_ms = duration_ms(flow_.purposes[p].consent_lasts);
    follow(p, found->second.not_live, [&, lasts_ms](unsigned mark, const Way& way) {
      const Exit* exit = graph_.exit(way);
      const bool outdates = way.event == EventKind::presence ||
                            (exit != nullptr && exit->on == ExitKind::timeout && exit->after_ms > lasts_ms);
      return after_acts(p, mark == 2 && outdates ? 1U : mark, way, [](const Act&) { return 2U; });
    });
    found->second.inherited = inherited_consents(graph_, p);
    return found->second;
  }

  // Calls `given` for each consent to p; anything else that ends a consent makes the mark 0.
  template <class Given>
  unsigned after_acts(PurposeIndex p, unsigned mark, const Way& way, Given given) const {
    for (const Act& act : graph_.acts(way)) {
      if (act.purpose != p) continue;
      if (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent ||
          act.kind == ActKind::consented_earlier)
        mark = given(act);
      if (act.kind == ActKind::refuse || act.kind == ActKind::withdraw) mark = 0;
    }
    return way.ends_session ? 0U : mark;
  }
  // Whether a box that nobody ticked agrees to p on the screen that the way leads to.
  bool comes_ticked(PurposeIndex p, const Way& way) const {
    const Step* shown = graph_.step(way.to);
    if (shown == nullptr || graph_.step_index(way.from) == graph_.step_index(way.to)) return false;
    return std::any_of(shown->choices.begin(), shown->choices.end(), [&](const Choice& box) {
      return box.toggle && box.preselected &&
             std::any_of(box.acts.begin(), box.acts.end(), [&](const Act& act) {
               return act.purpose == p &&
                      (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent);
             });
    });
  }
  bool affirmative(const Way& way) const {
    const Choice* choice = graph_.choice(way);
    return choice != nullptr && !choice->preselected && choice->actor != Actor::staff;
  }
  // The first trace to each camera for p that goes on under the mark 1.
  template <class Next>
  void follow(PurposeIndex p, std::map<StepIndex, Trace>& found, Next next) const {
    WaySearch search(graph_);
    search.run(next, [&](const WaySearch::Taken& taken) {
      if (taken.after != 1 || !graph_.ways()[taken.way].camera) return;
      for (const CameraRequest& request : graph_.cameras(graph_.ways()[taken.way]))
        if (request.purpose == p && found.count(request.step) == 0)
          found.emplace(request.step, search.trace(taken));
    });
  }

  void add_other_purposes(const Site& site, const Requests& requests, pugi::xml_node camera) {
    std::set<PurposeIndex> others;
    for (const std::string& id : flow_.steps[site.step].captures) {
      const std::vector<PurposeIndex>& purposes = flow_.find_data(id)->purposes;
      others.insert(purposes.begin(), purposes.end());
    }
    others.erase(site.purpose);
    for (const PurposeIndex other : others) {
      pugi::xml_node fact = add_fact(camera, "also");
      fact.append_attribute("purpose") = flow_.purposes[other].id.c_str();
      fact.append_attribute("kind") = flow_.purposes[other].kind.c_str();
      fact.append_attribute("basis") = flow_.purposes[other].legal_basis.c_str();
      // What was refused is not done; but what is captured is sent the moment that it is.
      const bool may_be_refused = flow_.purposes[other].kind != "transmit";
      finish(fact, violation(requests.all, [other, may_be_refused](const State& state, const Watch&) {
               const Decision said = state.decision(other);
               return said == Decision::consented ? state.separate(other)
                                                  : may_be_refused && said != Decision::none;
             }));
    }
  }

  void add_names(const Site& site, const Requests& requests, pugi::xml_node camera) {
    const auto who = recipients(site);
    for (const auto& [party, set] : named_.at(site)) {
      pugi::xml_node fact = add_fact(camera, "names");
      fact.append_attribute("party") = party->id.c_str();
      std::string roles;
      for (const std::string& role : party->roles) roles += (roles.empty() ? "" : " ") + role;
      fact.append_attribute("role") = roles.c_str();
      std::vector<PurposeIndex> transmit;
      for (const PurposeIndex purpose : who.at(party))
        if (flow_.purposes[purpose].kind == "transmit") transmit.push_back(purpose);
      fact.append_attribute("separate") =
          violation(requests.all, [&](const State& state, const Watch&) {
            return std::any_of(transmit.begin(), transmit.end(), [&](PurposeIndex purpose) {
              return state.decision(purpose) == Decision::consented && state.separate(purpose);
            });
          }).empty();
      finish(fact, always_passed(set, requests) ? Trace{} : domination_.around(set, requests.ways));
    }
  }

  bool always_passed(Domination::Set set, const Requests& requests) const {
    return std::all_of(requests.ways.begin(), requests.ways.end(),
                       [&](std::uint32_t way) { return domination_.passed(set, graph_.ways()[way]); });
  }

  // The shortest trace to one of the requests at which `holds` is false; empty when it always holds. At an
  // entry's camera nothing has happened yet in this session: what its screen tells comes too late.
  template <class Holds>
  Trace violation(const std::vector<CameraRequest>& requests, Holds holds) const {
    for (const CameraRequest& request : requests) {  // in breadth-first order: the first is a shortest one
      const NodeId to = exploration_.edges()[request.edge].to;
      const bool held = request.before_anything_is_shown
                            ? holds(State{}, Watch{})
                            : holds(exploration_.state(to), exploration_.watch(to));
      if (!held) return exploration_.trace_along(request.edge);
    }
    return {};
  }

  pugi::xml_node add_check(pugi::xml_node camera, const char* name, const Trace& counterexample) {
    pugi::xml_node fact = add_fact(camera, "check");
    fact.append_attribute("name") = name;
    finish(fact, counterexample);
    return fact;
  }
  void finish(pugi::xml_node fact, const Trace& counterexample) {
    fact.append_attribute("holds") = counterexample.empty();
    if (!counterexample.empty()) add_trace(flow_, counterexample, fact);
  }

  const Flow& flow_;
  const Exploration& exploration_;
  const StepGraph& graph_;
  const Telling& telling_;
  Domination domination_;
  pugi::xml_node facts_;
  std::map<Site, Requests> sites_;
  std::set<Site> watched_;
  std::map<PurposeIndex, std::vector<StepIndex>> speaking_;
  std::map<PurposeIndex, std::vector<Told>> told_;
  std::map<Site, std::vector<std::pair<const Party*, Domination::Set>>> named_;
  std::map<PurposeIndex, Monitored> monitored_;
};

}  // namespace

void add_camera_facts(const Exploration& exploration, const StepGraph& graph, const VisualFacts& visual,
                      pugi::xml_node facts) {
  const Telling telling(graph.flow(), visual);
  CameraFacts(exploration, graph, telling, facts).add_all();
}

}  // namespace facenotice
