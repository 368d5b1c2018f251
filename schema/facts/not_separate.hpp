// SPDX-License-Identifier: MIT
// Why a consent is not separate, as the path that shows it tells.
#pragma once

#include "schema/explore/explore.hpp"

namespace facenotice {

// Seconds after which the event, a time-out, leaves whoever comes next in the middle of the flow; 0 for any
// other event.
std::uint32_t gone_after(const Flow& flow, const TraceEvent& event);

// "preselected", "staff", "other-screen", "together", "time-out" (whoever was told had gone), "language"
// (told in another one), "before-notice"; empty when no choice on the path gave the consent.
const char* why_not_separate(const Flow& flow, const Trace& trace, PurposeIndex purpose);

}  // namespace facenotice
