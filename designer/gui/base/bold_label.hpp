// SPDX-License-Identifier: MIT
// Words in bold that keep their place.
#pragma once

#include <wx/control.h>
#include <wx/stattext.h>

namespace facenotice::gui {

// By markup, not by font: GTK measures a label that is not shown yet by the font it had before, and cuts a
// bold one off. `size`: "medium", "large", "x-large" as Pango names them.
inline wxStaticText* bold_label(wxWindow* parent, const wxString& words, const char* size = "medium") {
  wxString said = wxControl::EscapeMnemonics(words);
  said.Replace("&", "&amp;");
  said.Replace("<", "&lt;");
  auto* label = new wxStaticText(parent, wxID_ANY, wxEmptyString);  // the parent owns it
  label->SetLabelMarkup("<span weight='bold' size='" + wxString(size) + "'>" + said + "</span>");
  return label;
}

}  // namespace facenotice::gui
