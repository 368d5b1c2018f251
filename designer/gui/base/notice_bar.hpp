// SPDX-License-Identifier: MIT
// A bar that says what happened without stopping the work, with at most two things to do about it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/infobar.h>

namespace facenotice::gui {

class NoticeBar : public wxInfoBar {
 public:
  struct Action {
    std::string label;
    std::function<void()> run;
  };

  explicit NoticeBar(wxWindow* parent);

  // `flags` is wxICON_ERROR, wxICON_WARNING or wxICON_INFORMATION. A new notice replaces the one before.
  void tell(const std::string& message, int flags, std::vector<Action> actions = {});
  void hide();

 private:
  std::vector<Action> actions_;
};

}  // namespace facenotice::gui
