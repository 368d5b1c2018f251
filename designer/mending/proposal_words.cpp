// SPDX-License-Identifier: MIT
// By compare(), as a reviewer reads two versions.
#include "designer/mending/proposal_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "designer/review/comparison.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// As the machine prints it; as it is written where a value has no words.
std::string printed(const std::string& text, const Document& document, const Words& words) {
  const Flow& flow = document.flow();
  const std::string wanted(words.language());
  const bool there = std::find(flow.languages.begin(), flow.languages.end(), wanted) != flow.languages.end();
  try {
    return fill_placeholders(flow, text, there ? wanted : flow.languages.front());
  } catch (const UserError&) {
    return text;
  }
}

std::string told(const ChangedField& field, const Document& from, const Document& to, const Words& words) {
  const std::string name = printed(field.where, to, words) + ": " +
                           printed(field.what, field.kind == ChangedField::Kind::removed ? from : to, words);
  switch (field.kind) {
    case ChangedField::Kind::added:
      return words.trf("added: {}", name);
    case ChangedField::Kind::removed:
      return words.trf("removed: {}", name);
    case ChangedField::Kind::changed:
      break;
  }
  const std::string before = printed(field.before, from, words), after = printed(field.after, to, words);
  if (after.empty()) return words.trf("{}: no longer “{}”", name, before);
  if (before.empty()) return words.trf("{}: now “{}”", name, after);
  return words.trf("{}: “{}” becomes “{}”", name, before, after);
}

// What is so in the second document, and not in the first.
std::string told_of(const ChangedField& field, const Document& first, const Document& second,
                    const Words& words) {
  if (field.kind != ChangedField::Kind::changed || field.after.empty())
    return told(field, first, second, words);
  return words.trf("{}: now “{}”",
                   printed(field.where, second, words) + ": " + printed(field.what, second, words),
                   printed(field.after, second, words));
}

// Ids stand in quotation marks in the titles of edits. The same id may be given to a choice on every screen:
// which is meant is what the proposal changes.
class NamesForIds {
 public:
  NamesForIds(const Sheets& sheets, const Document& before, const Proposal& proposal,
              const std::vector<ChangedField>& changed, const Words& words)
      : shown_(before.flow(), words),
        shown_after_(proposal.document.flow(), words),
        format_(FormatWords::load(words)) {
    for (const ChangedField& field : changed) {
      const bool gone = field.kind == ChangedField::Kind::removed;
      const pugi::xml_node node = field.element.in(gone ? before : proposal.document);
      const std::string title = sheets.of(gone ? before : proposal.document, field.element).title;
      // By the name that it had: who reads a proposal sees the document before.
      const bool there = !gone && field.element.in(before);
      const std::string known = there ? sheets.of(before, field.element).title : title;
      if (const std::string id = node.attribute("id").value(); !id.empty() && !known.empty())
        names_[id] = known;
    }
  }

  std::string in(const std::string& title) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> quotes = {
        {{"\"", "\""}, {"“", "”"}}};
    std::string out;
    for (std::size_t at = 0; at < title.size();) {
      std::size_t next = at + 1;
      for (const auto& [open, close] : quotes) {
        if (title.compare(at, open.size(), open) != 0) continue;
        const std::size_t start = at + open.size(), end = title.find(close, start);
        if (end == std::string::npos) continue;
        out += "“" + name(title.substr(start, end - start)) + "”";
        next = end + close.size();
        break;
      }
      if (next == at + 1) out += title[at];
      at = next;
    }
    return out;
  }

 private:
  std::string name(const std::string& id) const {
    if (const auto known = names_.find(id); known != names_.end()) return known->second;
    const std::string quoted = "\"" + id + "\"";
    for (const ShownNames* shown : {&shown_, &shown_after_})
      if (std::string said = shown->in(quoted); said != quoted) return said.substr(1, said.size() - 2);
    if (format_.knows_value({}, {}, id)) return format_.value({}, {}, id);
    return id;
  }

  ShownNames shown_, shown_after_;
  FormatWords format_;
  std::map<std::string, std::string, std::less<>> names_;
};

}  // namespace

std::vector<std::string> titles_of(const Sheets& sheets, const Document& before, const Report& report_before,
                                   const Mending& mending, const Words& words) {
  std::vector<std::vector<ChangedField>> changed;
  std::vector<std::string> titles;
  for (const Proposal& proposal : mending.proposals) {
    changed.push_back(compare(sheets, before, report_before, proposal.document, proposal.report).fields);
    const NamesForIds names(sheets, before, proposal, changed.back(), words);
    std::string title;
    for (const Message& edit : proposal.edits) {
      const std::string said = names.in(edit.in(words));
      title = title.empty() ? said : words.trf("{}; {}", title, said);
    }
    titles.push_back(std::move(title));
  }
  const std::vector<std::string> plain = titles;
  for (std::size_t one = 0; one < titles.size(); ++one) {
    const Proposal& proposal = mending.proposals[one];
    std::string besides;
    for (std::size_t other = 0; other < titles.size() && besides.empty(); ++other) {
      if (other == one || plain[other] != plain[one]) continue;
      const Proposal& same = mending.proposals[other];
      const std::vector<ChangedField> differ =
          compare(sheets, same.document, same.report, proposal.document, proposal.report).fields;
      if (!differ.empty()) besides = told_of(differ.front(), same.document, proposal.document, words);
    }
    // A title that names nothing says too little even where it is the only one.
    if (besides.empty() && plain[one].find("“") == std::string::npos && !changed[one].empty())
      besides = told(changed[one].front(), before, proposal.document, words);
    if (!besides.empty()) titles[one] = words.trf("{} ({})", plain[one], besides);
  }
  return titles;
}

std::vector<std::string> changes_of(const Sheets& sheets, const Document& before, const Report& report_before,
                                    const Proposal& proposal, const Words& words) {
  std::vector<std::string> lines;
  const Comparison changed = compare(sheets, before, report_before, proposal.document, proposal.report);
  for (const ChangedField& field : changed.fields)
    lines.push_back(told(field, before, proposal.document, words));
  for (const ChangedAnswer& answer : changed.answers) {
    if (!answer.lost) continue;
    std::string line = words.trf("to be confirmed again: {}: {}", answer.item, answer.statement);
    // By each of the roles that had.
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string why_not_all(const Mending& mending, const Words& words) {
  if (mending.mends_everything()) return {};
  if (!mending.proposals.empty())
    return words.trn("Nothing was found that mends everything. This leaves {} error.",
                     "Nothing was found that mends everything. This leaves {} errors.",
                     mending.proposals.front().left);
  if (mending.tried == 0 && !mending.only_people.empty())
    return words.tr("Only people can end this: there is no edit to try.");
  if (mending.only_words)
    return words.tr("Only other words end this, and you write them: no program answers for what is said.");
  return mending.complete
             ? words.tr("None of the edits that were tried makes it lawful.")
             : words.tr("Nothing was found in the time that there was; not everything was tried.");
}

}  // namespace facenotice
