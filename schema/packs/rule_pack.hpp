// SPDX-License-Identifier: MIT
// A rule pack: one law or standard as an ISO Schematron file (ISO/IEC 19757-3, queryBinding xpath), with the
// rows of the law that it checks. Its form is in rules/README.md.
//
// Everything in a pack is read and held to its form when it is loaded: what is not known is an error, never
// ignored, for a rule that silently does nothing would be a false pass.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "schema/schematron/quick_fix.hpp"

namespace facenotice {

struct PackCommons;
class RuleEvaluator;

// A text in the languages that a pack speaks.
class PackText {
 public:
  void set(const std::string& language, std::string text) { texts_[language] = std::move(text); }
  bool has(const std::string& language) const { return texts_.count(language) > 0; }
  bool empty() const { return texts_.empty(); }
  // Exact, else English, else any.
  const std::string& in(std::string_view language) const;

 private:
  std::map<std::string, std::string> texts_;
};

// What a pack is to those whom it binds: a law, a court or an authority demands it; a standard recommends it;
// the house asks it of every flow.
enum class PackKind : std::uint8_t { law, standard, house };

enum class Level : std::uint8_t { must, must_equiv, should, info };
const char* level_word(Level level);

// One row of a law: what one article asks.
struct Row {
  std::string id;
  std::string where;  // "file:line"
  PackText article;
  PackText asks;
  PackText not_checked;  // why no document can show it; empty: it is checked, or attested
  PackText rest;         // what of it no check and no item of its own looks at; empty: nothing, or no check
  PackText limit;        // the row's parameter in words; may be empty
  Level level = Level::must;
  std::string source;                // the verification mark and its key: V:CN1, V*:CN3, M
  std::string see;                   // a link; may be empty
  std::string effective, repealed;   // ISO 8601; empty: as the pack
  std::vector<std::string> human;    // ids of attestations
  std::optional<double> strictness;  // of `limit`; lower is stricter

  bool unverified() const { return !source.empty() && source.front() == 'M'; }
  bool in_force(std::string_view date) const;
};

// Findings of one cause are one wrong wherever they have the same service, step, text or language that a
// translation is not finished in: "no-other-way", "service". Both empty: each place is a wrong of its own.
struct CauseRule {
  std::string name, by;
};

struct AssertionInfo {
  std::string id;
  std::string where;  // "file:line" in the file where it is written
  std::string role;   // review, info, or empty: the row's level
  std::string title;
  std::string test, context;
  bool is_report = false;
  CauseRule cause;                      // where it is not the pattern's
  std::vector<std::string> thresholds;  // lets of ours that the test names directly
};

// A pattern that checks a row by a property.
struct PatternInfo {
  std::string id;
  std::string where;
  std::size_t row = 0;   // index in rows()
  std::string property;  // id of the abstract pattern; its own when it is not one's instance
  PackText title;        // what the property says; may be empty
  CauseRule cause;
  bool rests_on_text = false;      // it sees that a text is there, not what the text says: a person reads it
  std::vector<std::string> texts;  // roles of blocks that say it, where its places do not name them
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<AssertionInfo> assertions;

  // The item of the catalogue that it asks a person about; empty for patterns that a program evaluates.
  std::string attested_item() const;
};

// A let of the whole pack.
struct Parameter {
  std::string name, value;
  std::string origin;  // law, ours, or empty
};

// One assertion that did not hold (or report that did) at one node.
struct Failure {
  const Row* row = nullptr;
  const PatternInfo* pattern = nullptr;
  const AssertionInfo* assertion = nullptr;
  std::string text;     // what the assertion itself says
  std::string message;  // in the asked language, with the actual values
  std::string fix;      // likewise; may be empty
  std::vector<std::string> properties;
  std::vector<QuickFix> quick_fixes;
  std::vector<std::pair<std::string, std::string>> thresholds;  // ours, that the test rests on: name, value
  pugi::xml_node where;                                         // element of the fact tree
  pugi::xml_attribute attribute;                                // when the rule is about one
  pugi::xml_node trace;  // an f:trace element of the fact tree, or null
};

// How many places an assertion was held against.
struct Look {
  const PatternInfo* pattern = nullptr;
  const AssertionInfo* assertion = nullptr;
  std::string looked_at;  // name of the first place: n:capture, f:told; empty: there was none
  std::size_t places = 0;
  std::size_t failed = 0;
  std::set<std::string> roles{};  // the values of @role among the places
};

struct Evaluation {
  std::vector<Failure> failures;  // in the pack's order, then the document's
  std::vector<Look> looks;        // every assertion that was asked
};

struct EvaluationOptions {
  std::string language = "en";
  std::string phase = "#DEFAULT";
  std::string as_of;  // ISO 8601: rows that are not in force are not asked; empty: all
};

// A cheap value. Safe to share between threads.
class RulePack {
 public:
  // Throws CouldNotCheck, naming the pack, the line and the fault.
  static RulePack load(const std::filesystem::path& file);
  // One of several packs that are evaluated together.
  static RulePack load(const std::filesystem::path& file, PackCommons& commons);
  // `file`: where it would lie, for what it includes; empty: it includes nothing.
  static RulePack parse(const std::string& bytes, const std::string& name,
                        const std::filesystem::path& file = {});

  const std::string& id() const;
  const std::string& file() const;
  const std::string& source() const;  // a link to the law's text
  const std::string& title(std::string_view language) const;
  // The jurisdictions that it is the law of ("*": of every flow), and the standards that it checks.
  const std::vector<std::string>& jurisdictions() const;
  const std::vector<std::string>& standards() const;
  // Whether it is in force on an ISO 8601 date.
  bool in_force(std::string_view date) const;
  const std::string& effective() const;
  const std::string& repealed() const;
  PackKind kind() const;

  const std::vector<Row>& rows() const;
  const Row* find_row(std::string_view row) const;
  const std::vector<PatternInfo>& patterns() const;
  const std::vector<Parameter>& parameters() const;

  // The pack as minimal Schematron: no inclusions, no abstract patterns or rules.
  std::string expanded() const;

  // Throws CouldNotCheck when an expression cannot be evaluated or there is no such phase.
  Evaluation evaluate(const pugi::xml_document& tree, const EvaluationOptions& options) const;
  // The same over the tree that the evaluator has begun, sharing what other packs have asked of it.
  Evaluation evaluate(RuleEvaluator& evaluator, const EvaluationOptions& options) const;

  struct Parts;

 private:
  static RulePack parse(const std::string& bytes, const std::string& name, const std::filesystem::path& file,
                        PackCommons& commons);

  std::shared_ptr<const Parts> parts_;
};

}  // namespace facenotice
