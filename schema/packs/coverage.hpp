// SPDX-License-Identifier: MIT
// What becomes of every row of every law: a rule, a person's confirmation, or a reason why no document can
// show it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schema/base/message.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

struct RowCoverage {
  const RulePack* pack = nullptr;
  const Row* row = nullptr;
  std::vector<std::string> assertions;  // ids, without those that ask a person
  std::vector<std::string> human;       // items that a person confirms
};

// In the order of the packs and their rows. Points into the library.
std::vector<RowCoverage> coverage_of(const RuleLibrary& library);

struct CoverageCounts {
  std::size_t rows = 0, by_rule = 0, by_person_only = 0, no_document_matter = 0;
  std::size_t assertions = 0;
};
CoverageCounts count(const std::vector<RowCoverage>& coverage);

// The row ids of a list: one a line, # starts a comment. Throws CouldNotCheck.
std::vector<std::string> read_row_list(const std::filesystem::path& file);

// One sentence for each row of the list that no pack has, and each row of a pack that is not in the list.
std::vector<Message> coverage_gaps(const RuleLibrary& library, const std::vector<std::string>& rows);

}  // namespace facenotice
