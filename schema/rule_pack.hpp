// SPDX-License-Identifier: MIT
// A rule pack: one law or standard as an ISO Schematron file (ISO/IEC 19757-3, queryBinding xpath), compiled.
//
// Read here: ns, let, pattern, rule, assert, report, diagnostics, value-of, name, emph, dir, span. What is
// not read (phases, abstract patterns, include, extends) is an error, never ignored: a rule that silently
// does nothing would be a false pass.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

inline constexpr const char* schematron_namespace = "http://purl.oclc.org/dsdl/schematron";
inline constexpr const char* pack_namespace = "urn:facenotice:pack:1";

struct LocalizedLine {
  std::string language;
  std::string text;
};

// One assertion that did not hold (or report that did) at one node.
struct Failure {
  std::string id;
  std::string role;     // error, warning, review, info
  std::string article;  // in the asked language, e.g. "Art. 6"
  std::string see;
  std::string source;    // the verification mark of LAW.md and its key: V:CN1, V*:CN3, M
  std::string message;   // in the asked language, with the actual values
  std::string fix;       // likewise; may be empty
  pugi::xml_node where;  // in the fact tree
  pugi::xml_node trace;  // an f:trace element of the fact tree, or null
};

class RulePack {
 public:
  // Throws CouldNotCheck, naming the pack, the line and the fault.
  static RulePack load(const std::filesystem::path& file);
  static RulePack parse(const std::string& bytes, const std::string& name);

  const std::string& id() const;
  const std::string& file() const;
  const std::string& verified() const;  // the mark of LAW.md: V, V*, M
  std::string title(std::string_view language) const;
  // The jurisdictions that it is the law of; "*" is for every flow.
  const std::vector<std::string>& jurisdictions() const;
  // Whether it is in force on an ISO 8601 date.
  bool in_force(std::string_view date) const;
  const std::string& effective() const;
  const std::string& repealed() const;
  std::vector<std::string> assertion_ids() const;
  // Those that a person answers (role="review").
  std::vector<std::string> review_ids() const;

  // All failures over a fact tree, in document order of the pack. Throws CouldNotCheck when an expression
  // cannot be evaluated.
  std::vector<Failure> evaluate(const pugi::xml_document& tree, std::string_view language) const;

  struct Parts;

 private:
  std::shared_ptr<const Parts> parts_;
};

// Every pack that comes with the program, sorted by file name. Throws CouldNotCheck.
std::vector<RulePack> load_rule_packs();

}  // namespace facenotice
