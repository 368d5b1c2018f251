// SPDX-License-Identifier: MIT
// Rows of texts, and which of them.
#include "designer/authoring/texts_table.hpp"

#include <algorithm>
#include <set>

#include <unicode/unistr.h>

#include <facenotice/flow_reader.hpp>
#include <facenotice/translation.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/edit/texts.hpp"
#include "schema/words/untranslated.hpp"

namespace facenotice {
namespace {

// So that capitals do not matter, in any script.
icu::UnicodeString folded(const std::string& text) {
  return icu::UnicodeString::fromUTF8(text).foldCase();
}

bool is_shown(const TextsTable& table, const TextRow& row, const TextsFilter& filter, std::size_t source,
              std::size_t target) {
  switch (filter.show) {
    case TextsFilter::Show::all:
      return true;
    case TextsFilter::Show::open:
      return row.cells[target].state != TextState::approved;
    case TextsFilter::Show::missing:
      return row.cells[target].state == TextState::missing;
    case TextsFilter::Show::drafts:
      return row.cells[target].state == TextState::draft;
    case TextsFilter::Show::outdated:
      return row.cells[target].state == TextState::outdated;
    case TextsFilter::Show::same_as_source:
      return says_the_source(table, row, source, target, row.cells[target].words);
    case TextsFilter::Show::too_long:
      return !row.cells[target].too_long.empty();
    case TextsFilter::Show::this_step:
      break;
  }
  return row.step == filter.step;
}

// The flow itself is no place to look for.
bool lies_in(const ElementPath& inner, const ElementPath& outer) {
  const std::string &path = inner.text(), &above = outer.text();
  return !above.empty() && (path == above || path.compare(0, above.size() + 1, above + "/") == 0);
}

bool is_name(const Document& document, const ElementPath& holder) {
  const pugi::xml_node node = holder.in(document), above = node.parent();
  if (flow_element_name(node) == "name") return flow_element_name(above) == "party";
  const auto switches = [](pugi::xml_node child) { return flow_element_name(child) == "language"; };
  return flow_element_name(node) == "label" && above.find_child(switches);
}

TextState state_of(pugi::xml_node text) {
  if (text.attribute("state").value() == std::string_view("draft")) return TextState::draft;
  return is_outdated(text) ? TextState::outdated : TextState::approved;
}

std::optional<TextIn> text_of(const Document& document, const ElementPath& holder,
                              const std::string& language) {
  for (const pugi::xml_node text : holder.in(document).children())
    if (flow_element_name(text) == "text" && text.attribute("lang").value() == language)
      return TextIn{language, text.text().get(), state_of(text) == TextState::approved};
  return std::nullopt;
}

}  // namespace

const char* text_state_in_words(const Words& words, TextState state) {
  switch (state) {
    case TextState::missing:
      return words.tr("missing");
    case TextState::draft:
      return words.tr("draft");
    case TextState::outdated:
      return words.tr("original changed");
    case TextState::approved:
      break;
  }
  return words.tr("approved");
}

std::size_t TextsTable::column_of(std::string_view language) const {
  const auto found = std::find(languages.begin(), languages.end(), language);
  return found == languages.end() ? 0 : static_cast<std::size_t>(found - languages.begin());
}

std::size_t column_to_translate(const TextsTable& table, std::size_t source) {
  std::optional<std::size_t> other;
  for (std::size_t column = 0; column < table.languages.size(); ++column) {
    if (column == source) continue;
    if (!other) other = column;
    if (std::any_of(table.rows.begin(), table.rows.end(),
                    [&](const TextRow& row) { return row.cells[column].state != TextState::approved; }))
      return column;
  }
  return other.value_or(source);
}

std::vector<std::size_t> other_languages(const TextsTable& table, std::size_t source, std::size_t target) {
  std::vector<std::size_t> others;
  for (std::size_t column = 0; column < table.languages.size(); ++column)
    if (column != source && column != target) others.push_back(column);
  return others;
}

TextsTable texts_table(const Document& document, const FormatWords& names, const Words& words) {
  TextsTable table{document.flow().languages, {}, {}};
  for (const std::string& language : table.languages)
    table.shown.push_back(names.value("language", "code", language));
  for (TextHolder& holder : text_holders(document, names, words)) {
    TextRow row{holder.path, holder.step, holder.where, holder.role, {}, is_name(document, holder.path)};
    row.cells.resize(table.languages.size());
    for (const pugi::xml_node text : holder.path.in(document).children())
      if (const auto at =
              std::find(table.languages.begin(), table.languages.end(), text.attribute("lang").value());
          flow_element_name(text) == "text" && at != table.languages.end())
        row.cells[static_cast<std::size_t>(at - table.languages.begin())] = {
            state_of(text), text.text().get(), {}};
    table.rows.push_back(std::move(row));
  }
  return table;
}

void mark_too_long(TextsTable& table, const TextFit& fit) {
  for (TextRow& row : table.rows)
    for (std::size_t column = 0; column < table.languages.size(); ++column)
      row.cells[column].too_long = fit.too_long(row.holder, table.languages[column]);
}

std::vector<std::size_t> rows_shown(const TextsTable& table, const TextsFilter& filter, std::size_t source,
                                    std::size_t target) {
  const icu::UnicodeString wanted = folded(filter.words);
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TextRow& row = table.rows[i];
    const auto says = [&](const std::string& words) { return folded(words).indexOf(wanted) >= 0; };
    if (filter.also == row.holder || (is_shown(table, row, filter, source, target) &&
                                      (wanted.isEmpty() || says(row.where) || says(row.role) ||
                                       says(row.cells[source].words) || says(row.cells[target].words))))
      shown.push_back(i);
  }
  return shown;
}

