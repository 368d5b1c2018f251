// SPDX-License-Identifier: MIT
// Waivers of a document: findings that somebody answers for, until a day.
#pragma once

#include "schema/check/check.hpp"

namespace facenotice {

// Marks the findings of the report that a waiver names, and adds a finding for each waiver that names none
// (FN-WAIVER-STALE), is past its day (FN-WAIVER-EXPIRED), or names what only an attestation answers
// (FN-WAIVER-REVIEW).
void apply_waivers(const Document& document, Report& report);

}  // namespace facenotice
