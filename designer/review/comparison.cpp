// SPDX-License-Identifier: MIT
// Sheets of both versions held side by side; findings by cause; rows of the laws; answers by item and role.
#include "designer/review/comparison.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <facenotice/flow_reader.hpp>

#include "designer/authoring/duration_parts.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/check/causes.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

bool is_paperwork(std::string_view name) {
  return name == "reviewers" || name == "confirmations" || name == "waivers" || name == "comments" ||
         name == "attestations";
}

// The elements that have a sheet of their own, in the document's order.
class Things {
 public:
  Things(const Sheets& sheets, const Document& document) : sheets_(sheets), document_(document) {
    add(document.root());
  }

  const std::vector<Sheet>& sheets() const { return found_; }
  const Sheet* find(const ElementPath& element) const {
    const auto found = by_path_.find(element.text());
    return found == by_path_.end() ? nullptr : &found_[found->second];
  }

 private:
  void add(pugi::xml_node node) {
    Sheet sheet = sheets_.of(document_, ElementPath::of(node));
    if (sheet.element == ElementPath::of(node) && !sheet.fields.empty()) {
      by_path_[sheet.element.text()] = found_.size();
      found_.push_back(std::move(sheet));
    }
    for (const pugi::xml_node child : node.children())
      if (child.type() == pugi::node_element && !flow_element_name(child).empty() &&
          !is_paperwork(flow_element_name(child)))
        add(child);
  }

  const Sheets& sheets_;
  const Document& document_;
  std::vector<Sheet> found_;
  std::map<std::string, std::size_t, std::less<>> by_path_;
};

std::string where(const Document& document, const Words& words, const Sheet& sheet) {
  const std::string step = step_of(document, sheet.element);
  return step.empty() ? sheet.kind : ShownNames(document.flow(), words).step(step);
}

std::string name_of(const Words& words, const Sheet& sheet) {
  return sheet.title.empty() ? sheet.kind : words.trf("{} “{}”", sheet.kind, sheet.title);
}

std::string duration_in_words(const Words& words, const DurationParts& parts) {
  switch (parts.unit) {
    case DurationUnit::seconds:
      return words.trn("{} second", "{} seconds", parts.number);
    case DurationUnit::minutes:
      return words.trn("{} minute", "{} minutes", parts.number);
    case DurationUnit::hours:
      return words.trn("{} hour", "{} hours", parts.number);
    case DurationUnit::days:
      return words.trn("{} day", "{} days", parts.number);
    case DurationUnit::months:
      return words.trn("{} month", "{} months", parts.number);
    case DurationUnit::years:
      break;
  }
  return words.trn("{} year", "{} years", parts.number);
}

// What stands for the value in words.
std::string shown(const Words& words, const SheetField& field) {
  using Kind = SheetField::Kind;
  if (field.kind == Kind::flag) return field.value == "true" ? words.tr("yes") : words.tr("no");
  if (field.kind == Kind::duration) {
    const std::optional<DurationParts> parts = duration_parts(field.value);
    return parts ? duration_in_words(words, *parts) : field.value;
  }
  std::vector<std::string> labels;
  for (const SheetOption& option : field.options)
    if (field.kind == Kind::some_of
            ? (" " + field.value + " ").find(" " + option.value + " ") != std::string::npos
            : option.value == field.value && !option.value.empty())
      labels.push_back(option.label);
  return labels.empty() ? field.value : joined_in_words(words, labels);
}

class Comparing {
 public:
  Comparing(const Document& before, const Things& old_things, const Document& after, const Things& new_things,
            const Words& words)
      : before_(before), old_(old_things), after_(after), new_(new_things), words_(words) {}

  std::vector<ChangedField> fields() {
    for (const Sheet& sheet : new_.sheets())
      if (const Sheet* old = old_.find(sheet.element))
        changed(*old, sheet);
      else
        whole(ChangedField::Kind::added, after_, sheet);
    gone_ = {};
    for (const Sheet& sheet : old_.sheets())
      if (new_.find(sheet.element) == nullptr) whole(ChangedField::Kind::removed, before_, sheet);
    return std::move(found_);
  }

 private:
  void changed(const Sheet& old, const Sheet& now) {
    for (const SheetField& field : now.fields) {
      const auto was = std::find_if(old.fields.begin(), old.fields.end(),
                                    [&](const SheetField& one) { return one.key == field.key; });
      const std::string before = was == old.fields.end() ? std::string() : was->value;
      if (before == field.value) continue;
      add(now, field, was == old.fields.end() ? std::string() : shown(words_, *was), shown(words_, field));
    }
    for (const SheetField& field : old.fields)
      if (std::none_of(now.fields.begin(), now.fields.end(),
                       [&](const SheetField& one) { return one.key == field.key; }) &&
          !field.value.empty())
        add(now, field, shown(words_, field), {});
  }

