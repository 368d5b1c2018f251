// SPDX-License-Identifier: MIT
// A list with headings between its lines: they stand out, and cannot be mistaken for a line.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <wx/dataview.h>

#include "designer/workbench/signal.hpp"

namespace facenotice::gui {

class HeadedList : public wxDataViewListCtrl {
 public:
  // `name` is what a screen reader says; each column: what stands over it, and how wide it begins.
  struct Column {
    std::string title;
    int width;  // DIP
  };
  HeadedList(wxWindow* parent, const std::string& name, const std::vector<Column>& columns);

  void clear();
  // In the second column: the first is narrow.
  void add_heading(const std::string& words);
  // Likewise, in as many lines as a long one needs; how many that are.
  std::size_t add_long_heading(const std::string& words);
  // A cell for each column; `last`: the colour of the last one, which has words for what it means, too.
  void add_line(std::initializer_list<std::string> cells, const wxColour& last = wxColour());

  Signal<> headings_width_changed;  // long ones are to be added anew

 private:
  void share_width();

  class Store;
  wxObjectDataPtr<Store> store_;
  int shared_ = 0;         // pixels: the width that the columns were given
  int heading_width_ = 0;  // pixels: of the column of headings
};

}  // namespace facenotice::gui
