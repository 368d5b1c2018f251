// SPDX-License-Identifier: MIT
// A button as wide as its words, with air around them: wxBU_EXACTFIT alone draws its frame through the
// letters.
#pragma once

#include <algorithm>
#include <initializer_list>

#include <wx/button.h>

namespace facenotice::gui {

class SnugButton : public wxButton {
 public:
  SnugButton(wxWindow* parent, const wxString& label)
      : wxButton(parent, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT) {
    InvalidateBestSize();  // what its making has measured is without the air
  }
  // Wide enough for each of these labels: what stands beside it keeps its place when the label changes.
  void make_room_for(std::initializer_list<wxString> labels) {
    int width = GetBestSize().x;
    const int around = width - GetTextExtent(GetLabelText()).x;
    for (const wxString& label : labels)
      width = std::max(width, GetTextExtent(GetLabelText(label)).x + around);
    SetMinSize(wxSize(width, -1));
  }

 protected:
  wxSize DoGetBestSize() const override { return wxButton::DoGetBestSize() + FromDIP(wxSize(14, 4)); }
};

}  // namespace facenotice::gui
