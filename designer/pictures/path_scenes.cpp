// SPDX-License-Identifier: MIT
#include "designer/pictures/path_scenes.hpp"

#include <optional>

#include <facenotice/transition.hpp>

#include "schema/check/shown_names.hpp"
#include "schema/document/flow_words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

std::optional<Event> as_event(const Flow& flow, const FindingEvent& told) {
  for (int kind = 0; kind <= static_cast<int>(EventKind::overdue); ++kind) {
    Event event;
    event.kind = static_cast<EventKind>(kind);
    if (told.event != event_word(event.kind)) continue;
    if (event.kind != EventKind::choose) return event;
    const StepIndex step = flow.find_step(told.from);
    if (step == no_step) return std::nullopt;
    const std::vector<Choice>& choices = flow.steps[step].choices;
    for (std::size_t i = 0; i < choices.size(); ++i)
      if (choices[i].id == told.choice) {
        event.choice = static_cast<std::uint8_t>(i);
        return event;
      }
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string> said(const Flow& flow, const State& state, const ShownNames& names,
                              const Words& words) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < flow.purposes.size(); ++i) {
    const auto purpose = static_cast<PurposeIndex>(i);
    const std::string name = names.text(flow.purposes[i].name);
    if (state.notified(purpose)) lines.push_back(words.trf("told about “{}”", name));
    switch (state.decision(purpose)) {
      case Decision::none:
        break;
      case Decision::refused:
        lines.push_back(words.trf("has refused “{}”", name));
        break;
      case Decision::consented:
        lines.push_back(state.separate(purpose)
                            ? words.trf("has consented to “{}”, separately", name)
                            : words.trf("has consented to “{}”, together with other things", name));
        break;
      case Decision::withdrawn:
        lines.push_back(words.trf("has taken back the consent to “{}”", name));
        break;
    }
    if (state.guardian_consented(purpose))
      lines.push_back(words.trf("a guardian has consented to “{}”", name));
  }
  if (state.age == AgeBand::under_guardian_age) lines.emplace_back(words.tr("says to be a child"));
  if (state.age == AgeBand::of_age) lines.emplace_back(words.tr("says to be old enough"));
  if (lines.empty()) lines.emplace_back(words.tr("nothing has been told or said"));
  return lines;
}

}  // namespace

std::vector<PathScene> path_scenes(const Document& document, const std::vector<FindingEvent>& path,
                                   const Words& words) {
  const Flow& flow = document.flow();
  const ShownNames names(flow, words);
  std::vector<PathScene> scenes;
  State state;
  for (const FindingEvent& told : path) {
    const std::optional<Event> event = as_event(flow, told);
    if (!event) break;
    const Transition next = transition(flow, state, *event);
    if (!next.accepted || next.state.step == no_step || flow.steps[next.state.step].id != told.to) break;
    state = next.state;
    scenes.push_back({event_in_words(words, told), told.to, names.step(told.to),
                      flow.steps[state.step].shows(), told.camera, said(flow, state, names, words)});
  }
  return scenes;
}

}  // namespace facenotice
