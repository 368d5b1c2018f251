// SPDX-License-Identifier: MIT
// A sentence for each choice and exit.
#include "schema/report/ways_in_words.hpp"

#include <span>

#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

class Ways {
 public:
  Ways(const Words& words, const Flow& flow) : words_(words), flow_(flow), names_(flow, words) {}

  std::string choice(const Choice& choice) const {
    std::vector<std::string> said;
    if (choice.actor == Actor::guardian) said.emplace_back(words_.tr("for a guardian"));
    if (choice.actor == Actor::staff) said.emplace_back(words_.tr("for the staff"));
    if (choice.toggle)
      said.emplace_back(choice.preselected ? words_.tr("a box, ticked beforehand")
                                           : words_.tr("a box to tick"));
    acts(choice.acts, said);
    for (const Branch& branch : choice.branches) {
      std::vector<std::string> purposes;
      for (const PurposeIndex purpose : branch.consented)
        purposes.push_back(names_.text(flow_.purposes[purpose].name));
      said.push_back(words_.trf("leads to “{}” for whoever has agreed to {}", step(branch.target),
                                joined_in_words(words_, purposes)));
    }
    if (!choice.toggle) said.push_back(leads_to(choice.target));
    return words_.trf("“{}”: {}", names_.text(choice.label), joined(said));
  }

  std::string exit(const Exit& exit) const {
    FindingEvent event;
    event.event = exit_word(exit.on);
    std::vector<std::string> said;
    constexpr std::uint32_t second_ms = 1000;
    if (exit.on == ExitKind::timeout && exit.after_ms > 0)
      said.push_back(words_.trf("after {}", duration_in_words(words_, exit.after_ms / second_ms)));
    acts(exit.acts, said);
    said.push_back(leads_to(exit.target));
    return words_.trf("{}: {}", event_in_words(words_, event), joined(said));
  }

 private:
  std::string joined(const std::vector<std::string>& parts) const {
    std::string said;
    for (const std::string& part : parts) said += (said.empty() ? "" : words_.tr("; ")) + part;
    return said;
  }
  std::string step(StepIndex index) const {
    return index == no_step ? std::string() : names_.step(flow_.steps[index].id);
  }
  std::string leads_to(StepIndex index) const { return words_.trf("leads to “{}”", step(index)); }
  void acts(std::span<const Act> acts, std::vector<std::string>& said) const {
    for (const Act& act : acts) said.push_back(names_.act(act));
  }

  const Words& words_;
  const Flow& flow_;
  ShownNames names_;
};

}  // namespace

std::vector<std::string> ways_in_words(const Words& words, const Flow& flow, const Step& step) {
  const Ways ways(words, flow);
  std::vector<std::string> said;
  for (const Choice& choice : step.choices) said.push_back(ways.choice(choice));
  for (const Exit& exit : step.exits) said.push_back(ways.exit(exit));
  return said;
}

}  // namespace facenotice
