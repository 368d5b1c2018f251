// SPDX-License-Identifier: MIT
// The screen being edited, or being played, as the machine shows it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/listbox.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/workbench/play_control.hpp"
#include "designer/workbench/screen_painter.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class PlayBar;
class ScreenCanvas;

class PreviewPanel : public wxPanel {
 public:
  PreviewPanel(wxWindow* parent, Workbench& workbench, Selection& selection, PlayControl& play);

  // The newest picture, or null.
  const std::shared_ptr<const ScreenPicture>& picture() const { return picture_; }
  // The user asked for the XML of this step.
  Signal<const std::string&> step_asked;
  // ... or of this element (byte offset in the last sound version).
  Signal<SourceOffset> element_asked;

 private:
  wxSizer* make_switches();
  wxSizer* make_lists();
  void fill_switches();
  void fill_steps();
  void ask_for_picture();
  void show_picture();
  void show_play();
  void show_texts(const DisplayList& list);
  void show_note();
  void switch_view();
  void take_choice(int index);
  void click(std::int32_t x, std::int32_t y);

  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;

  wxChoice *language_, *display_, *variant_;
  wxListBox *steps_, *choices_;
  wxTextCtrl* spoken_;
  wxStaticText* note_;
  ScreenCanvas* canvas_;
  PlayBar* play_bar_;

  std::vector<std::string> step_ids_, choice_ids_;
  std::shared_ptr<const ScreenPicture> picture_;
  ScreenPainter painter_;
  Connections connections_;
};

}  // namespace facenotice::gui
