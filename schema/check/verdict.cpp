// SPDX-License-Identifier: MIT
// Nothing is lawful as far as checked while anything is broken or waits.
#include "schema/check/verdict.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "schema/check/human_items.hpp"

namespace facenotice {
namespace {

// What the findings, items and waivers say about each row.
struct Told {
  std::set<std::string> broken, reviewed, waived;
  std::map<std::string, AnswerState> asked;  // the least of a row's items
  AnswerState texts = AnswerState::confirmed;
};

Told told_by(const Report& report) {
  Told told;
  for (const Finding& finding : report.findings) {
    if (finding.waiver) {
      told.waived.insert(finding.id);
    } else if (finding.counts()) {
      if (finding.severity <= Severity::warning) told.broken.insert(finding.id);
      if (finding.severity == Severity::review) told.reviewed.insert(finding.id);
    }
  }
  for (const HumanItem& item : report.human) {
    if (item.id == texts_item) {
      told.texts = std::min(told.texts, item.state());
      continue;
    }
    for (const std::string& row : item.rows) {
      const auto [least, fresh] = told.asked.emplace(row, item.state());
      if (!fresh) least->second = std::min(least->second, item.state());
    }
  }
  return told;
}

// An item that a row names bears on it also where another row asks for it.
std::optional<AnswerState> people_on(const Report& report, const RowResult& row, const Told& told) {
  std::optional<AnswerState> least;
  if (const auto asked = told.asked.find(row.id); asked != told.asked.end()) least = asked->second;
  for (const std::string& id : row.human)
    for (const HumanItem& item : report.human)
      if (item.id == id && item.id != texts_item)
        least = std::min(least.value_or(item.state()), item.state());
  return least;
}

RowBasis basis_of(const Report& report, const RowResult& row, const Told& told) {
  if (!row.in_force) return RowBasis::not_concerned;
  if (told.broken.count(row.id) > 0) return RowBasis::broken;
  bool looked = false, text = false;
  for (const RowCheck& check : row.checks) {
    looked = looked || check.places > 0 || check.of_faults;
    text = text || (check.of_text && check.places > 0);
  }
  const std::optional<AnswerState> people = people_on(report, row, told);
  // What no document can show, and an item that people are asked about decides, rests on them.
  const bool left_to_people = !row.not_checked.empty() && people;
  if (!looked && !left_to_people && !told.asked.count(row.id)) return RowBasis::not_concerned;
  if (people == AnswerState::denied) return RowBasis::broken;
  if (told.reviewed.count(row.id) > 0 || (people && *people != AnswerState::confirmed))
    return RowBasis::waiting;
  if (text && told.texts == AnswerState::denied) return RowBasis::broken;
  if (text && told.texts != AnswerState::confirmed) return RowBasis::text_unread;
  if (told.waived.count(row.id) > 0) return RowBasis::waived;
  if (!row.rest.empty()) return RowBasis::in_part;
  return people || text ? RowBasis::confirmed : RowBasis::proven;
}

}  // namespace

void settle(Report& report) {
  const Told told = told_by(report);
  for (RowResult& row : report.rows) row.basis = basis_of(report, row, told);
  const bool waits =
      report.count(Severity::warning) > 0 || report.count(Severity::review) > 0 || report.open() > 0;
  report.verdict = report.count(Severity::error) > 0 ? Verdict::broken
                   : waits                           ? Verdict::waiting
                                                     : Verdict::lawful_as_far_as_checked;
}

const char* severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::review:
      return "review";
    case Severity::info:
      return "info";
  }
  return "";
}

const char* verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::broken:
      return "broken";
    case Verdict::waiting:
      return "waiting";
    case Verdict::lawful_as_far_as_checked:
      return "lawful-as-far-as-checked";
    case Verdict::could_not_check:
      return "could-not-check";
  }
  return "";
}

const char* row_basis_word(RowBasis basis) {
  switch (basis) {
    case RowBasis::broken:
      return "broken";
    case RowBasis::waiting:
      return "waiting";
    case RowBasis::text_unread:
      return "text-unread";
    case RowBasis::waived:
      return "waived";
    case RowBasis::in_part:
      return "in-part";
    case RowBasis::confirmed:
      return "confirmed";
    case RowBasis::proven:
      return "proven";
    case RowBasis::not_concerned:
      return "not-concerned";
  }
  return "";
}

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(),
      [&](const Finding& finding) { return finding.severity == severity && finding.counts(); }));
}

std::size_t Report::open() const {
  return static_cast<std::size_t>(std::count_if(human.begin(), human.end(), [](const HumanItem& item) {
    return item.state() != AnswerState::confirmed;
  }));
}

std::size_t Report::waived() const {
  return static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [](const Finding& finding) { return finding.waiver.has_value(); }));
}

std::size_t Report::count(RowBasis basis) const {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const RowResult& row) { return row.basis == basis; }));
}

std::vector<WaitingFor> Report::waiting_for() const {
  std::vector<WaitingFor> waiting;
  for (const HumanItem& item : human)
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      if (item.answers[i].state == AnswerState::confirmed) continue;
      auto known = std::find_if(waiting.begin(), waiting.end(),
                                [&](const WaitingFor& other) { return other.role == item.answers[i].role; });
      if (known == waiting.end())
        known = waiting.insert(waiting.end(), {item.answers[i].role, item.roles[i], 0});
      ++known->items;
    }
  std::stable_sort(waiting.begin(), waiting.end(),
                   [](const WaitingFor& a, const WaitingFor& b) { return a.items > b.items; });
  return waiting;
}

bool Report::draft() const {
  return count(Severity::review) > 0 || std::any_of(human.begin(), human.end(), [](const HumanItem& item) {
           return item.state() <= AnswerState::demonstration;
         });
}

}  // namespace facenotice
