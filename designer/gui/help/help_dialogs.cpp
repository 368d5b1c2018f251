// SPDX-License-Identifier: MIT
// Sentences.
#include "designer/gui/help/help_dialogs.hpp"

#include <wx/aboutdlg.h>

#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

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
