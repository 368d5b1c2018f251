// SPDX-License-Identifier: MIT
// Asking what an act of a reviewer needs to know, doing it as one step, and saying what came of it.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "designer/gui/base/reporter.hpp"
#include "designer/review/review_acts.hpp"
#include "designer/workbench/workbench.hpp"

class wxWindow;

namespace facenotice::gui {

class FormDialog;

class ReviewAsker {
 public:
  // `show` goes to what was done.
  ReviewAsker(wxWindow& parent, Workbench& workbench, Reporter& reporter,
              std::function<void(const ReviewDone&)> show);

  // What the act, or making it, throws is said; the dialog stays open with all that was typed. What was typed
  // before somebody cancelled is there when the same is asked again.
  // `about`: the window that holds what is asked about; the dialog stands beside it.
  void ask(const std::function<ReviewAct()>& act, const wxWindow* about = nullptr);

 private:
  // A key and its owner as a reviewer, from within the dialog of an act that needs one.
  void make_key(FormDialog& dialog, const std::vector<std::string>& roles);
  void tell(const ReviewDone& done);

  wxWindow& parent_;
  Workbench& workbench_;
  Reporter& reporter_;
  std::function<void(const ReviewDone&)> show_;
  std::map<std::string, Answered, std::less<>> kept_;  // by ReviewAct::name
  std::string last_key_;                               // the file of the key that signed last
};

// Who has commented last on this machine.
std::string name_of_reviewer();

}  // namespace facenotice::gui
