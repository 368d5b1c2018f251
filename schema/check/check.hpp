// SPDX-License-Identifier: MIT
// The checker: a sound document, explored, held against every rule pack that binds it.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "schema/check/report.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/explore/explore.hpp"
#include "schema/facts/visual_facts.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

struct CheckOptions {
  std::string as_of;    // ISO 8601; empty: the document's as-of, else `today`
  std::string today;    // ISO 8601; the caller reads the clock
  Words words;          // of messages
  bool strict = false;  // what authorities and courts say counts as an error
  // Who vouches for the document's reviewers; empty: nobody, and nothing counts as confirmed.
  ReviewerList reviewers;
  Exploration::Limits limits;
  std::stop_token stop{};                    // looked at between one part of the work and the next
  std::shared_ptr<const RuleLibrary> rules;  // null: those that come with the program
};

// Somebody asked by CheckOptions::stop; there is no report.
struct CheckStopped {};

// Never throws for what is wrong with the flow or the packs: that is in the report (a document that is not
// sound throws UserError from require_sound()).
Report check(const Document& document, const VisualFacts& visual, const CheckOptions& options);

// The tree that the rules see, as XML. Throws CouldNotCheck when exploration met its limit.
std::string print_facts(const Document& document, const VisualFacts& visual, const CheckOptions& options);

}  // namespace facenotice
