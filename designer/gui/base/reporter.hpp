// SPDX-License-Identifier: MIT
// The one way in which the window's actions fail: in a sentence, in the notice bar.
#pragma once

#include <functional>

#include "designer/gui/base/notice_bar.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

class Reporter {
 public:
  // Says a sentence about the document with the names that people see.
  using Named = std::function<std::string(const std::string&)>;
  Reporter(NoticeBar& bar, const Words& words, Named named)
      : bar_(bar), words_(words), named_(std::move(named)) {}

  // False: it was refused, and the user has been told why.
  bool attempt(const std::function<void()>& action) {
    try {
      action();
      settle();
      return true;
    } catch (const std::exception& error) {
      tell(named_(message_of(error).in(words_)), wxICON_WARNING);
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
  const Words& words() const { return words_; }

 private:
  NoticeBar& bar_;
  Words words_;
  Named named_;
  bool refused_ = false;  // what the bar tells is why something was refused
};

}  // namespace facenotice::gui
