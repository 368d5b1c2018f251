// SPDX-License-Identifier: MIT
// What must hold between steps: told and asked in one language, and a notice for every token.
#include "src/flow/flow_reading.hpp"

namespace facenotice::reading {
namespace {

std::uint32_t told_by(const Step& step) {
  std::uint32_t purposes = 0;
  for (const PurposeIndex purpose : step.notifies) purposes |= std::uint32_t{1} << purpose;
  return purposes;
}
std::uint32_t asked_by(const Step& step) {
  std::uint32_t purposes = 0;
  for (const Choice& choice : step.choices)
    for (const Act& act : choice.acts)
      if (act.kind == ActKind::consent || act.kind == ActKind::guardian_consent)
        purposes |= std::uint32_t{1} << act.purpose;
  return purposes;
}
std::string purpose_ids(Reader& reader, std::uint32_t purposes) {
  std::string ids;
  for (const Purpose& purpose : reader.flow().purposes) {
    if ((purposes & 1U) != 0) ids += (ids.empty() ? "" : " ") + purpose.id;
    purposes >>= 1U;
  }
  return ids;
}

// Told and asked in one language: where something is asked, another language begins with the notice. What
// no screen of the flow tells at all has no notice to begin with; that is for the rules to say.
void check_languages(Reader& reader) {
  const std::vector<Step>& steps = reader.flow().steps;
  std::uint32_t told = 0;
  for (const Step& step : steps) told |= told_by(step);
  for (const Step& step : steps) {
    const std::uint32_t asked = asked_by(step) & told;
    if (asked == 0) continue;
    for (const Choice& choice : step.choices)
      if (choice.has(ActKind::language) && choice.target != no_step &&
          (told_by(steps[choice.target]) & asked) == 0)
        reader.issue_at(choice.offset,
                        "the choice \"{}\" changes the language on a screen that asks; lead it to the notice "
                        "(a screen with notifies=\"{}\"), so that people are told and asked in one language.",
                        {choice.id, purpose_ids(reader, asked)});
  }
}
// A token names the notice on which its consent was given: there must be one.
void check_tokens(Reader& reader) {
  const std::vector<Step>& steps = reader.flow().steps;
  std::uint32_t told = 0;
  for (const Step& step : steps) told |= told_by(step);
  for (const Step& step : steps)
    for (const Exit& exit : step.exits)
      for (const Act& act : exit.acts)
        if (act.kind == ActKind::consented_earlier && ((told >> act.purpose) & 1U) == 0)
          reader.issue_at(exit.offset,
                          "the purpose \"{}\" takes a consent given earlier, but no screen is its notice; "
                          "add notifies=\"{}\" to the one that tells it.",
                          {reader.flow().purposes[act.purpose].id, reader.flow().purposes[act.purpose].id});
}

}  // namespace

void check_notices(Reader& reader) {
  check_languages(reader);
  check_tokens(reader);
}

}  // namespace facenotice::reading
