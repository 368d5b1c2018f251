// SPDX-License-Identifier: MIT
// A report as headings and sentences.
#include "schema/report/passages.hpp"

#include <algorithm>
#include <utility>

#include "schema/check/causes.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

const RowResult* find_row(const Report& report, const std::string& id) {
  const auto found = std::find_if(report.rows.begin(), report.rows.end(),
                                  [&](const RowResult& row) { return row.id == id; });
  return found == report.rows.end() ? nullptr : &*found;
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

class Passages {
 public:
  explicit Passages(const Report& report) : report_(report), words_(report.words) {}

  std::vector<Passage> take() { return std::move(passages_); }

  void add(const RowResult& row) {
    heading(row.citation);
    text(row.asks);
    if (!row.limit.empty()) text(row.limit);
    quiet(words_.trf("Rule {}; what we rest on: {}", row.id, source_in_words(words_, row.source)));
    if (row.see.rfind("https://", 0) == 0) quiet(row.see);
    heading(words_.tr("Result"));
    text(row_outcome_in_words(report_, row));
    if (!row.not_checked.empty()) quiet(row.not_checked);
    findings(row);
    if (const std::vector<std::string> evidence = evidence_in_words(report_, row); !evidence.empty()) {
      heading(words_.tr("What was looked at"));
      for (const std::string& said : evidence) text("• " + said);
    }
    const std::vector<const HumanItem*> items = items_of_row(report_, row.id);
    for (const HumanItem* item : items) answers(*item);
  }

  // What it is, the verdict, what is wrong; then every row that concerns the flow.
  void add_whole() {
    passages_.push_back({Passage::Kind::title, words_.tr("Report of the check")});
    for (const auto& [label, value] : identity_in_words(report_)) quiet(words_.trf("{}: {}", label, value));
    heading(words_.tr("Result"));
    for (const std::string& sentence : verdict_in_words(report_)) text(sentence);
    text(numbers_in_words(report_));
    add_causes();
    std::string pack;
    for (const RowResult& row : report_.rows) {
      if (row.basis == RowBasis::not_concerned) continue;
      if (row.pack != pack) {
        pack = row.pack;
        const auto use = std::find_if(report_.packs.begin(), report_.packs.end(),
                                      [&](const PackUse& known) { return known.id == pack; });
        passages_.push_back({Passage::Kind::title, use == report_.packs.end() ? pack : use->title});
      }
      add(row);
    }
    quiet(
        words_.tr("This is a check of a document, not legal advice. What is true on site is for people to "
                  "confirm."));
  }

 private:
  void heading(const std::string& words) { passages_.push_back({Passage::Kind::heading, words}); }
  void text(const std::string& words) { passages_.push_back({Passage::Kind::text, words}); }
  void quiet(const std::string& words) { passages_.push_back({Passage::Kind::quiet, words}); }

  void add_causes() {
    const std::vector<Cause> causes = causes_of(report_);
    if (causes.empty()) return;
    heading(words_.tr("What is wrong"));
    for (const Cause& cause : causes) {
      text(words_.trf("{}: {}", severity_in_words(words_, cause.severity), cause.first->message));
      quiet(laws_in_short(cause));
      if (cause.path != nullptr) quiet(words_.trf("path: {}", trace_as_sentence(words_, cause.path->trace)));
      if (!cause.first->fix.empty()) quiet(words_.trf("fix: {}", cause.first->fix));
    }
  }

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

std::string row_outcome_in_words(const Report& report, const RowResult& row) {
  std::string said = outcome_in_words(report, row);
  if (row.basis != RowBasis::waiting && row.basis != RowBasis::text_unread) return said;
  const std::vector<std::string> roles = awaited(report, row);
  return roles.empty() ? said : report.words.trf("{}: {}", said, joined_in_words(report.words, roles));
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

std::vector<Passage> row_in_passages(const Report& report, const std::string& id) {
  const RowResult* row = find_row(report, id);
  if (row == nullptr) return {};
  Passages passages(report);
  passages.add(*row);
  return passages.take();
}

std::vector<Passage> report_in_passages(const Report& report) {
  Passages passages(report);
  passages.add_whole();
  return passages.take();
}

}  // namespace facenotice
