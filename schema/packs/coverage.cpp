// SPDX-License-Identifier: MIT
// Gathers the patterns of each row.
#include "schema/packs/coverage.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

std::vector<RowCoverage> coverage_of(const RuleLibrary& library) {
  std::vector<RowCoverage> coverage;
  for (const RulePack& pack : library.packs()) {
    const std::size_t first = coverage.size();
    for (const Row& row : pack.rows()) coverage.push_back({&pack, &row, {}, row.human});
    for (const PatternInfo& pattern : pack.patterns()) {
      RowCoverage& row = coverage[first + pattern.row];
      if (const std::string item = pattern.attested_item(); !item.empty())
        add_once(row.human, item);
      else
        for (const AssertionInfo& assertion : pattern.assertions) add_once(row.assertions, assertion.id);
    }
  }
  for (RowCoverage& row : coverage) std::sort(row.human.begin(), row.human.end());
  return coverage;
}

CoverageCounts count(const std::vector<RowCoverage>& coverage) {
  CoverageCounts counts;
  std::set<std::string> assertions;
  for (const RowCoverage& row : coverage) {
    ++counts.rows;
    if (!row.assertions.empty())
      ++counts.by_rule;
    else if (!row.human.empty())
      ++counts.by_person_only;
    else
      ++counts.no_document_matter;
    assertions.insert(row.assertions.begin(), row.assertions.end());
  }
  counts.assertions = assertions.size();
  return counts;
}

std::vector<std::string> read_row_list(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::string> rows;
  for (std::string line; std::getline(in, line);) {
    line = line.substr(0, line.find('#'));
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty()) rows.push_back(line);
  }
  if (!in.eof() || rows.empty())
    throw CouldNotCheck(msg("The list of rows {} cannot be read.", file.string()));
  return rows;
}

std::vector<Message> coverage_gaps(const RuleLibrary& library, const std::vector<std::string>& rows) {
  std::vector<Message> gaps;
  std::set<std::string> listed;
  for (const std::string& row : rows) {
    if (!listed.insert(row).second) gaps.push_back(msg("{} is listed twice.", row));
    if (library.find_row(row).row == nullptr) gaps.push_back(msg("No pack has the row {}.", row));
  }
  for (const RulePack& pack : library.packs())
    for (const Row& row : pack.rows())
      if (listed.count(row.id) == 0)
        gaps.push_back(msg("{}: the row {} is not in the list.", row.where, row.id));
  return gaps;
}

}  // namespace facenotice
