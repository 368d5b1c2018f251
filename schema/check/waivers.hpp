// SPDX-License-Identifier: MIT
// Waivers of a document: findings that somebody answers for, until a day.
#pragma once

#include "schema/check/answers.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

// Marks the findings of the report that a waiver names, and adds a finding for each waiver that is not
// honoured: it names none (FN-WAIVER-STALE), wants to let pass what a law demands (FN-WAIVER-MUST, an error)
// or what only a person can answer (FN-WAIVER-REVIEW), nobody has signed it who may (FN-WAIVER-UNSIGNED), it
// lasts more than a year (FN-WAIVER-LONG), is past its day (FN-WAIVER-EXPIRED), or is by somebody whom nobody
// outside of the document vouches for (FN-WAIVER-UNVOUCHED).
void apply_waivers(const Document& document, const Answers& answers, Report& report);

}  // namespace facenotice
