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
      return true;
    } catch (const std::exception& error) {
      tell(named_(message_of(error).in(words_)), wxICON_WARNING);
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
  Named named_;
};

}  // namespace facenotice::gui
