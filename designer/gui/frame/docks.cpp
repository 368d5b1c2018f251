// SPDX-License-Identifier: MIT
// wxAUI's perspectives, one a view.
#include "designer/gui/frame/docks.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <wx/aui/dockart.h>
#include <wx/config.h>
#include <wx/dc.h>
#include <wx/settings.h>

namespace facenotice::gui {
namespace {
constexpr const char* layouts_group = "/layouts/";
constexpr const char* room_group = "/room/";

// What wxAUI writes down of the docks, for a window of another size: "dock_size(3,0,0)=310", the first number
// being the side.
wxString resized(const wxString& layout, const wxSize& from, const wxSize& to) {
  if (from == to || from.x <= 0 || from.y <= 0) return layout;
  const wxString key = "dock_size(";
  wxArrayString parts = wxSplit(layout, '|', '\0');
  for (wxString& part : parts) {
    long side = 0, size = 0;
    if (!part.StartsWith(key) || !part.Mid(key.length()).BeforeFirst(',').ToLong(&side) ||
        !part.AfterFirst('=').ToLong(&size) || side == wxAUI_DOCK_TOP || side == wxAUI_DOCK_CENTER)
      continue;
    const double share =
        side == wxAUI_DOCK_BOTTOM ? static_cast<double>(to.y) / from.y : static_cast<double>(to.x) / from.x;
    part = part.BeforeFirst('=') + wxString::Format("=%ld", std::lround(static_cast<double>(size) * share));
  }
  return wxJoin(parts, '|', '\0');
}
}  // namespace

// Whoever goes on by F6 sees which panel has the keys. The docks' own mark would be written down with the
// layouts, and is not set where a panel keeps its focus events to itself.
class Docks::Art : public wxAuiDefaultDockArt {
 public:
  void DrawBorder(wxDC& dc, wxWindow* window, const wxRect& rect, wxAuiPaneInfo& pane) override {
    wxAuiDefaultDockArt::DrawBorder(dc, window, rect, pane);
    if (pane.window != focused) return;
    const int width = GetMetric(wxAUI_DOCKART_PANE_BORDER_SIZE);
    const wxDCBrushChanger brush(dc, wxBrush(wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT)));
    const wxDCPenChanger pen(dc, *wxTRANSPARENT_PEN);
    dc.DrawRectangle(rect.x, rect.y, rect.width, width);
    dc.DrawRectangle(rect.x, rect.GetBottom() + 1 - width, rect.width, width);
    dc.DrawRectangle(rect.x, rect.y, width, rect.height);
    dc.DrawRectangle(rect.GetRight() + 1 - width, rect.y, width, rect.height);
  }
  const wxWindow* focused = nullptr;
};

Docks::Docks(wxFrame& frame, const Panels& panels)
    : frame_(frame),
      art_(new Art),
      layouts_{{{"start", false, false, false},
                {"screen", true, true, false},
                {"play", true, true, true},
                {"flow", true, true, false, "left"},
                {"texts", true, true, false, "properties", "bottom"},
                {"xml", true, true, false},
                {"review", true, false, false}}},
      shown_(&layouts_[1]),
      room_(frame.GetClientSize()),
      first_room_(room_) {
  docks_.SetManagedWindow(&frame);
  add(panels);
  for (Layout& layout : layouts_) {
    docks_.GetPane(panels.top).Show(layout.bar);
    for (wxWindow* panel : {panels.left, panels.properties})
      docks_.GetPane(panel).Show(layout.sides && !layout.beside);
    wxAuiPaneInfo& told = docks_.GetPane(panels.bottom).Show(layout.sides);
    layout.beside ? told.Right() : told.Bottom();
    docks_.Update();
    layout.first = layout.now = docks_.SavePerspective();
    layout.room = room_;
  }
  wxConfigBase& config = *wxConfigBase::Get();
  const wxSize kept_in(static_cast<int>(config.ReadLong(wxString(room_group) + "width", room_.x)),
                       static_cast<int>(config.ReadLong(wxString(room_group) + "height", room_.y)));
  for (Layout& layout : layouts_) {
    spare(layout, layout.narrow, layout.narrowed, is_narrow(room_));
    spare(layout, layout.low, layout.lowered, is_low(room_));
    if (const wxString kept = config.Read(wxString(layouts_group) + layout.view, wxString()); !kept.empty()) {
      layout.now = kept;
      layout.room = kept_in;
    }
  }
  load();
  // Sizes reach the insides of panels now, not only when GTK first draws them too small.
  for (wxWindow* panel : {panels.top, panels.centre, panels.left, panels.properties, panels.bottom}) {
    panel->SendSizeEvent();
    panel->Layout();
  }
  frame.Bind(wxEVT_SIZE, &Docks::resize, this);
  frame.Bind(wxEVT_IDLE, &Docks::follow_focus, this);
}

Docks::~Docks() {
  frame_.Unbind(wxEVT_SIZE, &Docks::resize, this);
  frame_.Unbind(wxEVT_IDLE, &Docks::follow_focus, this);
  docks_.UnInit();
}

