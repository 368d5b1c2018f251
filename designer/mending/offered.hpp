// SPDX-License-Identifier: MIT
// What people get at a machine: no mending may take that away.
#pragma once

#include <set>

#include <facenotice/flow.hpp>

namespace facenotice {

// Whether all that a person could get before can be got after: each service that they could go on to, each
// erasure; and who took a choice that is still there to get something gets it by that choice. A machine that
// does nothing breaks no law, and is not what anybody asked for.
bool still_offers(const Flow& before, const Flow& after);

// The steps that some way leads to.
std::set<StepIndex> reached_steps(const Flow& flow);

}  // namespace facenotice
