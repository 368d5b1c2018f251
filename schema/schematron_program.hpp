// SPDX-License-Identifier: MIT
// An expanded pack compiled for one phase: every expression parsed once, ready to be evaluated over trees.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/quick_fix.hpp"
#include "schema/schematron_expand.hpp"

namespace facenotice {

// One assertion that did not hold (or report that did) at one node.
struct ProgramFailure {
  std::size_t pattern = 0;    // index in ExpandedPack::patterns
  std::size_t assertion = 0;  // index among the assertions of that pattern
  std::string text;           // what the assertion itself says
  std::string message;        // in the asked language, with the actual values
  std::string fix;            // likewise; may be empty
  std::vector<std::string> properties;
  std::vector<QuickFix> quick_fixes;
  std::vector<std::pair<std::string, std::string>> thresholds;  // ours, that the test rests on: name, value
  pugi::xpath_node context;
  pugi::xml_node trace;  // an f:trace element, or null
};

// How many nodes an assertion was asked about.
struct ProgramLook {
  std::size_t pattern = 0;
  std::size_t assertion = 0;
  std::size_t nodes = 0;
  std::size_t failed = 0;
  std::string looked_at;  // name of the first node
};

struct ProgramResult {
  std::vector<ProgramFailure> failures;
  std::vector<ProgramLook> looks;
};

class SchematronProgram {
 public:
  // `phase`: an id, "#ALL", or "#DEFAULT". Throws CouldNotCheck with file:line, for an unknown phase as well.
  static SchematronProgram compile(const ExpandedPack& pack, std::string_view phase);

  // `active` says per pattern whether it is asked at all; empty: all of the phase.
  ProgramResult evaluate(const pugi::xml_document& tree, std::string_view language,
                         const std::vector<bool>& active) const;

  struct Parts;

 private:
  std::shared_ptr<const Parts> parts_;
};

}  // namespace facenotice