void Docks::add(const Panels& panels) {
  docks_.SetArtProvider(art_);
  docks_.GetArtProvider()->SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
  docks_.GetArtProvider()->SetMetric(wxAUI_DOCKART_PANE_BORDER_SIZE, frame_.FromDIP(2));
  const auto pane = [](const char* name) {
    return wxAuiPaneInfo().Name(name).CaptionVisible(false).CloseButton(false).Floatable(false).Movable(
        false);
  };
  docks_.SetDockSizeConstraint(0.7, 0.6);
  const wxSize all = frame_.GetClientSize();
  const auto units = [&](auto size) { return frame_.FromDIP(size); };
  const auto share = [&](int whole, int percent, int least, int most) {
    return std::clamp(whole * percent / 100, units(least), units(most));
  };
  const int top = panels.top->GetBestSize().y;
  docks_.AddPane(
      panels.top,
      pane("top").Top().Layer(10).DockFixed().PaneBorder(false).BestSize(-1, top).MinSize(-1, top));
  docks_.AddPane(panels.centre, pane("centre").CenterPane());
  docks_.AddPane(
      panels.left,
      pane("left").Left().Layer(1).BestSize(share(all.x, 19, 210, 300), -1).MinSize(units(wxSize(180, 200))));
  docks_.AddPane(panels.properties, pane("properties")
                                        .Right()
                                        .Layer(1)
                                        .BestSize(share(all.x, 22, 240, 360), -1)
                                        .MinSize(units(wxSize(220, 200))));
  docks_.AddPane(panels.bottom,
                 pane("bottom")
                     .Bottom()
                     .Layer(0)
                     .BestSize(share(all.x, 46, 420, 760), share(all.y, all.y > 800 ? 41 : 36, 170, 420))
                     .MinSize(units(wxSize(300, 130))));
}

// Only what somebody did to it: a panel that has its least width in a small window was not made wider.
void Docks::remember() {
  const wxString now = docks_.SavePerspective();
  if (now == loaded_) return;
  shown_->now = loaded_ = now;
  shown_->room = room_;
}

void Docks::load() {
  docks_.LoadPerspective(resized(shown_->now, shown_->room, room_), true);
  loaded_ = docks_.SavePerspective();
}

bool Docks::is_narrow(const wxSize& room) const {
  return room.x < frame_.FromDIP(1200);
}

bool Docks::is_low(const wxSize& room) const {
  return room.y < frame_.FromDIP(780);
}

wxString Docks::with(const wxString& layout, const char* panel, bool shown) {
  docks_.LoadPerspective(layout, false);
  docks_.GetPane(panel).Show(shown);
  return docks_.SavePerspective();
}

bool Docks::shows(const wxString& layout, const char* panel) {
  docks_.LoadPerspective(layout, false);
  return docks_.GetPane(panel).IsShown();
}

// What somebody has hidden stays so in a larger window, too.
void Docks::spare(Layout& layout, const char* panel, bool& spared, bool small) {
  if (*panel == '\0') return;
  layout.first = with(layout.first, panel, !small);
  if (small) {
    spared = shows(layout.now, panel);
    layout.now = with(layout.now, panel, false);
  } else if (std::exchange(spared, false)) {
    layout.now = with(layout.now, panel, true);
  }
}

void Docks::resize(wxSizeEvent& event) {
  event.Skip();
  frame_.CallAfter([this] { fit(); });
}

void Docks::follow_focus(wxIdleEvent& event) {
  event.Skip();
  const wxWindow* panel = wxWindow::FindFocus();
  while (panel != nullptr && panel->GetParent() != &frame_) panel = panel->GetParent();
  if (panel != nullptr && std::exchange(art_->focused, panel) != panel) frame_.Refresh(false);
}

// Panels keep their share of a window that has become another: in a smaller one the view would have nothing.
void Docks::fit() {
  const wxSize room = frame_.GetClientSize();
  if (room == room_ || room.x <= 0 || room.y <= 0) return;
  remember();
  const wxSize before = std::exchange(room_, room);
  for (Layout& layout : layouts_) {
    if (is_narrow(before) != is_narrow(room_))
      spare(layout, layout.narrow, layout.narrowed, is_narrow(room_));
    if (is_low(before) != is_low(room_)) spare(layout, layout.low, layout.lowered, is_low(room_));
  }
  load();
}

void Docks::show_for(const std::string& view) {
  if (shown_->view == view) return;
  remember();
  const auto layout =
      std::find_if(layouts_.begin(), layouts_.end(), [&](const Layout& one) { return one.view == view; });
  if (layout == layouts_.end()) throw std::logic_error("no layout for the view " + view);
  shown_ = &*layout;
  load();
}

void Docks::toggle(wxWindow* panel) {
  if (!shown_->sides) return;
  wxAuiPaneInfo& pane = docks_.GetPane(panel);
  pane.Show(!pane.IsShown());
  docks_.Update();
}

void Docks::reveal(wxWindow* panel) {
  if (shown_->sides && !docks_.GetPane(panel).IsShown()) toggle(panel);
}

void Docks::reset() {
  shown_->now = shown_->first;
  shown_->room = first_room_;
  load();
}

void Docks::keep() {
  remember();
  for (const Layout& layout : layouts_)
    wxConfigBase::Get()->Write(wxString(layouts_group) + layout.view,
                               resized(layout.now, layout.room, room_));
  wxConfigBase::Get()->Write(wxString(room_group) + "width", room_.x);
  wxConfigBase::Get()->Write(wxString(room_group) + "height", room_.y);
}

}  // namespace facenotice::gui
