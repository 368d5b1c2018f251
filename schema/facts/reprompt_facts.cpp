// SPDX-License-Identifier: MIT
// Facts about questions that come back: whether a no is the end of it until the person asks again.
#include <algorithm>
#include <set>

#include "schema/document/flow_words.hpp"
#include "schema/facts/facts.hpp"

namespace facenotice {
namespace {

// What somebody can do on a screen to go on, as against going back or answering a question.
bool goes_forward(const Choice& choice) {
  for (const ActKind other : {ActKind::back, ActKind::cancel, ActKind::language, ActKind::refuse,
                              ActKind::withdraw, ActKind::consent, ActKind::guardian_consent})
    if (choice.has(other)) return false;
  return true;
}

bool has_choice(const Step& step, ActKind kind, PurposeIndex purpose) {
  for (const Choice& choice : step.choices)
    for (const Act& act : choice.acts)
      if (act.kind == kind && act.purpose == purpose) return true;
  return false;
}

bool has_choice(const Step& step, ActKind kind) {
  return std::any_of(step.choices.begin(), step.choices.end(),
                     [&](const Choice& choice) { return choice.has(kind); });
}

class RepromptFacts {
 public:
  RepromptFacts(const StepGraph& graph, pugi::xml_node facts)
      : flow_(graph.flow()), graph_(graph), facts_(facts), for_refusers_(pages_for_refusers(graph)) {}

  void add(PurposeIndex purpose) {
    WaySearch search(graph_);
    std::set<std::pair<StepIndex, std::string>> known;
    search.run([&](unsigned mark, const Way& way) { return after(mark, way, purpose); },
               [&](const WaySearch::Taken& taken) {
                 const Way& way = graph_.ways()[taken.way];
                 // Who ticks or unticks a box answers a question; none comes back.
                 if (taken.after == never_refused || graph_.is_toggle(way)) return;
                 // Whoever is sent home meets the start screen: only a question is one too many there.
                 const std::string kind = prompt(way, purpose, taken.after == refused_before);
                 if (kind.empty() || !known.insert({graph_.step_index(way.to), kind}).second) return;
                 pugi::xml_node fact = add_fact(facts_, "reprompt");
                 fact.append_attribute("step") = graph_.step(way.to)->id.c_str();
                 fact.append_attribute("purpose") = flow_.purposes[purpose].id.c_str();
                 fact.append_attribute("kind") = kind.c_str();
                 fact.append_attribute("by") = event_word(way.event);
                 fact.append_attribute("same-session") = taken.before != refused_before && !way.ends_session;
                 add_trace(flow_, search.trace(taken), fact);
               });
  }

 private:
  // By spot: a page that only those see who have just said no. What it offers is the machine's idea, not
  // theirs.
  static std::vector<bool> pages_for_refusers(const StepGraph& graph) {
    std::vector<bool> by_refusal(graph.size()), otherwise(graph.size());
    for (const Way& way : graph.ways()) {
      if (way.to == way.from || graph.is_language(way)) continue;
      const bool refuses = graph.says(way, ActKind::refuse) || graph.says(way, ActKind::withdraw);
      (refuses ? by_refusal : otherwise)[way.to] = true;
    }
    for (SpotId spot = 0; spot < graph.size(); ++spot)
      by_refusal[spot] = by_refusal[spot] && !otherwise[spot];
    return by_refusal;
  }

  // What the machine owes the person who stands there: refused_before means that the session of the refusal
  // is over, but nobody has touched the machine since, so it may still be the same person. A time-out into
  // the middle of the flow ends a session too, but puts whoever still stands there before the next screen
  // unasked.
  static constexpr unsigned never_refused = 0, refused = 1, refused_before = 2;

  unsigned after(unsigned mark, const Way& way, PurposeIndex purpose) const {
    if (way.event == EventKind::left) return never_refused;  // whoever refused has gone
    const Choice* choice = graph_.choice(way);
    if (mark == refused_before && (choice != nullptr || is_restart(way))) mark = never_refused;
    if (mark == refused && asks_again(way)) mark = never_refused;
    for (const Act& act : graph_.acts(way)) {
      if (act.purpose != purpose) continue;
      if (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent ||
          act.kind == ActKind::consented_earlier)
        mark = never_refused;
      if (choice != nullptr && (act.kind == ActKind::refuse || act.kind == ActKind::withdraw)) mark = refused;
    }
    return way.ends_session && mark == refused && !graph_.leaves_in_the_middle(way) ? refused_before : mark;
  }
  static bool is_restart(const Way& way) {
    return way.event == EventKind::power_on || way.event == EventKind::idle ||
           way.event == EventKind::resume || way.event == EventKind::maintenance_exit;
  }

  // The subject's own choice brings the question back: they ask for the way by face, go back to it, or pick
  // it from a screen that leads to several things.
  bool asks_again(const Way& way) const {
    const Choice* choice = graph_.choice(way);
    if (choice == nullptr || choice->actor == Actor::staff) return false;
    if (choice->has(ActKind::choose_face) || choice->has(ActKind::back)) return true;
    if (choice->toggle || !goes_forward(*choice)) return false;
    if (for_refusers_[way.from]) return false;
    const std::vector<Choice>& choices = graph_.step(way.from)->choices;
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& other) {
      return goes_forward(other) && other.target != choice->target;
    });
  }

  // "consent": the question itself. "offer": the face is offered with nothing beside it, or advertised.
  std::string prompt(const Way& way, PurposeIndex purpose, bool new_session) const {
    const Step& step = *graph_.step(way.to);
    if (has_choice(step, ActKind::consent, purpose)) return "consent";
    if (new_session || !has_choice(step, ActKind::choose_face)) return {};
    const bool advertised = std::any_of(step.blocks.begin(), step.blocks.end(),
                                        [](const Block& block) { return block.role == "advertisement"; });
    return advertised || !has_choice(step, ActKind::choose_alternative) ? "offer" : "";
  }

  const Flow& flow_;
  const StepGraph& graph_;
  pugi::xml_node facts_;
  const std::vector<bool> for_refusers_;
};

}  // namespace

void add_reprompt_facts(const StepGraph& graph, pugi::xml_node facts) {
  for (std::size_t purpose = 0; purpose < graph.flow().purposes.size(); ++purpose)
    RepromptFacts(graph, facts).add(static_cast<PurposeIndex>(purpose));
}

}  // namespace facenotice
