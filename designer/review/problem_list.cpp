// SPDX-License-Identifier: MIT
// Rows by cause, by item and by problem of form.
#include "designer/review/problem_list.hpp"

#include <algorithm>
#include <set>

#include "designer/review/finding_language.hpp"
#include "schema/check/causes.hpp"
#include "schema/check/example_values.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

using RowKind = ProblemRow::Kind;

RowKind kind_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return RowKind::broken;
    case Severity::warning:
      return RowKind::warning;
    case Severity::review:
      return RowKind::for_people;
    case Severity::info:
      break;
  }
  return RowKind::info;
}

template <class List, class Value>
void add_once(List& list, Value value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

class Rows {
 public:
  Rows(const CheckedText& checked, const Words& words) : checked_(checked), words_(words) {}

  std::vector<ProblemRow> take() {
    if (!checked_.trouble.empty()) form(checked_.trouble, {1, 1}, "trouble");
    if (checked_.document)
      for (const Problem& problem : checked_.document->problems()) {
        const std::string said = problem.message.in(words_);
        form(said, problem.place, said);
      }
    if (checked_.report) laws(*checked_.report);
    if (checked_.report) examples(*checked_.report);
    // Of what is alike grave, what most laws ask for first: a camera without consent before a draft.
    std::stable_sort(rows_.begin(), rows_.end(), [](const ProblemRow& a, const ProblemRow& b) {
      if (a.kind != b.kind) return a.kind < b.kind;
      return a.kind == RowKind::broken && a.packs.size() > b.packs.size();
    });
    return std::move(rows_);
  }

 private:
  void form(const std::string& said, Place place, const std::string& key) {
    ProblemRow row;
    row.headline = said;
    row.where = words_.trf("line {}", place.line);
    row.place = place;
    row.key = key;
    rows_.push_back(std::move(row));
  }

  void examples(const Report& report) {
    for (const ExampleValue& example : report.examples) {
      ProblemRow row;
      row.kind = RowKind::to_fill_in;
      row.headline = example_in_words(words_, example);
      row.where = words_.tr("Facts");
      row.language = example.language;
      row.place = example.place;
      row.key = "example/" + example.value;
      rows_.push_back(std::move(row));
    }
  }

  void laws(const Report& report) {
    if (report.verdict == Verdict::could_not_check)
      form(words_.tr("Could not check: ") + report.could_not, {1, 1}, "could-not");
    for (const Cause& cause : causes_of(report)) add(report, cause);
    for (const Finding& finding : report.findings)
      if (finding.pack.empty()) rows_.push_back(of_item(report, finding));
    for (const HumanItem& item : report.human)
      if (is_answered(item.state())) rows_.push_back(of_answered(item));
  }

  ProblemRow of(const Report& report, const Finding& finding) const {
    ProblemRow row;
    row.kind = kind_of(finding.severity);
    row.headline = finding.message;
    row.where = finding.step_name;
    row.place = finding.place;
    row.step = finding.step;
    row.finding = static_cast<std::size_t>(&finding - report.findings.data());
    row.translate_into = finding.to_translate;
    if (checked_.document) row.language = language_of(*checked_.document, finding);
    return row;
  }

  void add(const Report& report, const Cause& cause) {
    ProblemRow row = of(report, *cause.first);
    row.kind = kind_of(cause.severity);
    row.laws = laws_in_short(cause);
    // Where a screen stands for one wrong on many, that is said.
    std::set<std::string> steps;
    for (const CauseLaw& law : cause.laws)
      for (const Finding* finding : law.findings)
        steps.insert(finding->step.empty() ? finding->xpath : finding->step);
    if (steps.size() > 1)
      row.where = row.where.empty() ? words_.trn("{} place", "{} places", steps.size())
                                    : words_.trf("{} and {} more", row.where, steps.size() - 1);
    if (cause.path != nullptr) row.finding = static_cast<std::size_t>(cause.path - report.findings.data());
    row.key = cause.first->cause;
    if (cause.first->waivable) row.row = cause.first->id;
    for (const CauseLaw& law : cause.laws)
      for (const Finding* finding : law.findings) add_once(row.packs, finding->pack);
    if (cause.waived) {
      row.kind = RowKind::let_pass;
      if (const auto& waiver = cause.first->waiver)
        row.note = words_.trf("Let pass by {} on {}, until {}: {}", waiver->approver, waiver->date,
                              waiver->expires, waiver->reason);
    }
    if (!cause.waived) row.note = cause.first->not_waived_why;
    rows_.push_back(std::move(row));
  }

  ProblemRow of_item(const Report& report, const Finding& finding) const {
    ProblemRow row = of(report, finding);
    row.laws = finding.id;
    row.key = finding.id + finding.fingerprint;
    for (const HumanItem& item : report.human) {
      if (item.id != finding.id || item.language != finding.item) continue;
      if (!item.rows.empty()) row.row = item.rows.front();
      row.headline = item.language.empty() ? item.statement : item.language + ": " + item.statement;
      // What has not been answered, or answered with no: the finding says so.
      if (item.state() != AnswerState::missing) row.headline = finding.message;
      for (std::size_t i = 0; i < item.answers.size(); ++i)
        if (!is_answered(item.answers[i].state)) row.roles.push_back(item.roles[i]);
      row.where = joined_in_words(words_, row.roles);
    }
    return row;
  }

  ProblemRow of_answered(const HumanItem& item) const {
    ProblemRow row;
    row.kind = RowKind::answered;
    row.headline = item.language.empty() ? item.statement : item.language + ": " + item.statement;
    row.laws = item.id;
    if (!item.rows.empty()) row.row = item.rows.front();
    row.language = item.language;
    row.key = item.id + "/" + item.language;
    row.place = {1, 1};
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      row.note +=
          (row.note.empty() ? "" : "\n") + words_.trf("{}, {}: {}, {}", item.roles[i], answer.date, answer.by,
                                                      answer_state_in_words(words_, answer.state));
      row.roles.push_back(item.roles[i]);
    }
    row.where = joined_in_words(words_, row.roles);
    return row;
  }

  const CheckedText& checked_;
  const Words& words_;
  std::vector<ProblemRow> rows_;
};

