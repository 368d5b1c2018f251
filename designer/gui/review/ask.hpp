// SPDX-License-Identifier: MIT
// Asking what an act of a reviewer needs to know, and doing it as one step.
#pragma once

#include <functional>
#include <string>

#include "designer/gui/base/reporter.hpp"
#include "designer/review/review_acts.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

// What the act, or making it, throws is said; the dialog stays open with all that was typed.
void ask_review_act(wxWindow& parent, Workbench& workbench, Reporter& reporter,
                    const std::function<ReviewAct()>& act);

// Who has commented last on this machine.
std::string name_of_reviewer();

}  // namespace facenotice::gui
