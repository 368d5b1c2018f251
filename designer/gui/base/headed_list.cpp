// SPDX-License-Identifier: MIT
// A store that knows which lines are headings.
#include "designer/gui/base/headed_list.hpp"

#include <algorithm>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/wrapped.hpp"

namespace facenotice::gui {

class HeadedList::Store : public wxDataViewListStore {
 public:
  struct Look {
    bool heading = false;
    wxColour last;
  };
  std::vector<Look> looks;  // by line
  unsigned last_column = 0;

  bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attributes) const override {
    if (row >= looks.size()) return false;
    if (looks[row].heading) {
      attributes.SetBold(true);
      return true;
    }
    if (column != last_column || !looks[row].last.IsOk()) return false;
    attributes.SetColour(looks[row].last);
    return true;
  }
};

HeadedList::HeadedList(wxWindow* parent, const std::string& name, const std::vector<Column>& columns)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE), store_(new Store) {
  AssociateModel(store_.get());
  for (const Column& column : columns)
    AppendTextColumn(ui(column.title), wxDATAVIEW_CELL_INERT, FromDIP(column.width));
  end_in_dots(*this);
  heading_width_ = FromDIP(columns[std::min<std::size_t>(1, columns.size() - 1)].width);
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    share_width();
  });
  store_->last_column = static_cast<unsigned>(columns.size()) - 1;
  set_spoken_name(*this, ui(name));
  turn_off_list_search(*this);
}

// The last column stays in sight: in a narrow list it and the one of headings give way to each other.
void HeadedList::share_width() {
  const unsigned last = GetColumnCount() - 1;
  // A window that only grows or shrinks in height keeps its columns: to set them moves what was scrolled to.
  if (last < 2 || GetClientSize().x == shared_) return;
  shared_ = GetClientSize().x;
  int room = GetClientSize().x - FromDIP(18);  // less the scroll bar
  for (unsigned column = 0; column < last; ++column)
    if (column != 1) room -= GetColumn(column)->GetWidth();
  const int at_the_end = std::clamp(room * 2 / 5, FromDIP(120), FromDIP(260));
  const int headings = std::max(room - at_the_end, FromDIP(150));
  GetColumn(last)->SetWidth(at_the_end);
  GetColumn(1)->SetWidth(headings);
  if (headings == heading_width_) return;
  heading_width_ = headings;
  headings_width_changed.emit();
}

void HeadedList::clear() {
  store_->looks.clear();
  empty_list(*this);
}

void HeadedList::add_heading(const std::string& words) {
  wxVector<wxVariant> cells(GetColumnCount(), wxString());
  cells[std::min(1U, GetColumnCount() - 1)] = ui(words);
  store_->looks.push_back({true, {}});
  AppendItem(cells);
}

std::size_t HeadedList::add_long_heading(const std::string& words) {
  // Bold letters are wider than those that are measured.
  const wxArrayString lines = wxSplit(wrapped(*this, ui(words), heading_width_ * 9 / 10), '\n', '\0');
  for (const wxString& line : lines) add_heading(utf8(line));
  return lines.size();
}

void HeadedList::add_line(std::initializer_list<std::string> cells, const wxColour& last) {
  wxVector<wxVariant> shown;
  for (const std::string& cell : cells) shown.push_back(ui(cell));
  store_->looks.push_back({false, last});
  AppendItem(shown);
}

}  // namespace facenotice::gui
