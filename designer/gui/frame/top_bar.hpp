// SPDX-License-Identifier: MIT
// Above everything: file and history, which view, play, what is looked at, and how the document stands.
#pragma once

#include <functional>
#include <vector>

#include <wx/bmpbuttn.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include "designer/gui/base/icons.hpp"
#include "designer/playing/play_control.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice::gui {

class TopBar : public wxPanel {
 public:
  struct Actions {
    std::function<void()> open, save, undo, redo, play, stop;
    std::function<void(int)> show_view;
  };
  TopBar(wxWindow* parent, Workbench& workbench, Selection& selection, PlayControl& play,
         const FormatWords& names, const std::vector<wxString>& views, Actions actions);

  void show_view(int view);

 private:
  wxButton* add_button(wxSizer& sizer, Icon icon, const char* words, std::function<void()> run);
  wxChoice* add_choice(wxSizer& sizer, const char* words);
  void show_history();
  wxString keys_of(int command) const;
  void show_looks();
  void take_looks();
  void show_verdict();
  void share_width();

  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;
  const FormatWords& names_;
  Actions actions_;
  wxButton *undo_, *redo_, *play_button_, *stop_;
  std::vector<wxToggleButton*> views_;
  wxChoice *language_, *display_, *variant_;
  std::vector<std::string> languages_, displays_;  // codes and ids, in the order of the choices
  wxStaticText* verdict_;
  Connections connections_;
};

}  // namespace facenotice::gui
