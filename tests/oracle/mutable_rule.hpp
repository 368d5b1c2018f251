// SPDX-License-Identifier: MIT
// The rules of a library one by one, each as a pack of its own that can be made wrong.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "schema/facts/facts.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice::oracle {

// The name that an assertion has in the library: an expanded pack tells instances apart.
std::string plain(const std::string& assertion);

using Assertions = std::set<std::string>;

// One pattern of a pack, with as much of the pack around it as it needs.
struct Rule {
  const RulePack* pack = nullptr;
  const PatternInfo* info = nullptr;
  std::string when;  // its WHEN; empty: it has none
  std::string text;  // a pack of this pattern alone

  const Row& row() const { return pack->rows()[info->row]; }
  // The same with another condition.
  RulePack asked_when(const std::string& condition) const;
  // The same with a test that always holds, or its opposite.
  RulePack tested_by(const std::string& assertion, bool opposite) const;
};

std::vector<Rule> rules_of(const RuleLibrary& library);

// Among the assertions that fail: a pattern that asks a person was asked of something.
constexpr const char* asks = "(asks)";

std::map<const PatternInfo*, Assertions> failing(const RulePack& pack, const FactTree& tree);
// Of a pack of one pattern.
Assertions failing_alone(const RulePack& pack, const FactTree& tree);

}  // namespace facenotice::oracle
