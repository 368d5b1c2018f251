// SPDX-License-Identifier: MIT
// Findings that share a cause: one wrong at one place, however many laws name it.
#pragma once

#include <string>
#include <vector>

#include "schema/check/check.hpp"

namespace facenotice {

// One law's row in a cause.
struct CauseLaw {
  std::string id;  // of the row
  Severity severity = Severity::error;
  std::vector<const Finding*> findings;  // one, or one per item
  std::vector<std::string> items;        // only where this law names fewer than the cause has
};

struct Cause {
  const Finding* first = nullptr;      // its message, trace and fix speak for the cause
  std::vector<CauseLaw> laws;          // strictest severity first
  std::vector<std::string> items;      // what is missing, when several things are: "retention", "contact"
  const Finding* strictest = nullptr;  // the law with the strictest parameter, when several name one
  Severity severity = Severity::error;
  bool waived = false;  // every finding of it is
};

// In the order of the report's findings. Points into the report. Items of the catalogue of attestations are
// left out: they are in Report::human.
std::vector<Cause> causes_of(const Report& report);

// "CN-FRT-6.1, CN-PIPL-29, +3"
std::string laws_in_short(const Cause& cause);

}  // namespace facenotice
