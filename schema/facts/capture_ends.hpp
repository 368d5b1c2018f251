// SPDX-License-Identifier: MIT
// What a capture is for, by what comes after it: the service of its purpose, a withdrawal, or something else.
#pragma once

#include <functional>
#include <vector>

#include <facenotice/flow.hpp>

namespace facenotice {

// Calls `visit` for each step that can follow in one session; it says whether to go on from there. Ways that
// withdraw are not gone: returns whether there is one.
bool follow_session(const Flow& flow, std::vector<StepIndex> from,
                    const std::function<bool(StepIndex)>& visit);

// Whether a scan that matched leads to a withdrawal or an erasure and, before that, to no service.
bool is_for_withdrawal(const Flow& flow, const Step& capture);

// Whether its purpose has a service by face that it does not lead to: what the purpose is for is done before,
// or without it.
bool serves_nothing(const Flow& flow, const Step& capture);

// Another capture that compares with one person (1:1) for the purpose for which this one searches among many
// (1:N); null when there is none, or the purpose is one of searching.
const Step* compares_instead(const Flow& flow, const Step& capture);

}  // namespace facenotice
