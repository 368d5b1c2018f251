// SPDX-License-Identifier: MIT
// The result of a check: a value that every format and view is made from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/check/example_values.hpp"
#include "schema/check/finding.hpp"
#include "schema/check/human_item.hpp"
#include "schema/check/row_result.hpp"
#include "schema/packs/jurisdictions.hpp"

namespace facenotice {

// A rule of a pattern, and at how many nodes it fired.
struct FiredRule {
  std::string pattern, name, context;
  std::size_t places = 0;
};

// In the order in which a reader must know: what is broken, then what waits.
enum class Verdict : std::uint8_t {
  broken,   // an error counts
  waiting,  // nothing is broken; a warning stands, or people have yet to answer
  lawful_as_far_as_checked,
  could_not_check,
};
const char* verdict_word(Verdict verdict);

// For whom a document waits, and how many items.
struct WaitingFor {
  std::string role;  // id
  std::string name;  // in the report's words
  std::size_t items = 0;
};

// A display of the device.
struct MeasuredDisplay {
  std::string id;
  std::string name;           // in the report's words: "27-inch, upright"
  int width = 0, height = 0;  // pixels
};

// The list of reviewers from outside of the document that was given; a name without folder, empty: none was.
struct VouchedBy {
  std::string name, digest;  // SHA-256, hex
};

struct Report {
  std::string file;
  std::string flow;                       // id
  std::string title;                      // of the flow, in the report's words where it has them
  std::string as_of;                      // ISO 8601 date that laws were taken at
  std::string today;                      // ISO 8601, of the check; empty: nobody said
  std::string digest;                     // Document::content_digest()
  std::vector<std::string> languages;     // BCP 47, that every screen was laid out in
  std::vector<MeasuredDisplay> displays;  // that every screen was laid out on
  Words words;                            // what the messages are said in
  bool strict = false;
  VouchedBy vouched_by;
  Verdict verdict = Verdict::could_not_check;
  std::string could_not;  // why, when verdict is could_not_check
  std::vector<Finding> findings;
  std::vector<HumanItem> human;
  std::vector<ExampleValue> examples;  // what is to be replaced before anybody signs
  std::vector<Finding>
      asked;  // what rows ask people for and nobody attested, one by one: `human` has it once
  std::vector<RowResult> rows;   // of the packs that were applied
  std::vector<FiredRule> fired;  // likewise, in their order
  std::vector<PackUse> packs;
  std::size_t states = 0;       // explored
  std::size_t transitions = 0;  // likewise
  std::size_t rules = 0;        // assertions evaluated: the checks by which the rows were looked at

  // Findings that count: waived ones do not.
  std::size_t count(Severity severity) const;
  std::size_t waived() const;
  // Items that are not confirmed: what is open for people, in every format and view.
  std::size_t open() const;
  // Rows whose result rests on this.
  std::size_t count(RowBasis basis) const;
  // The roles that have yet to answer, those with most items first.
  std::vector<WaitingFor> waiting_for() const;
  // Items that nobody has answered, or that were answered for a demonstration: a package of this flow is a
  // draft. Who vouches for the reviewers is no matter here: the legal signature of the package does.
  bool draft() const;
};

}  // namespace facenotice
