// SPDX-License-Identifier: MIT
// Ways that count on the consent of somebody who has gone.
#pragma once

#include <map>

#include "schema/explore/step_graph.hpp"

namespace facenotice {

// A time-out ends the session of somebody who had agreed to the purpose, and leaves whoever comes next in the
// middle of the flow; and there, without the question, a <when consented> would lead on to a camera for it.
// The transition function takes no such branch for them, but whoever drew it counts on that. By the camera's
// step, the shortest trace up to the choice.
std::map<StepIndex, Trace> inherited_consents(const StepGraph& graph, PurposeIndex purpose);

}  // namespace facenotice
