// SPDX-License-Identifier: MIT
// wxAUI's perspectives, one a view.
#include "designer/gui/frame/docks.hpp"

#include <algorithm>
#include <stdexcept>

#include <wx/aui/dockart.h>
#include <wx/config.h>

namespace facenotice::gui {
namespace {
constexpr const char* layouts_group = "/layouts/";
}  // namespace

Docks::Docks(wxFrame& frame, const Panels& panels)
    : frame_(frame),
      layouts_{{{"start", false, false, false},
                {"screen", true, true, false},
                {"play", true, true, true},
                {"flow", true, true, false, Layout::Spared::left},
                {"texts", true, true, false, Layout::Spared::properties},
                {"xml", true, true, false},
                {"review", true, false, false}}},
      shown_(&layouts_[1]) {
  docks_.SetManagedWindow(&frame);
  add(panels);
  const bool narrow = frame.GetClientSize().x < frame.FromDIP(1200);
  const bool low = frame.GetClientSize().y < frame.FromDIP(780);
  for (Layout& layout : layouts_) {
    docks_.GetPane(panels.top).Show(layout.bar);
    for (wxWindow* panel : {panels.left, panels.properties})
      docks_.GetPane(panel).Show(layout.sides && !layout.beside);
    if (narrow && layout.spared == Layout::Spared::left) docks_.GetPane(panels.left).Hide();
    const bool texts = layout.spared == Layout::Spared::properties;
    if (narrow && texts) docks_.GetPane(panels.properties).Hide();
    wxAuiPaneInfo& told = docks_.GetPane(panels.bottom).Show(layout.sides && !(low && texts));
    layout.beside ? told.Right() : told.Bottom();
    docks_.Update();
    layout.first = docks_.SavePerspective();
    layout.now = wxConfigBase::Get()->Read(wxString(layouts_group) + layout.view, layout.first);
  }
  load(shown_->now);
  // Sizes reach the insides of panels now, not only when GTK first draws them too small.
  for (wxWindow* panel : {panels.top, panels.centre, panels.left, panels.properties, panels.bottom}) {
    panel->SendSizeEvent();
    panel->Layout();
  }
}

Docks::~Docks() {
  docks_.UnInit();
}

void Docks::add(const Panels& panels) {
  docks_.GetArtProvider()->SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
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
  docks_.AddPane(panels.centre, pane("centre").CenterPane().PaneBorder(false));
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

void Docks::remember() {
  shown_->now = docks_.SavePerspective();
}

void Docks::load(const wxString& layout) {
  if (docks_.SavePerspective() != layout) docks_.LoadPerspective(layout, true);
}

void Docks::show_for(const std::string& view) {
  remember();
  const auto layout =
      std::find_if(layouts_.begin(), layouts_.end(), [&](const Layout& one) { return one.view == view; });
  if (layout == layouts_.end()) throw std::logic_error("no layout for the view " + view);
  shown_ = &*layout;
  load(shown_->now);
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
  load(shown_->first);
}

void Docks::keep() {
  remember();
  for (const Layout& layout : layouts_)
    wxConfigBase::Get()->Write(wxString(layouts_group) + layout.view, layout.now);
}

}  // namespace facenotice::gui
