// SPDX-License-Identifier: MIT
// The checker: a sound document, explored, held against every rule pack that binds it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/document.hpp"
#include "schema/explore.hpp"
#include "schema/visual_facts.hpp"

namespace facenotice {

enum class Severity : std::uint8_t { error, warning, review, info };
const char* severity_word(Severity severity);

// One step of a finding's trace, as the replay takes it and as a person reads it.
struct FindingEvent {
  std::string event;    // "choose", "timeout", ...
  std::string choice;   // id of the choice, for "choose"
  std::string from;     // step id; empty for an entry
  std::string to;       // step id
  std::string label;    // the choice's label in the message language
  bool camera = false;  // a camera goes on by it
};

// A rule that does not hold.
struct Finding {
  std::string id;  // of the rule: CN-FRT-6.1
  Severity severity = Severity::error;
  std::string citation;  // law and article, in the message language
  Place place;
  std::string step;  // id of the step that it is about; may be empty
  std::string message;
  std::vector<FindingEvent> trace;
  std::string fix;
  std::string fingerprint;  // stable while the place's ids and the rule are: names the finding in waivers
};

// A pack that was considered.
struct PackUse {
  std::string id, title, verified;
  std::string effective, repealed;  // ISO 8601 dates; repealed may be empty
  enum class Use : std::uint8_t { applied, other_jurisdiction, not_in_force };
  Use use = Use::applied;
};

enum class Verdict : std::uint8_t { clean, findings, could_not_check };
const char* verdict_word(Verdict verdict);

struct Report {
  std::string file;
  std::string flow;    // id
  std::string as_of;   // ISO 8601 date that laws were taken at
  std::string digest;  // Document::content_digest()
  Verdict verdict = Verdict::could_not_check;
  std::string could_not;  // why, when verdict is could_not_check
  std::vector<Finding> findings;
  std::vector<PackUse> packs;
  std::size_t states = 0;  // explored
  std::size_t rules = 0;   // assertions evaluated

  std::size_t count(Severity severity) const;
  // Review items that nobody has attested: a package of this flow is a draft.
  bool draft() const { return count(Severity::review) > 0; }
};

struct CheckOptions {
  std::string as_of;            // ISO 8601; empty: the document's as-of, else `today`
  std::string today;            // ISO 8601; the caller reads the clock
  std::string language = "en";  // of messages
  Exploration::Limits limits;
};

// Never throws for what is wrong with the flow or the packs: that is in the report (a document that is not
// sound throws UserError from require_sound()).
Report check(const Document& document, const VisualFacts& visual, const CheckOptions& options);

// The tree that the rules see, as XML. Throws CouldNotCheck when exploration met its limit.
std::string print_facts(const Document& document, const VisualFacts& visual, const CheckOptions& options);

}  // namespace facenotice