bool holds(const std::vector<std::string>& all, const std::string& wanted) {
  return wanted.empty() || std::find(all.begin(), all.end(), wanted) != all.end();
}

}  // namespace

const char* problem_kind_in_words(const Words& words, RowKind kind) {
  switch (kind) {
    case RowKind::form:
      return words.tr("problem");
    case RowKind::broken:
      return words.tr("error");
    case RowKind::warning:
      return words.tr("warning");
    case RowKind::to_fill_in:
      return words.tr("to fill in");
    case RowKind::info:
      return words.tr("info");
    case RowKind::for_people:
      return words.tr("for people");
    case RowKind::let_pass:
      return words.tr("let pass");
    case RowKind::answered:
      return words.tr("answered");
  }
  return "";
}

std::vector<ProblemRow> problem_rows(const CheckedText& checked, const Words& words) {
  return Rows(checked, words).take();
}

std::vector<ProblemRow> shown_problems(const std::vector<ProblemRow>& rows, const ProblemFilter& filter,
                                       ProblemOrder order) {
  std::vector<ProblemRow> shown;
  for (const ProblemRow& row : rows)
    if ((!filter.kind || row.kind == *filter.kind) && holds(row.packs, filter.pack) &&
        (filter.step.empty() || row.step == filter.step) && holds(row.roles, filter.role) &&
        (filter.language.empty() || row.language == filter.language))
      shown.push_back(row);
  if (order != ProblemOrder::gravity)
    std::stable_sort(shown.begin(), shown.end(), [order](const ProblemRow& a, const ProblemRow& b) {
      if (order == ProblemOrder::message) return a.headline < b.headline;
      return order == ProblemOrder::screen ? a.where < b.where : a.laws < b.laws;
    });
  return shown;
}

ProblemChoices problem_choices(const std::vector<ProblemRow>& rows, const CheckedText& checked) {
  ProblemChoices choices;
  std::vector<std::string> packs;
  const auto add = [](std::vector<ProblemChoices::Choice>& to, const std::string& value,
                      const std::string& label) {
    const bool there = std::any_of(to.begin(), to.end(), [&](const auto& one) { return one.value == value; });
    if (!value.empty() && !there) to.push_back({value, label});
  };
  for (const ProblemRow& row : rows) {
    add_once(choices.kinds, row.kind);
    for (const std::string& pack : row.packs) add_once(packs, pack);
    add(choices.steps, row.step, row.where);
    for (const std::string& role : row.roles) add(choices.roles, role, role);
    add(choices.languages, row.language, row.language);
  }
  if (checked.report)
    for (const PackUse& pack : checked.report->packs)
      if (std::find(packs.begin(), packs.end(), pack.id) != packs.end())
        add(choices.packs, pack.id, pack.title);
  return choices;
}

}  // namespace facenotice
