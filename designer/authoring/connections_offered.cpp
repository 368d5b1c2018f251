// SPDX-License-Identifier: MIT
// Each way out of a step, led elsewhere.
#include "designer/authoring/connections_offered.hpp"

#include <algorithm>

#include "designer/authoring/beginnings.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/steps.hpp"

namespace facenotice {
namespace {

// The document with a new screen that leads on to where the way led.
Edit with_screen(const Document& document, const std::string& id, const std::string& next,
                 const std::string& home, const std::string& behind) {
  const Flow& flow = document.flow();
  return add_step(document,
                  {StepId(id), NewScreen{"info"}, draft_words(flow, "New screen", "新屏幕"), StepId(next),
                   StepId(home), draft_words(flow, "Continue", "继续"), StepId(behind)});
}

}  // namespace

std::vector<OfferedConnection> offered_connections(const Document& document, const std::string& from,
                                                   const std::string& to, const FormatWords& names,
                                                   const Words& words) {
  document.require_sound();
  const Flow& flow = document.flow();
  const StepIndex index = flow.find_step(from);
  if (index == no_step || (!to.empty() && flow.find_step(to) == no_step)) return {};
  const Step& step = flow.steps[index];
  const ShownNames shown(flow, words);
  const std::string home = start_of(flow);
  std::string fresh = to;
  for (int number = 1; fresh.empty() || (to.empty() && flow.find_step(fresh) != no_step); ++number)
    fresh = number == 1 ? "screen" : "screen-" + std::to_string(number);
  const ElementPath then =
      to.empty() ? ElementPath("steps/screen[@id='" + fresh + "']") : path_of_step(document, from);
  const char* sentence =
      to.empty() ? words.tr("{} leads to a new screen, which leads on") : words.tr("{} leads there");

  std::vector<OfferedConnection> offered;
  const auto offer = [&](const std::string& name, const RouteStart& way, StepIndex target) {
    const std::string next = flow.steps[target].id;
    offered.push_back({fmt::format(fmt::runtime(sentence), name),
                       [=, make_new = to.empty()](const Document& now) {
                         if (!make_new) return connect(now, way, StepId(fresh));
                         const Edit added = with_screen(now, fresh, next, home, from);
                         return Edit{added.title, connect(added.document, way, StepId(fresh)).document};
                       },
                       then});
  };
  for (const Choice& choice : step.choices)
    if (!choice.toggle && !choice.has(ActKind::language))
      offer(words.trf("“{}”", shown.text(choice.label)), ChoiceId{StepId(from), choice.id}, choice.target);
  for (const Exit& exit : step.exits)
    offer("[" + names.value("exit", "on", exit_word(exit.on)) + "]", ExitOf{StepId(from), exit_word(exit.on)},
          exit.target);
  if (step.kind == StepKind::screen) {
    std::string id = "choice";
    const auto taken = [&](const std::string& wanted) {
      return std::any_of(step.choices.begin(), step.choices.end(),
                         [&](const Choice& one) { return one.id == wanted; });
    };
    for (int number = 2; taken(id); ++number) id = "choice-" + std::to_string(number);
    offered.push_back(
        {fmt::format(fmt::runtime(sentence), words.tr("A new choice")),
         [=, make_new = to.empty()](const Document& now) {
           const ChoiceDraft draft{
               id, StepId(fresh), draft_words(now.flow(), "New choice", "新选项"), {{"continue"}}};
           if (!make_new) return add_choice(now, StepId(from), draft);
           const Edit added = with_screen(now, fresh, home, home, from);
           return Edit{added.title, add_choice(added.document, StepId(from), draft).document};
         },
         to.empty() ? then : ElementPath(then.text() + "/choice[@id='" + id + "']")});
  }
  return offered;
}

}  // namespace facenotice
