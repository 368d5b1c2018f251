// SPDX-License-Identifier: MIT
// The bar over the editor.
#include "designer/gui/base/notice_bar.hpp"

#include <wx/app.h>

#include "designer/gui/base/text.hpp"

namespace facenotice::gui {
namespace {
constexpr int first_action = wxID_HIGHEST + 900;
constexpr int most_actions = 2;
}  // namespace

NoticeBar::NoticeBar(wxWindow* parent, const Words& words) : wxInfoBar(parent), close_(words.tr("Close")) {
  Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
    const auto index = static_cast<std::size_t>(event.GetId() - first_action);
    if (event.GetId() < first_action || index >= actions_.size()) return event.Skip();
    const std::function<void()> run = actions_[index].run;
    hide();
    CallAfter(run);  // the button must not go while it is being pressed
  });
}

void NoticeBar::tell(const std::string& message, int flags, std::vector<Action> actions) {
  hide();
  actions_ = std::move(actions);
  for (std::size_t i = 0; i < actions_.size() && i < most_actions; ++i)
    AddButton(first_action + static_cast<int>(i), ui(actions_[i].label));
  AddButton(wxID_CLOSE, ui(close_));
  ShowMessage(ui(message), flags);
}

void NoticeBar::hide() {
  Dismiss();
  for (int i = 0; i < most_actions; ++i)
    if (HasButtonId(first_action + i)) RemoveButton(first_action + i);
  if (HasButtonId(wxID_CLOSE)) RemoveButton(wxID_CLOSE);
  actions_.clear();
}

}  // namespace facenotice::gui
