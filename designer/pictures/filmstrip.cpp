// SPDX-License-Identifier: MIT
// Walks breadth first, the ways without consequence before those by face, those before the others.
#include "designer/pictures/filmstrip.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <facenotice/transition.hpp>

#include "designer/review/finding_language.hpp"
#include "designer/review/remarks.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"

namespace facenotice {
namespace {

class Walk {
 public:
  explicit Walk(const Flow& flow) : flow_(flow), group_of_(flow.steps.size()) {}

  // The steps in the order of the walk, with their groups.
  std::vector<std::pair<StepIndex, WalkGroup>> take() {
    for (const Entry& entry : flow_.entries) reach(entry.target, WalkGroup::everybody);
    spread(WalkGroup::everybody);
    for (const WalkGroup group : {WalkGroup::by_face, WalkGroup::without_face, WalkGroup::taking_back}) {
      for (std::size_t at = 0; at < order_.size(); ++at)
        each_way(order_[at], [&](StepIndex to, WalkGroup leads) {
          if (leads == group) reach(to, group);
        });
      spread(group);
    }
    for (std::size_t step = 0; step < flow_.steps.size(); ++step)
      reach(static_cast<StepIndex>(step), WalkGroup::reached_by_none);
    std::vector<std::pair<StepIndex, WalkGroup>> all;
    for (const StepIndex step : order_) all.emplace_back(step, *group_of_[step]);
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
    return all;
  }

 private:
  void reach(StepIndex step, WalkGroup group) {
    if (step == no_step || group_of_[step]) return;
    group_of_[step] = group;
    order_.push_back(step);
  }

  // On from all that was reached, by ways that stay in the group or in an earlier one.
  void spread(WalkGroup group) {
    for (std::size_t at = 0; at < order_.size(); ++at)
      if (*group_of_[order_[at]] == group)
        each_way(order_[at], [&](StepIndex to, WalkGroup leads) {
          if (leads <= group) reach(to, group);
        });
  }

  // Each way out of a step with the group that it leads into when it is taken.
  void each_way(StepIndex from, const std::function<void(StepIndex, WalkGroup)>& visit) const {
    const Step& step = flow_.steps[from];
    for (const Choice& choice : step.choices) {
      visit(choice.target, group_of(choice.acts, choice.target));
      for (const Branch& branch : choice.branches) visit(branch.target, WalkGroup::by_face);
    }
    for (const Exit& exit : step.exits) {
      const bool fails = exit.on == ExitKind::not_matched || exit.on == ExitKind::failed ||
                         exit.on == ExitKind::cancelled || exit.on == ExitKind::fault ||
                         exit.on == ExitKind::token_refused;
      visit(exit.target,
            fails && step.kind == StepKind::capture ? WalkGroup::by_face : group_of(exit.acts, exit.target));
    }
  }

  WalkGroup group_of(const std::vector<Act>& acts, StepIndex target) const {
    WalkGroup group = WalkGroup::everybody;
    const Step& to = flow_.steps[target];
    if (to.kind == StepKind::screen && to.screen == ScreenKind::withdraw) return WalkGroup::taking_back;
    for (const Act& act : acts) {
      if (act.kind == ActKind::choose_face || act.kind == ActKind::consent ||
          act.kind == ActKind::guardian_consent)
        return WalkGroup::by_face;
      if (act.kind == ActKind::refuse || act.kind == ActKind::choose_alternative ||
          act.kind == ActKind::under_guardian_age)
        group = WalkGroup::without_face;
    }
    return group;
  }

  const Flow& flow_;
  std::vector<std::optional<WalkGroup>> group_of_;
  std::vector<StepIndex> order_;
};

std::string note_of(const FormatWords& names, const Step& step) {
  const std::string word = step_word(step);
  return step.kind == StepKind::screen ? names.value("screen", "kind", word) : names.element(word);
}

}  // namespace

const char* walk_group_in_words(const Words& words, WalkGroup group) {
  switch (group) {
    case WalkGroup::everybody:
      return words.tr("Everybody");
    case WalkGroup::by_face:
      return words.tr("By face: notice, question, camera");
    case WalkGroup::without_face:
      return words.tr("Without a face");
    case WalkGroup::taking_back:
      return words.tr("Taking consent back");
    case WalkGroup::reached_by_none:
      break;
  }
  return words.tr("No way leads here");
}

std::vector<WalkStep> walk_of(const Document& document, const FormatWords& names, const Words& words,
                              const WalkMarks& marks) {
  const Flow& flow = document.flow();
  const ShownNames shown(flow, words);
  const std::string& looked_at = marks.language.empty() ? flow.languages.front() : marks.language;
  std::map<std::string, Severity> worst_at;  // by step
  if (marks.report != nullptr)
    for (const Finding& finding : marks.report->findings)
      if (finding.counts() && finding.severity != Severity::info) {
        const std::string language = language_of(document, finding);
        if (!language.empty() && language != looked_at) continue;
        const auto [worst, fresh] = worst_at.emplace(finding.step, finding.severity);
        if (!fresh) worst->second = std::min(worst->second, finding.severity);
      }
  std::vector<WalkStep> steps;
  for (const auto& [index, group] : Walk(flow).take()) {
    const Step& step = flow.steps[index];
    if (step.kind == StepKind::end) continue;
    WalkStep entry;
    entry.id = step.id;
    entry.title = shown.step(step.id);
    entry.note = note_of(names, step);
    if (const std::size_t open = open_remarks_on(document, step.id); open > 0)
      entry.note += words.trn(" · {} comment", " · {} comments", open);
    entry.group = group;
    entry.shows = step.shows();
    entry.camera = step.kind == StepKind::capture || !step.cameras.empty();
    if (const auto worst = worst_at.find(step.id); worst != worst_at.end()) entry.problem = worst->second;
    steps.push_back(std::move(entry));
  }
  return steps;
}

}  // namespace facenotice
