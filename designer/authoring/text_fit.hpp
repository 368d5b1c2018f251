// SPDX-License-Identifier: MIT
// Which texts have no room where they stand. The layout that makes the machine's screens and the printed
// signs judges, not a count of characters.
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <facenotice/display_list.hpp>

#include "export/layout/layout_memo.hpp"
#include "schema/base/words.hpp"
#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

// A place that cannot hold its words, and that leaves a text below the edge.
struct TooLong {
  std::string where;    // what people call the screen or sign
  std::string display;  // id of the display; of a sign, its paper
  Variant variant = Variant::normal;
  bool on_sign = false;
};

// Of every text that is cut somewhere, or printed by a placeholder in one that is.
class TextFit {
 public:
  // Empty: it fits wherever it stands in that language.
  const std::vector<TooLong>& too_long(const ElementPath& holder, const std::string& language) const;
  void add(const ElementPath& holder, const std::string& language, TooLong place);

 private:
  std::map<std::pair<std::string, std::string>, std::vector<TooLong>> places_;
};

// Lays out a sound document: every screen in every language on every display in every variant, and every
// sign. Screens that the memo knows are not laid out again. Throws UserError as Layouter does, CheckStopped
// when it is asked to stop.
TextFit fit_texts(const Document& document, LayoutMemo& memo, const FormatWords& names, const Words& words,
                  const std::stop_token& stop = {});

// Whether people lose words there: on screens of the usual look, and on paper.
bool is_lost(const std::vector<TooLong>& places);

// "Before you pay (hall); Choose (hall, large text)": for a row of a list.
std::string too_long_in_short(const Words& words, const std::vector<TooLong>& places);
// A sentence for each place, one a line: what people see there.
std::string too_long_in_words(const Words& words, const std::vector<TooLong>& places);

}  // namespace facenotice