  void add(const Sheet& sheet, const SheetField& field, std::string before, std::string after) {
    const std::string label =
        field.group.empty() ? field.label : words_.trf("{} ({})", field.group, field.label);
    found_.push_back({ChangedField::Kind::changed, sheet.element, where(after_, words_, sheet),
                      words_.trf("{}: {}", name_of(words_, sheet), label),
                      field.kind == SheetField::Kind::words, std::move(before), std::move(after)});
  }

  // Of things within things the outermost alone.
  void whole(ChangedField::Kind kind, const Document& document, const Sheet& sheet) {
    const std::string& path = sheet.element.text();
    for (const std::string& outer : gone_)
      if (path.size() > outer.size() && path.compare(0, outer.size(), outer) == 0 &&
          path[outer.size()] == '/')
        return;
    gone_.insert(path);
    found_.push_back(
        {kind, sheet.element, where(document, words_, sheet), name_of(words_, sheet), false, {}, {}});
  }

  const Document& before_;
  const Things& old_;
  const Document& after_;
  const Things& new_;
  const Words& words_;
  std::vector<ChangedField> found_;
  std::set<std::string> gone_;
};

// By what the cause is, wherever it stands in the file.
std::map<std::string, ChangedFinding> causes_by_key(const Report& report) {
  std::map<std::string, ChangedFinding> found;
  for (const Cause& cause : causes_of(report))
    if (!cause.waived)
      found[cause.first->cause] = {false, cause.severity, laws_in_short(cause), cause.first->message};
  return found;
}

std::vector<ChangedFinding> findings(const Report& before, const Report& after) {
  std::vector<ChangedFinding> changed;
  const std::map<std::string, ChangedFinding> old = causes_by_key(before), now = causes_by_key(after);
  for (const auto& [key, finding] : now)
    if (old.count(key) == 0) {
      changed.push_back(finding);
      changed.back().came = true;
    }
  for (const auto& [key, finding] : old)
    if (now.count(key) == 0) changed.push_back(finding);
  return changed;
}

std::vector<ChangedRow> rows(const Report& before, const Report& after) {
  const Words& words = after.words;
  std::map<std::string, const RowResult*> old;
  for (const RowResult& row : before.rows) old[row.id] = &row;
  std::vector<ChangedRow> changed;
  const auto add = [&](const RowResult& row, RowBasis was, RowBasis is) {
    if (was == is) return;
    // Results are in the order in which a reader must know them; what is proven needs nobody.
    changed.push_back({row.id, row.citation, row.asks, row_basis_in_words(words, was),
                       row_basis_in_words(words, is), is < was && is < RowBasis::confirmed});
  };
  for (const RowResult& row : after.rows) {
    const auto known = old.find(row.id);
    add(row, known == old.end() ? RowBasis::not_concerned : known->second->basis, row.basis);
    if (known != old.end()) old.erase(known);
  }
  for (const RowResult& row : before.rows)
    if (old.count(row.id) > 0) add(row, row.basis, RowBasis::not_concerned);
  std::stable_partition(changed.begin(), changed.end(), [](const ChangedRow& row) { return row.worse; });
  return changed;
}

AnswerState state_of(const Report& report, const HumanItem& item, const std::string& role) {
  for (const HumanItem& one : report.human)
    if (one.id == item.id && one.language == item.language)
      for (const Answer& answer : one.answers)
        if (answer.role == role) return answer.state;
  return AnswerState::missing;
}

// Role by role: a no beside a yes is no less a no.
std::vector<ChangedAnswer> answers(const Report& before, const Report& after) {
  const Words& words = after.words;
  std::vector<ChangedAnswer> changed;
  const auto add = [&](const HumanItem& item, std::size_t nth, AnswerState was, AnswerState is) {
    if (was == is) return;
    changed.push_back({item.language.empty() ? item.id : words.trf("{} ({})", item.id, item.language),
                       item.roles[nth], item.statement, answer_state_in_words(words, was),
                       answer_state_in_words(words, is), is_answered(was) && !is_answered(is)});
  };
  for (const HumanItem& item : after.human)
    for (std::size_t i = 0; i < item.answers.size(); ++i)
      add(item, i, state_of(before, item, item.answers[i].role), item.answers[i].state);
  const auto is_asked = [&](const HumanItem& item) {
    return std::any_of(after.human.begin(), after.human.end(), [&](const HumanItem& one) {
      return one.id == item.id && one.language == item.language;
    });
  };
  for (const HumanItem& item : before.human)
    for (std::size_t i = 0; !is_asked(item) && i < item.answers.size(); ++i)
      add(item, i, item.answers[i].state, AnswerState::missing);
  return changed;
}

}  // namespace

Comparison compare(const Sheets& sheets, const Document& before, const Report& report_before,
                   const Document& after, const Report& report_after) {
  const Things old_things(sheets, before), new_things(sheets, after);
  return {Comparing(before, old_things, after, new_things, report_after.words).fields(),
          findings(report_before, report_after), rows(report_before, report_after),
          answers(report_before, report_after)};
}

}  // namespace facenotice
