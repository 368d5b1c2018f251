// SPDX-License-Identifier: MIT
// What has changed between two versions of a document, in words: for whoever signed the first.
#pragma once

#include <string>
#include <vector>

#include "designer/authoring/sheet.hpp"
#include "schema/check/report.hpp"

namespace facenotice {

struct ChangedField {
  enum class Kind : std::uint8_t { changed, added, removed };
  Kind kind = Kind::changed;
  ElementPath element;
  std::string where;          // the screen, or what part of the declarations
  std::string what;           // “Pay by face”: label (en)
  bool words = false;         // what people read, rather than what the machine does
  std::string before, after;  // of a thing that was added or removed: empty
};
struct ChangedFinding {
  bool came = false;  // else it went
  Severity severity = Severity::error;
  std::string law, message;
};
// A row of a law whose result rests on something else than before.
struct ChangedRow {
  std::string id, citation, asks, before, after;  // results in words
  bool worse = false;
};
// Of one role to one item.
struct ChangedAnswer {
  std::string item, role, statement, before, after;  // the role's name; states in words
  bool lost = false;                                 // it held before, and does not any more
};
struct Comparison {
  std::vector<ChangedField> fields;
  std::vector<ChangedFinding> findings;  // by cause
  std::vector<ChangedRow> rows;          // those that are worse first
  std::vector<ChangedAnswer> answers;

  bool empty() const { return fields.empty() && findings.empty() && rows.empty() && answers.empty(); }
};

// Both sound, each with its report, in the same language. Paperwork is compared by what it is worth, and
// comments not at all.
Comparison compare(const Sheets& sheets, const Document& before, const Report& report_before,
                   const Document& after, const Report& report_after);

}  // namespace facenotice
