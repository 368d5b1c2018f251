// SPDX-License-Identifier: MIT
// A report, turned so that rows come first.
#include "designer/review/law_table.hpp"

#include <algorithm>
#include <map>

#include "designer/workbench/word_search.hpp"
#include "schema/report/passages.hpp"
#include "schema/report/texts_to_read.hpp"

namespace facenotice {
namespace {

bool is_shown(const RowResult& row, RowsShown shown) {
  switch (shown) {
    case RowsShown::waiting:
      return row.basis == RowBasis::broken || row.basis == RowBasis::waiting ||
             row.basis == RowBasis::text_unread;
    case RowsShown::with_rest:
      return row.basis != RowBasis::not_concerned && !row.rest.empty();
    case RowsShown::settled:
      return row.basis == RowBasis::proven || row.basis == RowBasis::confirmed;
    case RowsShown::concerned:
      return row.basis != RowBasis::not_concerned;
    case RowsShown::all:
      break;
  }
  return true;
}

bool is_for(const Report& report, const RowResult& row, RowsShown shown, const std::string& role) {
  if (role.empty()) return true;
  const auto asked = [&](const Answer& answer) {
    return answer.role == role && (shown != RowsShown::waiting || answer.state != AnswerState::confirmed);
  };
  const std::vector<const HumanItem*> items = items_of_row(report, row.id);
  return std::any_of(items.begin(), items.end(), [&](const HumanItem* item) {
    return std::any_of(item->answers.begin(), item->answers.end(), asked);
  });
}

std::string law_of(const Report& report, const RowResult& row) {
  const auto pack = std::find_if(report.packs.begin(), report.packs.end(),
                                 [&](const PackUse& known) { return known.id == row.pack; });
  return pack == report.packs.end() ? row.pack : pack->title;
}

}  // namespace

std::vector<LawRows> law_rows(const Report& report, RowsShown shown, const std::string& words,
                              const std::string& role) {
  std::vector<LawRows> laws;
  const RowResult* before = nullptr;
  for (const RowResult& row : report.rows) {
    if (!is_shown(row, shown) || !is_for(report, row, shown, role)) continue;
    LawRow shown_row{row.id, row.article, row.asks, row.basis, row_outcome_in_words(report, row)};
    const std::string law = law_of(report, row);
    if (lines_with(words, {law + " " + row.id + " " + row.article + " " + row.asks + " " + row.rest + " " +
                           shown_row.outcome})
            .empty())
      continue;
    if (before == nullptr || before->pack != row.pack) laws.push_back({law, {}});
    laws.back().rows.push_back(std::move(shown_row));
    before = &row;
  }
  return laws;
}

std::vector<AskedRole> roles_asked(const Report& report) {
  std::map<std::string, std::string> by_name;
  for (const HumanItem& item : report.human)
    for (std::size_t i = 0; i < item.answers.size(); ++i)
      by_name.emplace(item.roles[i], item.answers[i].role);
  std::vector<AskedRole> roles;
  for (const auto& [name, id] : by_name) roles.push_back({id, name});
  return roles;
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

std::optional<RowPlace> place_of_row(const Report& report, const std::string& id, const Document& document) {
  if (const Finding* finding = first_finding(report, id))
    return RowPlace{finding->place, finding->fingerprint};
  for (const RowResult& row : report.rows)
    if (row.id == id)
      if (const std::vector<TextToRead> texts = texts_to_read(report, row, document); !texts.empty())
        return RowPlace{texts.front().place, {}};
  return std::nullopt;
}

}  // namespace facenotice
