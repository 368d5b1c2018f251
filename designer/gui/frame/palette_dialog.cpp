// SPDX-License-Identifier: MIT
// The keyboard stays in the field; the arrow keys move in the list.
#include "designer/gui/frame/palette_dialog.hpp"

#include <algorithm>

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/workbench/word_search.hpp"

namespace facenotice::gui {

namespace {

constexpr int rows_of_a_page = 10;

}  // namespace

PaletteDialog::PaletteDialog(wxWindow& parent, const Words& words, const std::vector<MenuCommand>& commands,
                             const std::vector<NamedElement>& elements)
    : wxDialog(&parent, wxID_ANY, ui(words.tr("Commands and places")), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
  for (const MenuCommand& command : commands)
    if (command.enabled) entries_.push_back({command.label, command.menu, command.keys, command.id});
  for (const NamedElement& named : elements)
    entries_.push_back({named.label, named.kind, {}, wxID_NONE, named.element});
  for (const Entry& entry : entries_) lines_.push_back(entry.label + " " + entry.kind);

  typed_ = new wxTextCtrl(this, wxID_ANY);
  typed_->SetHint(ui(words.tr("A few letters of a command, a screen, a choice, a party …")));
  set_spoken_name(*typed_, ui(words.tr("Search commands and places")));
  list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(780, 400)),
                                 wxDV_SINGLE | wxDV_NO_HEADER);
  set_spoken_name(*list_, ui(words.tr("What was found")));
  turn_off_list_search(*list_);
  list_->AppendTextColumn(ui(words.tr("Name")), wxDATAVIEW_CELL_INERT, FromDIP(330));
  list_->AppendTextColumn(ui(words.tr("Kind")), wxDATAVIEW_CELL_INERT, FromDIP(320));
  list_->AppendTextColumn(ui(words.tr("Keys")), wxDATAVIEW_CELL_INERT, FromDIP(100));
  end_in_dots(*list_);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const int margin = FromDIP(10);
  sizer->Add(typed_, wxSizerFlags().Expand().Border(wxALL, margin));
  sizer->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, margin));
  SetSizerAndFit(sizer);
  CentreOnParent();
  typed_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_matches(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { choose(); });
  Bind(wxEVT_CHAR_HOOK, &PaletteDialog::on_key, this);
  show_matches();
  typed_->SetFocus();
}

void PaletteDialog::show_matches() {
  listed_ = lines_with(utf8(typed_->GetValue()), lines_);
  empty_list(*list_);
  for (const std::size_t index : listed_) {
    const Entry& entry = entries_[index];
    wxVector<wxVariant> row;
    for (const std::string& cell : {entry.label, entry.kind, entry.keys}) row.push_back(wxVariant(ui(cell)));
    list_->AppendItem(row);
  }
  if (!listed_.empty()) list_->SelectRow(0);
}

void PaletteDialog::on_key(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_ESCAPE:
      return EndModal(wxID_CANCEL);
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      return choose();
    case WXK_DOWN:
      return move(1);
    case WXK_UP:
      return move(-1);
    case WXK_PAGEDOWN:
      return move(rows_of_a_page);
    case WXK_PAGEUP:
      return move(-rows_of_a_page);
    default:
      event.Skip();
  }
}

void PaletteDialog::move(int rows) {
  if (listed_.empty()) return;
  const int row = std::clamp(list_->GetSelectedRow() + rows, 0, static_cast<int>(listed_.size()) - 1);
  list_->SelectRow(static_cast<unsigned>(row));
  list_->EnsureVisible(list_->RowToItem(row));
}

void PaletteDialog::choose() {
  const int row = list_->GetSelectedRow();
  if (row == wxNOT_FOUND) return;
  chosen_ = entries_[listed_[static_cast<std::size_t>(row)]];
  EndModal(wxID_OK);
}

}  // namespace facenotice::gui
