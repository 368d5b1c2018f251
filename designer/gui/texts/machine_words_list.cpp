// SPDX-License-Identifier: MIT
// A column for each language, a row for each of the words.
#include "designer/gui/texts/machine_words_list.hpp"

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/empty_list.hpp"
#include "designer/gui/base/list_look.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

MachineWordsList::MachineWordsList(wxWindow* parent, const Words& words) : wxPanel(parent), words_(words) {
  told_ = new wxStaticText(this, wxID_ANY, wxEmptyString);
  list_ =
      new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  set_spoken_name(*list_, ui(words_.tr("The machine's own words")));
  turn_off_list_search(*list_);
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(told_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
  sizer->Add(list_, wxSizerFlags(1).Expand());
  SetSizer(sizer);
}

void MachineWordsList::show(const MachineWords& machine) {
  const std::string missing = machine_words_missing(words_, machine);
  told_->SetLabelText(
      ui(missing.empty()
             ? words_.tr("The machine says these by itself; they are the same in every flow.")
             : words_.trf("The machine says these by itself; they are the same in every flow. {}", missing)));
  told_->Wrap(std::max(GetClientSize().GetWidth() - FromDIP(16), FromDIP(200)));
  empty_list(*list_);
  show_columns(machine.languages);
  for (const MachineWord& row : machine.rows) {
    wxVector<wxVariant> line;
    line.push_back(ui(row.when));
    for (const MachineSaying& saying : row.sayings) line.push_back(ui(saying_in_words(words_, saying)));
    list_->AppendItem(line);
  }
  Layout();
}

// A list's columns cannot change while it has rows.
void MachineWordsList::show_columns(const std::vector<std::string>& languages) {
  if (list_->GetColumnCount() > 0 && languages == languages_) return;
  languages_ = languages;
  list_->ClearColumns();
  list_->AppendTextColumn(ui(words_.tr("When")), wxDATAVIEW_CELL_INERT, FromDIP(260));
  for (const std::string& language : languages)
    list_->AppendTextColumn(ui(language), wxDATAVIEW_CELL_INERT, FromDIP(220));
  end_in_dots(*list_);
}

}  // namespace facenotice::gui