bool says_the_source(const TextsTable& table, const TextRow& row, std::size_t source, std::size_t target,
                     const std::string& words) {
  return source != target && !row.is_name &&
         is_untranslated(words, table.languages[target], row.cells[source].words, table.languages[source]);
}

std::string doubt_about(const Words& words, const TextsTable& table, const TextRow& row, std::size_t source,
                        std::size_t target, const std::string& said) {
  if (!says_the_source(table, row, source, target, said)) return {};
  return words.trf(
      "In {} this is word for word what it is in {}: it does not look translated. Approve once more if both "
      "languages do say it so.",
      table.shown[target], table.shown[source]);
}

std::optional<std::size_t> next_unapproved(const TextsTable& table, const std::vector<std::size_t>& shown,
                                           std::optional<std::size_t> from, std::size_t target,
                                           bool forward) {
  const std::size_t count = shown.size();
  // Where rows that lie behind `from` begin; a row that is not shown (any more) stands between two that are.
  const auto behind = !from     ? shown.begin()
                      : forward ? std::upper_bound(shown.begin(), shown.end(), *from)
                                : std::lower_bound(shown.begin(), shown.end(), *from);
  const auto begin = static_cast<std::size_t>(behind - shown.begin());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = shown[forward ? (begin + i) % count : (begin + 2 * count - 1 - i) % count];
    if (table.rows[row].cells[target].state != TextState::approved) return row;
  }
  return std::nullopt;
}

bool is_about(const TextRow& row, const ElementPath& element) {
  return lies_in(row.holder, element) || lies_in(element, row.holder);
}

std::optional<std::size_t> row_to_follow(const TextsTable& table, const std::vector<std::size_t>& shown,
                                         const ElementPath& element, const std::string& step) {
  const auto first = [&](const auto& wanted) {
    return std::find_if(shown.begin(), shown.end(), [&](std::size_t row) { return wanted(table.rows[row]); });
  };
  auto found = first([&](const TextRow& row) { return is_about(row, element); });
  if (found == shown.end()) found = first([&](const TextRow& row) { return row.step == step; });
  if (found == shown.end()) found = shown.begin();
  return found == shown.end() ? std::nullopt : std::optional(*found);
}

Edit type_text(const Document& document, const ElementPath& holder, const std::string& language,
               const std::string& words) {
  const std::optional<TextIn> there = text_of(document, holder, language);
  const std::vector<std::string>& languages = document.flow().languages;
  const bool is_source = !languages.empty() && languages.front() == language;
  return set_text(document, holder, {language, words, is_source || (there && there->approved)});
}

Edit approve_as(const Document& document, const ElementPath& holder, const std::string& language,
                const std::string& words) {
  const std::optional<TextIn> there = text_of(document, holder, language);
  return there && there->text == words ? approve_text(document, holder, language)
                                       : set_text(document, holder, {language, words});
}

std::string texts_counted(const Words& words, const TextsTable& table, std::size_t column) {
  std::size_t approved = 0, drafts = 0, outdated = 0, too_long = 0;
  for (const TextRow& row : table.rows) {
    too_long += is_lost(row.cells[column].too_long) ? 1 : 0;
    approved += row.cells[column].state == TextState::approved ? 1 : 0;
    drafts += row.cells[column].state == TextState::draft ? 1 : 0;
    outdated += row.cells[column].state == TextState::outdated ? 1 : 0;
  }
  const std::size_t missing = table.rows.size() - approved - drafts - outdated;
  // What is written first is nobody's translation.
  std::string said =
      column == 0 && approved == table.rows.size()
          ? words.trf("{}: {}", table.shown[column], words.trn("{} text", "{} texts", approved))
          : words.trf("{}: {} of {} approved", table.shown[column], approved, table.rows.size());
  if (drafts > 0) said += words.tr(", ") + words.trn("{} draft", "{} drafts", drafts);
  if (outdated > 0) said += words.tr(", ") + words.trf("{} with the original changed", outdated);
  if (missing > 0) said += words.tr(", ") + words.trf("{} missing", missing);
  if (too_long > 0) said += words.tr(", ") + words.trf("{} too long", too_long);
  return said;
}

std::string placeholders_in_words(const Words& words, const Flow& flow, const std::string& text,
                                  const std::string& language) {
  std::string said;
  std::set<std::string> told;
  for (const std::string& placeholder : placeholders_in(text)) {
    const std::string written = "{" + placeholder + "}";
    if (!told.insert(placeholder).second) continue;
    if (!said.empty()) said += "\n";
    try {
      said += words.trf("{} prints “{}”", written, fill_placeholders(flow, written, language));
    } catch (const UserError& error) {
      said += words.trf("{} prints nothing: {}", written, error.message().in(words));
    }
  }
  return said;
}

}  // namespace facenotice
