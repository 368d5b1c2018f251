// SPDX-License-Identifier: MIT
// Rows by the rule packs, elements by the schema.
#include "designer/authoring/help_page.hpp"

#include <algorithm>
#include <set>

#include "schema/base/user_error.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

using PassageKind = Passage::Kind;

class HelpPageWriter {
 public:
  explicit HelpPageWriter(std::string title) { page_.title = std::move(title); }
  void heading(const std::string& words) { page_.passages.push_back({PassageKind::heading, words}); }
  void text(const std::string& words) {
    if (!words.empty()) page_.passages.push_back({PassageKind::text, words});
  }
  void quiet(const std::string& words) {
    if (!words.empty()) page_.passages.push_back({PassageKind::quiet, words});
  }
  void link(const std::string& link) { page_.link = link; }
  HelpPage take() { return std::move(page_); }

 private:
  HelpPage page_;
};

void add_asked(HelpPageWriter& page, const RulePack& pack, const Row& row, const Words& words) {
  const std::string language(words.language());
  page.heading(words.tr("What the law asks"));
  page.text(row.asks.in(language));
  page.text(row.limit.in(language));
  page.quiet(words.tr("This is our reading, not the law’s own words."));
  page.quiet(words.trf("Rule {}; what we rest on: {}", row.id, source_in_words(words, row.source)));
  const std::string& link = row.see.empty() ? pack.source() : row.see;
  page.quiet(link.empty() ? words.tr("no link to the official text is kept") : link);
  if (link.rfind("https://", 0) == 0) page.link(link);
  page.heading(words.tr("How it is looked at"));
  if (!row.not_checked.empty())
    page.text(words.tr("No document can show it: ") + row.not_checked.in(language));
  std::set<std::string> said;
  for (const PatternInfo& pattern : pack.patterns())
    if (&pack.rows()[pattern.row] == &row && pattern.attested_item().empty())
      if (const std::string title = pattern.title.empty() ? pattern.property : pattern.title.in(language);
          said.insert(title).second)
        page.text("• " + title);
  if (!row.rest.empty()) page.text(words.trf("Not looked at: {}", row.rest.in(language)));
}

void add_people(HelpPageWriter& page, const RuleLibrary& library, const RulePack& pack, const Row& row,
                const Words& words) {
  const std::string language(words.language());
  std::vector<std::string> items = row.human;
  for (const PatternInfo& pattern : pack.patterns())
    if (const std::string item = pattern.attested_item();
        &pack.rows()[pattern.row] == &row && !item.empty() &&
        std::find(items.begin(), items.end(), item) == items.end())
      items.push_back(item);
  if (items.empty()) return;
  page.heading(words.tr("What people are asked"));
  for (const std::string& id : items)
    if (const AttestationItem* item = library.attestations().find(id)) {
      page.text(words.trf("{}: {}", id, item->statement.in(language)));
      page.quiet(item->evidence.in(language));
    }
}

void add_wrong(HelpPageWriter& page, const std::string& row, const Words& words, const Report& report) {
  std::set<std::string> fixes;
  bool first = true;
  for (const Finding& finding : report.findings) {
    if (finding.id != row || !finding.counts()) continue;
    if (std::exchange(first, false)) page.heading(words.tr("What is wrong in this flow"));
    page.text("• " + finding.message);
    if (!finding.fix.empty()) fixes.insert(finding.fix);
  }
  if (fixes.empty()) return;
  page.heading(words.tr("How to mend it"));
  for (const std::string& fix : fixes) page.text("• " + fix);
}

void add_lawful(HelpPageWriter& page, const std::string& row, const Words& words,
                const std::vector<LawfulFlow>& lawful) {
  bool first = true;
  for (const LawfulFlow& flow : lawful) {
    const auto found = std::find_if(flow.report.rows.begin(), flow.report.rows.end(),
                                    [&](const RowResult& one) { return one.id == row; });
    if (found == flow.report.rows.end() || found->basis == RowBasis::broken ||
        found->basis == RowBasis::waived || found->basis == RowBasis::not_concerned)
      continue;
    if (std::exchange(first, false)) page.heading(words.tr("Flows that keep it"));
    page.text(words.trf("The template “{}”: {}", flow.name, row_outcome_in_words(flow.report, *found)));
    for (const std::string& said : evidence_in_words(flow.report, *found)) page.quiet("• " + said);
  }
}

// "one of the values", in words.
std::string kind_in_words(const SchemaAttribute& attribute, const Words& words) {
  switch (attribute.kind) {
    case ValueKind::line:
      return words.tr("any words");
    case ValueKind::id:
      return words.tr("an id");
    case ValueKind::ids:
      return words.tr("ids, with spaces between them");
    case ValueKind::one_of:
      return words.tr("one of the values below");
    case ValueKind::several:
      return words.tr("some of the values below, with spaces between them");
    case ValueKind::flag:
      return words.tr("true or false");
    case ValueKind::number:
      return words.tr("a number");
    case ValueKind::duration:
      return words.tr("a duration such as PT20S, P30D or P1Y");
    case ValueKind::date:
      return words.tr("a day such as 2027-12-31");
    case ValueKind::colour:
      break;
  }
  return words.tr("a colour such as #1A5FB4");
}

}  // namespace

HelpPage help_on_row(const RuleLibrary& library, const std::string& row, const Words& words,
                     const Report* report, const std::vector<LawfulFlow>& lawful) {
  const RuleLibrary::Found found = library.find_row(row);
  if (found.row == nullptr) throw UserError(msg("There is no rule {}.", row));
  const std::string language(words.language());
  HelpPageWriter page(found.pack->title(language) + (words.chinese() ? "" : ", ") +
                      found.row->article.in(language));
  add_asked(page, *found.pack, *found.row, words);
  if (report != nullptr) add_wrong(page, row, words, *report);
  add_people(page, library, *found.pack, *found.row, words);
  add_lawful(page, row, words, lawful);
  page.quiet(
      words.tr("This is a check of a document, not legal advice. What is true on site is for people to "
               "confirm."));
  return page.take();
}

HelpPage help_on_element(const SchemaElement& element, const FormatWords& names, const Words& words) {
  HelpPageWriter page(names.element(element.name));
  page.text(element.documentation);
  page.quiet(words.trf("In the XML: <{}>", element.name));
  for (const SchemaAttribute& attribute : element.attributes) {
    page.heading(names.attribute(element.name, attribute.name));
    page.text(attribute.documentation);
    page.quiet(words.trf("In the XML: {} ({})", attribute.name, kind_in_words(attribute, words)));
    for (const std::string& value : attribute.values) {
      const std::string called = names.value(element.name, attribute.name, value);
      page.text("• " + (called == value ? value : words.trf("{}: {}", value, called)));
    }
    if (attribute.required) page.quiet(words.tr("It must be there."));
    if (!attribute.default_value.empty()) page.quiet(words.trf("Without it: {}", attribute.default_value));
  }
  if (!element.children.empty()) page.heading(words.tr("What stands in it"));
  for (const auto& [name, child] : element.children)
    page.text(child->documentation.empty()
                  ? "• " + names.element(name)
                  : "• " + words.trf("{}: {}", names.element(name), child->documentation));
  return page.take();
}

}  // namespace facenotice
