// SPDX-License-Identifier: MIT
// Native buttons: keyboard and screen readers know them.
#include "designer/gui/start/recent_list.hpp"

#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/picture_in_slot.hpp"
#include "designer/gui/base/standing_colour.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {

constexpr int slot_width = 48, slot_height = 80;  // in device-independent pixels

}  // namespace

RecentList::RecentList(wxWindow* parent, const Workbench& workbench, std::function<void(std::size_t)> open)
    : wxPanel(parent),
      words_(workbench.words()),
      open_(std::move(open)),
      works_(workbench.post(), workbench.fonts(), workbench.words(), 2 * FromDIP(slot_height)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
  connections_ += works_.changed.connect([this](std::size_t index) { show_row(index); });
}

void RecentList::show(const std::vector<std::filesystem::path>& files) {
  rows_.clear();
  wxSizer& sizer = *GetSizer();
  sizer.Clear(true);
  if (files.empty()) {
    auto* none = new wxStaticText(this, wxID_ANY, ui(words_.tr("Nothing has been opened yet.")));
    none->SetForegroundColour(quiet_text());
    sizer.Add(none);
  }
  works_.look_at(files);
  for (std::size_t index = 0; index < files.size(); ++index) {
    rows_.push_back(add_row(index));
    show_row(index);
  }
}

RecentList::Row RecentList::add_row(std::size_t index) {
  const auto line = [this, index] {
    auto* words = new wxStaticText(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                                   wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    words->Bind(wxEVT_LEFT_UP, [this, index](wxMouseEvent&) { open_(index); });
    return words;
  };
  const Row row{new wxButton(this, wxID_ANY), line(), line(), line()};
  row.button->Bind(wxEVT_BUTTON, [this, index](wxCommandEvent&) { open_(index); });
  row.title->SetFont(row.title->GetFont().Bold());
  row.note->SetForegroundColour(quiet_text());
  auto* words = new wxBoxSizer(wxVERTICAL);
  for (wxStaticText* one : {row.title, row.note, row.standing})
    words->Add(one, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(3)));
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  sizer->Add(row.button);
  sizer->Add(words, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(10)));
  GetSizer()->Add(sizer, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
  return row;
}

void RecentList::show_row(std::size_t index) {
  const RecentWork& work = works_.works()[index];
  const Row& row = rows_[index];
  row.button->SetBitmap(picture_in_slot(FromDIP(wxSize(slot_width, slot_height)), work.picture,
                                        wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE)));
  set_spoken_name(*row.button, ui(work.title + ", " + work.standing.words + ", " + work.note));
  row.button->SetToolTip(ui(work.file));
  row.title->SetLabelText(ui(work.title));
  row.note->SetLabelText(ui(work.note));
  row.note->SetToolTip(ui(work.note));
  row.standing->SetForegroundColour(standing_colour(work.standing.kind));
  row.standing->SetLabelText(ui(work.standing.words));
  GetParent()->Layout();
}

}  // namespace facenotice::gui
