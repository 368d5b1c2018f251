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
  // window the graph goes without the filmstrip, and the texts without properties and findings, until
  // somebody asks for them; panels have their share of the window, whatever its size becomes.
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
    // The panels that it spares in a narrow and in a low window, by name; empty: none.
    const char *narrow = "", *low = "";
    bool narrowed = false, lowered = false;  // they were taken away by us, and come back by themselves
    // As it was first, and as somebody left it last, in a window of that size: what another window makes of
    // it is worked out from there each time, or a size that lasts for a blink would stay in it for ever.
    wxString first{}, now{};
    wxSize room{};
  };
  void add(const Panels& panels);
  void remember();
  void load();
  void resize(wxSizeEvent& event);
  void follow_focus(wxIdleEvent& event);
  void fit();
  bool is_narrow(const wxSize& room) const;
  bool is_low(const wxSize& room) const;
  void spare(Layout& layout, const char* panel, bool& spared, bool small);
  wxString with(const wxString& layout, const char* panel, bool shown);
  bool shows(const wxString& layout, const char* panel);

  class Art;

  wxFrame& frame_;
  wxAuiManager docks_;
  Art* art_;  // the docks delete it
  std::array<Layout, 7> layouts_;
  Layout* shown_;
  wxSize room_;              // of the window, now
  const wxSize first_room_;  // that the first layouts are made for
  wxString loaded_;          // what the docks made of the layout that is shown
};

}  // namespace facenotice::gui
