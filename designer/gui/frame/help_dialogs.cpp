// SPDX-License-Identifier: MIT
// Lists and sentences.
#include "designer/gui/frame/help_dialogs.hpp"

#include <wx/aboutdlg.h>
#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include "designer/gui/base/accessible.hpp"
#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/frame/menu_commands.hpp"

namespace facenotice::gui {

void show_keyboard(wxFrame& frame, const Words& words) {
  wxDialog dialog(&frame, wxID_ANY, ui(words.tr("Keyboard")), wxDefaultPosition, wxDefaultSize,
                  wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
  auto* list = new wxDataViewListCtrl(&dialog, wxID_ANY, wxDefaultPosition, dialog.FromDIP(wxSize(560, 480)));
  set_spoken_name(*list, ui(words.tr("Commands and their keys")));
  turn_off_list_search(*list);
  list->AppendTextColumn(ui(words.tr("Command")), wxDATAVIEW_CELL_INERT, dialog.FromDIP(280));
  list->AppendTextColumn(ui(words.tr("Keys")), wxDATAVIEW_CELL_INERT, dialog.FromDIP(130));
  list->AppendTextColumn(ui(words.tr("Menu")), wxDATAVIEW_CELL_INERT);
  const std::vector<MenuCommand> commands = commands_of(*frame.GetMenuBar());
  for (const MenuCommand& command : commands) {
    if (command.keys.empty()) continue;
    wxVector<wxVariant> row;
    for (const std::string& cell : {command.label, command.keys, command.menu})
      row.push_back(wxVariant(ui(cell)));
    list->AppendItem(row);
  }
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  const int margin = dialog.FromDIP(12);
  sizer->Add(list, wxSizerFlags(1).Expand().Border(wxALL, margin));
  sizer->Add(new wxButton(&dialog, wxID_CLOSE, ui(words.tr("Close"))),
             wxSizerFlags().Right().Border(wxLEFT | wxRIGHT | wxBOTTOM, margin));
  dialog.SetEscapeId(wxID_CLOSE);
  dialog.SetSizerAndFit(sizer);
  dialog.CentreOnParent();
  if (list->GetItemCount() > 0) list->SelectRow(0);
  list->SetFocus();
  dialog.ShowModal();
}

void show_about(wxFrame& frame, const Words& words) {
  wxAboutDialogInfo about;
  about.SetName("FaceNotice");
  about.SetVersion(FACENOTICE_VERSION);
  about.SetDescription(ui(
      words.tr("Designs, checks, prints, packs and plays consent flows of machines with face recognition.")));
  about.SetLicence("MIT");
  about.SetIcon(program_icon().GetIcon(wxSize(64, 64)));
  wxAboutBox(about, &frame);
}

}  // namespace facenotice::gui
