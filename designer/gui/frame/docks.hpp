// SPDX-License-Identifier: MIT
// Where the panels of the window stand, for each view its own way: sizes, and what is hidden. Remembered from
// one start to the next.
#pragma once

#include <array>
#include <string>

#include <wx/aui/framemanager.h>
#include <wx/frame.h>

namespace facenotice::gui {

class Docks {
 public:
  struct Panels {
    wxWindow *top, *centre, *left, *properties, *bottom;
  };
  // All stand in the frame. "screen" is shown first.
  Docks(wxFrame& frame, const Panels& panels);
  ~Docks();
  Docks(const Docks&) = delete;
  Docks& operator=(const Docks&) = delete;

  // Lays the panels out as they were left in that view. "start" and "review" have the window for themselves;
  // in "play" the picture has the height of the window, and what is told of it stands beside it. In a small
  // window the graph begins without the filmstrip, and the texts without properties and findings.
  void show_for(const std::string& view);
  // Of the view that is shown: a panel at a side is hidden, or there again.
  void toggle(wxWindow* panel);
  void reveal(wxWindow* panel);
  // The view that is shown gets its first layout back.
  void reset();
  // Writes every view's layout down.
  void keep();

 private:
  struct Layout {
    const char* view;
    bool bar, sides, beside;
    enum class Spared { none, left, properties } spared = Spared::none;  // at first, in a small window
    wxString first{}, now{};
  };
  void add(const Panels& panels);
  void remember();
  void load(const wxString& layout);

  wxFrame& frame_;
  wxAuiManager docks_;
  std::array<Layout, 7> layouts_;
  Layout* shown_;
};

}  // namespace facenotice::gui
