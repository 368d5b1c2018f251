// SPDX-License-Identifier: MIT
// Where ways lead: choices, exits, entries.
#pragma once

#include <variant>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

struct ExitOf {
  StepId step;
  std::string on;  // timeout, done, fault, matched …
};
struct EntryOn {
  std::string on;  // power-on, idle, presence, resume, maintenance-exit
};
using RouteStart = std::variant<ChoiceId, ExitOf, EntryOn>;

// An exit or entry that is not there yet is made; a time-out comes after a minute.
Edit connect(const Document& document, const RouteStart& way, const StepId& to);
// Takes an exit or an entry away. Refused for those that must be there, and for choices (remove_choice).
Edit disconnect(const Document& document, const RouteStart& way);
// ISO 8601.
Edit set_timeout(const Document& document, const StepId& step, const std::string& after);

// Where a choice leads instead while each of the purposes has a consent.
struct BranchDraft {
  std::string consented;  // ids, words apart
  StepId to;
};
// The first that holds decides; they replace those that were there.
Edit set_branches(const Document& document, const ChoiceId& choice, const std::vector<BranchDraft>& branches);

}  // namespace facenotice
