// SPDX-License-Identifier: MIT
// What a report comes to: what each row rests on, and the verdict.
#pragma once

#include "schema/check/report.hpp"

namespace facenotice {

// Sets the basis of each row and the verdict of a report whose findings, people's items and waivers are
// complete.
void settle(Report& report);

}  // namespace facenotice
