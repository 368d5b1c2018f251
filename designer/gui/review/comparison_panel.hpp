// SPDX-License-Identifier: MIT
// This version beside another one, or beside a package that was signed: pictures, words, facts, findings,
// answers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/pictures/screen_differences.hpp"
#include "designer/review/comparison_lines.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class HeadedList;
class PicturePair;

class ComparisonPanel : public wxPanel {
 public:
  ComparisonPanel(wxWindow* parent, Workbench& workbench, Selection& selection, Reporter& reporter);

  void ask_for_other();

 private:
  struct Request {
    Document before, after;
    std::shared_ptr<const Report> report;  // of `after`
    Selection::View look;
  };
  struct Result {
    Comparison comparison;
    std::vector<ScreenDifference> screens;
    std::string trouble;
  };
  Result work(const Request& request, const std::stop_token& stop) const;
  void compare_again();
  void take(const std::shared_ptr<Result>& result);
  void fill();
  void say_summary(const std::string& words);
  void show_selected();
  std::string summary() const;

  Lifeline lifeline_;
  Workbench& workbench_;
  Selection& selection_;
  Reporter& reporter_;
  Post post_;
  Sheets sheets_;
  std::optional<Document> other_;
  std::shared_ptr<Result> result_;
  std::vector<ComparisonLine> lines_;
  wxStaticText* summary_;  // child windows belong to wxWidgets
  HeadedList* list_;
  wxTextCtrl* details_;
  PicturePair* pictures_;
  bool filling_ = false;
  Connections connections_;
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice::gui
