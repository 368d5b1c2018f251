// SPDX-License-Identifier: MIT
// A report, or one row of it, as headings and sentences: what windows and paper show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schema/check/report.hpp"

namespace facenotice {

struct Passage {
  enum class Kind : std::uint8_t { title, heading, text, quiet };
  Kind kind = Kind::text;
  std::string words;
  // Neighbours of the same number, but for 0, stand on one page of paper if one can hold them.
  std::size_t together = 0;
  // How deep it stands in the table of contents (1, 2); 0: not in it. On paper the first one begins a page.
  std::size_t listed = 0;
  std::string listed_as{};  // what stands there; empty: the words
  // What the words are made of, where it stands in columns on paper, with room to write in; empty: nothing
  // is.
  std::vector<std::string> cells{};
};

// Everything about a row: what it asks and how far our source goes, the result, the evidence, what is wrong,
// who was asked and what they said, the texts that are there to be read. `document`: that of the report.
// Empty when the report has no such row.
std::vector<Passage> row_in_passages(const Report& report, const std::string& id, const Document& document);

// The whole report: what was checked, the verdict, what is wrong, what people have said about the document
// (that of the report), every row that concerns the flow.
std::vector<Passage> report_in_passages(const Report& report, const Document& document);

// What a row's result rests on and, where it waits, for whom.
std::string row_outcome_in_words(const Report& report, const RowResult& row);

// The items that bear on the row, of those that this flow must answer; that the texts were read, too, where
// it rests on texts.
std::vector<const HumanItem*> items_of_row(const Report& report, const std::string& id);

}  // namespace facenotice
