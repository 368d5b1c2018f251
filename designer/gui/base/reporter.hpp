// SPDX-License-Identifier: MIT
// The one way in which the window's actions fail: in a sentence, in the notice bar.
#pragma once

#include <functional>

#include "designer/gui/base/notice_bar.hpp"
#include "designer/workbench/workbench.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

class Reporter {
 public:
  Reporter(NoticeBar& bar, Workbench& workbench)
      : bar_(bar), workbench_(workbench), changed_(workbench.history_changed.connect([this] { settle(); })) {}

  // False: it was refused, and the user has been told why.
  bool attempt(const std::function<void()>& action) {
    try {
      action();
      settle();
      return true;
    } catch (const std::exception& error) {
      tell(workbench_.with_names(message_of(error).in(words())), wxICON_WARNING);
      refused_ = true;
      return false;
    }
  }
  void tell(const std::string& message, int flags, std::vector<NoticeBar::Action> actions = {}) {
    refused_ = false;
    bar_.tell(message, flags, std::move(actions));
  }
  // Something was done since: why something else was refused before is of no use any more.
  void settle() {
    if (refused_) hide();
  }
  void hide() {
    refused_ = false;
    bar_.hide();
  }
  bool showing() const { return bar_.IsShown(); }
  const Words& words() const { return workbench_.words(); }

 private:
  NoticeBar& bar_;
  Workbench& workbench_;
  bool refused_ = false;  // what the bar tells is why something was refused
  Connection changed_;
};

}  // namespace facenotice::gui
