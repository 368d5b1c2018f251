// SPDX-License-Identifier: MIT
// A bar that says what happened without stopping the work, with at most two things to do about it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/infobar.h>

#include "schema/base/words.hpp"

namespace facenotice::gui {

class NoticeBar : public wxInfoBar {
 public:
  struct Action {
    std::string label;
    std::function<void()> run;
  };

  NoticeBar(wxWindow* parent, const Words& words);

  // `flags` is wxICON_ERROR, wxICON_WARNING or wxICON_INFORMATION. A new notice replaces the one before.
  void tell(const std::string& message, int flags, std::vector<Action> actions = {});
  void hide();

 private:
  std::string close_;  // its own word for it is GTK's, which speaks what the system has catalogues of
  std::vector<Action> actions_;
};

}  // namespace facenotice::gui
