// SPDX-License-Identifier: MIT
// The one way in which the window's actions fail: in a sentence, in the notice bar.
#pragma once

#include <functional>

#include "designer/gui/base/notice_bar.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

class Reporter {
 public:
  Reporter(NoticeBar& bar, const Words& words) : bar_(bar), words_(words) {}

  // False: it was refused, and the user has been told why.
  bool attempt(const std::function<void()>& action) {
    try {
      action();
      return true;
    } catch (const std::exception& error) {
      tell(message_of(error).in(words_), wxICON_WARNING);
      return false;
    }
  }
  void tell(const std::string& message, int flags, std::vector<NoticeBar::Action> actions = {}) {
    bar_.tell(message, flags, std::move(actions));
  }
  void hide() { bar_.hide(); }
  bool showing() const { return bar_.IsShown(); }
  const Words& words() const { return words_; }

 private:
  NoticeBar& bar_;
  Words words_;
};

}  // namespace facenotice::gui
