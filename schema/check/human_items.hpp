// SPDX-License-Identifier: MIT
// What a flow's laws ask a person to confirm, and whether somebody has.
#pragma once

#include <map>

#include "schema/check/check.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

// The item of the catalogue that a pattern asks for (an instance of P34.attested); empty: it asks no person.
std::string attested_item(const PatternInfo& pattern);

// Gathers the items while packs are applied.
class HumanItems {
 public:
  HumanItems(const Document& document, const RuleLibrary& library, const Report& report)
      : document_(document), library_(library), report_(report) {}

  // A row in force that asks for an item of the catalogue.
  void ask(const std::string& item, const Row& row, const std::string& citation);
  std::vector<HumanItem> items() const;
  // One review finding for each item of the catalogue that nobody has validly attested.
  std::vector<Finding> open() const;

 private:
  HumanItem& item(const std::string& id);

  const Document& document_;
  const RuleLibrary& library_;
  const Report& report_;
  std::map<std::string, HumanItem> items_;
};

}  // namespace facenotice
