// SPDX-License-Identifier: MIT
// As the player asks for them.
#include "designer/rehearsal/sent_fields.hpp"

#include <algorithm>

namespace facenotice {

std::vector<std::string> sent_fields(const Flow& flow, std::string_view step, std::string_view choice) {
  std::vector<std::string> sent;
  const StepIndex at = flow.find_step(step);
  if (at == no_step) return sent;
  const std::vector<Choice>& choices = flow.steps[at].choices;
  const auto taken =
      std::find_if(choices.begin(), choices.end(), [&](const Choice& one) { return one.id == choice; });
  if (taken == choices.end() || !taken->has(ActKind::submit)) return sent;
  for (const Field& field : flow.steps[at].fields)
    if (field.required) sent.push_back(field.data);
  return sent;
}

}  // namespace facenotice
