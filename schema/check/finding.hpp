// SPDX-License-Identifier: MIT
// A rule that does not hold: where, why, by which path, and what to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/document/splice.hpp"

namespace facenotice {

enum class Severity : std::uint8_t { error, warning, review, info };
const char* severity_word(Severity severity);

// One step of a finding's trace, as the replay takes it and as a person reads it.
struct FindingEvent {
  std::string event;    // "choose", "timeout", ...
  std::string choice;   // id of the choice, for "choose"
  std::string from;     // step id; empty for an entry
  std::string to;       // step id
  std::string name;     // of that step, as people see it: its title, else what kind of step it is
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
  std::string reason, approver, role, date, expires;
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
  std::string xpath;      // of the element in the document, under the prefix n
  std::string step;       // id of the step that it is about; may be empty
  std::string step_name;  // as people see it: FindingEvent::name
  std::string message;
  std::vector<FindingEvent> trace;
  std::string fix;
  std::vector<MechanicalFix> mechanical;
  std::vector<std::string> properties;                          // what the pack adds to the finding
  std::vector<std::pair<std::string, std::string>> thresholds;  // ours, not the law's: name, value
  std::string limit;                                            // the row's parameter in words; may be empty
  std::optional<double> strictness;
  std::string fingerprint;   // stable while the place's ids and the rule are: names the finding in waivers
  std::string cause;         // findings with the same cause differ only in the law that they break, and
  std::string item;          // in this: "retention"
  std::string item_name;     // the same in words
  std::string to_translate;  // the language in which a text is missing or a draft: only a person ends it
  std::string phrase;        // the words that it stands at; empty: it is not about words alone
  SchematronFailure schematron;
  std::optional<WaiverUse> waiver;  // somebody answers for it: it is shown, and does not count
  std::string not_waived_why;       // somebody wanted to, and that is not honoured; else empty

  // Guidance, a standard or a threshold of ours: what a law itself demands cannot be waived.
  bool waivable = false;
  bool answered = false;  // of a review: somebody has confirmed it
  bool denied = false;  // of an item of the catalogue: somebody who must answer has signed that it is not so
  bool counts() const { return !waiver.has_value() && !answered; }
};

}  // namespace facenotice
