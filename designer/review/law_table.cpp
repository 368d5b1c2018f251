// SPDX-License-Identifier: MIT
// A report, turned so that rows come first.
#include "designer/review/law_table.hpp"

#include <algorithm>

#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

const RowResult* find_row(const Report& report, const std::string& id) {
  const auto found = std::find_if(report.rows.begin(), report.rows.end(),
                                  [&](const RowResult& row) { return row.id == id; });
  return found == report.rows.end() ? nullptr : &*found;
}

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

// The roles that have yet to answer something of the row, by name.
std::vector<std::string> awaited(const Report& report, const RowResult& row) {
  std::vector<std::string> roles;
  for (const HumanItem* item : items_of_row(report, row.id))
    for (std::size_t i = 0; i < item->answers.size(); ++i)
      if (item->answers[i].state != AnswerState::confirmed &&
          std::find(roles.begin(), roles.end(), item->roles[i]) == roles.end())
        roles.push_back(item->roles[i]);
  return roles;
}

std::string outcome(const Report& report, const RowResult& row) {
  const std::string said = outcome_in_words(report, row);
  if (row.basis != RowBasis::waiting && row.basis != RowBasis::text_unread) return said;
  const std::vector<std::string> roles = awaited(report, row);
  return roles.empty() ? said : report.words.trf("{}: {}", said, joined_in_words(report.words, roles));
}

class Passages {
 public:
  explicit Passages(const Report& report) : report_(report), words_(report.words) {}

  std::vector<Passage> of(const RowResult& row) {
    heading(row.citation);
    text(row.asks);
    if (!row.limit.empty()) text(row.limit);
    quiet(words_.trf("Rule {}; what we rest on: {}", row.id, source_in_words(words_, row.source)));
    if (!row.see.empty()) quiet(row.see);
    heading(words_.tr("Result"));
    text(outcome(report_, row));
    if (!row.not_checked.empty()) quiet(row.not_checked);
    findings(row);
    if (const std::vector<std::string> evidence = evidence_in_words(report_, row); !evidence.empty()) {
      heading(words_.tr("What was looked at"));
      for (const std::string& said : evidence) text("• " + said);
    }
    for (const HumanItem* item : items_of_row(report_, row.id)) answers(*item);
    return std::move(passages_);
  }

 private:
  void heading(const std::string& words) { passages_.push_back({Passage::Kind::heading, words}); }
  void text(const std::string& words) { passages_.push_back({Passage::Kind::text, words}); }
  void quiet(const std::string& words) { passages_.push_back({Passage::Kind::quiet, words}); }

  void findings(const RowResult& row) {
    for (const Finding& finding : report_.findings) {
      if (finding.id != row.id) continue;
      text("• " + finding.message);
      if (!finding.trace.empty()) quiet(words_.trf("path: {}", trace_as_sentence(words_, finding.trace)));
      if (finding.waiver)
        quiet(words_.trf("Let pass by {} on {}, until {}: {}", finding.waiver->approver, finding.waiver->date,
                         finding.waiver->expires, finding.waiver->reason));
    }
  }

  void answers(const HumanItem& item) {
    heading(item.language.empty() ? words_.trf("Asked of people ({})", item.id)
                                  : words_.trf("Asked of people ({}, {})", item.id, item.language));
    text(item.statement);
    if (!item.evidence.empty()) quiet(words_.trf("What shows it: {}", item.evidence));
    if (!item.again.empty()) quiet(words_.trf("To be answered again: {}", item.again));
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      const char* state = answer_state_in_words(words_, answer.state);
      if (answer.by.empty()) {
        text(words_.trf("{}: {}", item.roles[i], state));
        continue;
      }
      text(words_.trf("{}: {} ({}, {})", item.roles[i], state, answer.by, answer.date));
      if (const std::string why = why_in_words(words_, answer); !why.empty()) quiet(why);
      quiet(basis_in_words(words_, answer));
      for (const GivenAnswer& other : answer.others) quiet(other_answer_in_words(words_, other));
    }
  }

  const Report& report_;
  const Words& words_;
  std::vector<Passage> passages_;
};

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
    laws.back().rows.push_back({row.id, row.article, row.asks, row.basis, outcome(report, row)});
    before = &row;
  }
  return laws;
}

std::vector<Passage> row_in_words(const Report& report, const std::string& id) {
  const RowResult* row = find_row(report, id);
  return row == nullptr ? std::vector<Passage>() : Passages(report).of(*row);
}

std::vector<const HumanItem*> items_of_row(const Report& report, const std::string& id) {
  std::vector<const HumanItem*> items;
  const RowResult* row = find_row(report, id);
  // What a row that is not concerned would have asked people for, it does not ask here.
  if (row == nullptr || row->basis == RowBasis::not_concerned) return items;
  for (const HumanItem& item : report.human)
    if (item.id == id || std::find(row->human.begin(), row->human.end(), item.id) != row->human.end())
      items.push_back(&item);
  return items;
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
