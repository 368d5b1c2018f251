// SPDX-License-Identifier: MIT
// Findings that share a cause: one wrong, however many laws and places name it.
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
  // The headline: of the strictest, what most laws name. Its message and fix speak for the cause.
  const Finding* first = nullptr;
  const Finding* path = nullptr;       // the finding with the shortest path; null: none has one
  std::vector<const Finding*> also;    // what else is wrong by the same cause, each once
  std::vector<CauseLaw> laws;          // strictest first
  std::vector<std::string> items;      // what is missing, when several things are: "retention", "contact"
  const Finding* strictest = nullptr;  // the law with the strictest parameter, when several name one
  Severity severity = Severity::error;
  bool waived = false;  // every finding of it is
};

// The strictest first, else in the order of the report's findings. Points into the report. Items of the
// catalogue of attestations are left out: they are in Report::human.
std::vector<Cause> causes_of(const Report& report);

// As many of that severity as are listed for people: a cause that several laws name counts once, what is let
// pass not at all; a signed no is an error of its own.
std::size_t count_of_causes(const Report& report, Severity severity);

// "CN-FRT-6.1, CN-PIPL-29, +3"
std::string laws_in_short(const Cause& cause);

}  // namespace facenotice
