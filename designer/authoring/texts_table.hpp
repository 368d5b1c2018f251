// SPDX-License-Identifier: MIT
// All texts of a document beside their translations: what the texts view lists, filters, counts and walks
// through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "designer/authoring/text_fit.hpp"
#include "schema/edit/text_holders.hpp"

namespace facenotice {

// outdated: it was approved, but what it translates has changed since.
enum class TextState : std::uint8_t { missing, draft, outdated, approved };
const char* text_state_in_words(const Words& words, TextState state);

struct TextCell {
  TextState state = TextState::missing;
  std::string words;              // with placeholders; empty: missing
  std::vector<TooLong> too_long;  // where it has no room, as far as that was measured
};

struct TextRow {
  ElementPath holder;
  std::string step;             // id of the step that it stands on; may be empty
  std::string where;            // what people call its screen, sign or declaration
  std::string role;             // what it is there
  std::vector<TextCell> cells;  // as TextsTable::languages
  bool is_name = false;         // of a language or a company: the same in every language
};

struct TextsTable {
  std::vector<std::string> languages;  // of the flow
  std::vector<std::string> shown;      // what people call them
  std::vector<TextRow> rows;           // in the order of the document

  // Of a language that the flow has; else its first.
  std::size_t column_of(std::string_view language) const;
};

// The first language but `source` in which something is not approved; when all is, the first but `source`.
std::size_t column_to_translate(const TextsTable& table, std::size_t source);

// The columns of the table but these two, in its order.
std::vector<std::size_t> other_languages(const TextsTable& table, std::size_t source, std::size_t target);

TextsTable texts_table(const Document& document, const FormatWords& names, const Words& words);

// Takes what was measured into the table, in place of what was measured before.
void mark_too_long(TextsTable& table, const TextFit& fit);

struct TextsFilter {
  enum class Show : std::uint8_t {
    all,
    open,
    missing,
    drafts,
    outdated,
    same_as_source,
    too_long,
    this_step
  };
  Show show = Show::all;
  std::string step;   // for this_step
  std::string words;  // anywhere in place, role, source or target, in capitals or not; empty: any
  std::optional<ElementPath> also{};  // this one in any case: somebody is working on it
};

// Rows by their numbers in the table. `source` and `target` are columns; states are those of the target.
std::vector<std::size_t> rows_shown(const TextsTable& table, const TextsFilter& filter, std::size_t source,
                                    std::size_t target);

// Whether these words in the language of `target` are those of `source`, and cannot be meant so.
bool says_the_source(const TextsTable& table, const TextRow& row, std::size_t source, std::size_t target,
                     const std::string& words);
// What to ask whoever approves these words, in a sentence; empty: nothing.
std::string doubt_about(const Words& words, const TextsTable& table, const TextRow& row, std::size_t source,
                        std::size_t target, const std::string& said);

// Of the rows that are shown, the next (or previous) one behind `from` that nobody has approved yet, round
// and round; nothing when all are. `from` is a row of the table; nothing: none is selected.
std::optional<std::size_t> next_unapproved(const TextsTable& table, const std::vector<std::size_t>& shown,
                                           std::optional<std::size_t> from, std::size_t target, bool forward);

// Whether the element holds the text, is the text, or lies in it.
bool is_about(const TextRow& row, const ElementPath& element);
// Of the rows that are shown, the first that is about the element; without one, the first on the step, and
// else the first. Nothing: none is shown.
std::optional<std::size_t> row_to_follow(const TextsTable& table, const std::vector<std::size_t>& shown,
                                         const ElementPath& element, const std::string& step);

// What is typed over a text, wherever it is typed. In the flow’s first language it is what the author says,
// and approved, and other languages are outdated; a translation that was a draft, outdated or missing is a
// draft until somebody approves it.
Edit type_text(const Document& document, const ElementPath& holder, const std::string& language,
               const std::string& words);
// The text says that, and somebody has looked at it: one step.
Edit approve_as(const Document& document, const ElementPath& holder, const std::string& language,
                const std::string& words);

// "Japanese: 12 of 96 approved, 80 drafts, 4 missing, 2 too long": those of which people lose words
std::string texts_counted(const Words& words, const TextsTable& table, std::size_t column);

// What a text's placeholders print, one a line: "{data.face-image.retention} prints “20 s”". Empty: it has
// none.
std::string placeholders_in_words(const Words& words, const Flow& flow, const std::string& text,
                                  const std::string& language);

}  // namespace facenotice
