// SPDX-License-Identifier: MIT
// A report, turned so that rows come first.
#include "designer/review/law_table.hpp"

#include <algorithm>

#include "schema/report/passages.hpp"

namespace facenotice {
namespace {

bool is_shown(const RowResult& row, RowsShown shown) {
  switch (shown) {
    case RowsShown::waiting:
      return row.basis == RowBasis::broken || row.basis == RowBasis::waiting ||
             row.basis == RowBasis::text_unread;
    case RowsShown::concerned:
      return row.basis != RowBasis::not_concerned;
    case RowsShown::all:
      break;
  }
  return true;
}

}  // namespace

std::vector<LawRows> law_rows(const Report& report, RowsShown shown) {
  std::vector<LawRows> laws;
  const RowResult* before = nullptr;
  for (const RowResult& row : report.rows) {
    if (!is_shown(row, shown)) continue;
    if (before == nullptr || before->pack != row.pack) {
      const auto pack = std::find_if(report.packs.begin(), report.packs.end(),
                                     [&](const PackUse& known) { return known.id == row.pack; });
      laws.push_back({pack == report.packs.end() ? row.pack : pack->title, {}});
    }
    laws.back().rows.push_back({row.id, row.article, row.asks, row.basis, row_outcome_in_words(report, row)});
    before = &row;
  }
  return laws;
}

std::vector<const Finding*> waivable_findings(const Report& report, const std::string& id) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : report.findings)
    if (finding.id == id && finding.waivable && finding.counts()) findings.push_back(&finding);
  return findings;
}

const Finding* first_finding(const Report& report, const std::string& id) {
  const auto found = std::find_if(report.findings.begin(), report.findings.end(),
                                  [&](const Finding& finding) { return finding.id == id; });
  return found == report.findings.end() ? nullptr : &*found;
}

}  // namespace facenotice
