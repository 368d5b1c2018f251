// SPDX-License-Identifier: MIT
// The checker: a sound document, explored, held against every rule pack that binds it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/document/document.hpp"
#include "schema/document/splice.hpp"
#include "schema/explore/explore.hpp"
#include "schema/facts/visual_facts.hpp"
#include "schema/packs/binding.hpp"

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

// A change of the document's bytes that a program can make.
struct MechanicalFix {
  std::string title;
  std::vector<TextEdit> edits;  // apart, in the order of the bytes
};

// Why a finding does not count.
struct WaiverUse {
  std::string reason, approver, expires;
};

// The same in the words of Schematron, for SVRL. Paths are in the tree that `facts` prints.
struct SchematronFailure {
  std::string pattern, context, test, location, text;
  bool is_report = false;
};

// A rule that does not hold.
struct Finding {
  std::string id;         // of the row: CN-FRT-6.1
  std::string pack;       // CN-FRT
  std::string property;   // P02.separate-consent
  std::string assertion;  // P02.consent
  Severity severity = Severity::error;
  std::string citation;  // law and article, in the message language
  std::string asks;      // what the row asks, in the message language
  std::string source;    // the verification mark: V:CN1, V*:CN3, M
  std::string see;       // a link; may be empty
  Place place;
  std::string xpath;  // of the element in the document, under the prefix n
  std::string step;   // id of the step that it is about; may be empty
  std::string message;
  std::vector<FindingEvent> trace;
  std::string fix;
  std::vector<MechanicalFix> mechanical;
  std::vector<std::string> properties;                          // what the pack adds to the finding
  std::vector<std::pair<std::string, std::string>> thresholds;  // ours, not the law's: name, value
  std::string limit;                                            // the row's parameter in words; may be empty
  std::optional<double> strictness;
  std::string fingerprint;  // stable while the place's ids and the rule are: names the finding in waivers
  std::string cause;        // findings with the same cause differ only in the law that they break, and
  std::string item;         // in this
  SchematronFailure schematron;
  std::optional<WaiverUse> waiver;  // somebody answers for it: it is shown, and does not count

  bool counts() const { return !waiver.has_value(); }
};

// What a person confirms, and who asks for it.
struct HumanItem {
  std::string id;         // H-05, or the id of a row that is a review item
  std::string role;       // who signs
  std::string statement;  // in the message language, as the others
  std::string evidence, again;
  std::vector<std::string> rows;       // ids
  std::vector<std::string> citations;  // of those rows
  AttestationState state = AttestationState::missing;
  std::string by, by_role, date, expires, shown;  // the attestation that there is; shown: its evidence
  SourceOffset offset = -1;
};

// One assertion of one row: what it was held against. A pass shows its evidence.
struct RowCheck {
  std::string property, assertion, title;
  std::string looked_at;  // the name of the places: n:capture, f:told
  std::size_t places = 0, failed = 0;
  bool of_faults = false;  // it speaks of facts that are there only when something is wrong: none is a pass
};
struct RowResult {
  std::string pack, id, citation, article, asks, source, see, limit;
  std::string level;        // must, must-equiv, should, info
  std::string not_checked;  // why no document can show it; may be empty
  bool in_force = true;
  std::string effective, repealed;  // of the row, when it is not in force
  std::vector<std::string> human;
  std::vector<RowCheck> checks;
};

// A rule of a pattern, and at how many nodes it fired.
struct FiredRule {
  std::string pattern, name, context;
  std::size_t places = 0;
};

enum class Verdict : std::uint8_t { clean, findings, could_not_check };
const char* verdict_word(Verdict verdict);

struct Report {
  std::string file;
  std::string flow;    // id
  std::string title;   // of the flow, in the message language where it has it
  std::string as_of;   // ISO 8601 date that laws were taken at
  std::string digest;  // Document::content_digest()
  Words words;         // what the messages are said in
  bool strict = false;
  Verdict verdict = Verdict::could_not_check;
  std::string could_not;  // why, when verdict is could_not_check
  std::vector<Finding> findings;
  std::vector<HumanItem> human;
  std::vector<Finding>
      asked;  // what rows ask people for and nobody attested, one by one: `human` has it once
  std::vector<RowResult> rows;   // of the packs that were applied
  std::vector<FiredRule> fired;  // likewise, in their order
  std::vector<PackUse> packs;
  std::size_t states = 0;       // explored
  std::size_t transitions = 0;  // likewise
  std::size_t rules = 0;        // assertions evaluated

  // Findings that count: waived ones do not.
  std::size_t count(Severity severity) const;
  std::size_t waived() const;
  // Items that nobody has validly attested: a package of this flow is a draft.
  bool draft() const { return count(Severity::review) > 0; }
};

struct CheckOptions {
  std::string as_of;    // ISO 8601; empty: the document's as-of, else `today`
  std::string today;    // ISO 8601; the caller reads the clock
  Words words;          // of messages
  bool strict = false;  // what authorities and courts say counts as an error
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
