// SPDX-License-Identifier: MIT
// What of the findings is looked at: by kind, law, screen, role and language.
#pragma once

#include <functional>
#include <vector>

#include <wx/choice.h>
#include <wx/panel.h>

#include "designer/review/problem_list.hpp"

namespace facenotice::gui {

class FilterBar : public wxPanel {
 public:
  FilterBar(wxWindow* parent, const Words& words, std::function<void()> changed);

  const ProblemFilter& filter() const { return filter_; }
  // What there is to choose from now. A choice that has gone is taken back.
  void offer(const ProblemChoices& choices);
  void clear();

 private:
  struct Box {
    wxChoice* choice;  // a child window belongs to wxWidgets
    const char* all;   // "All laws"
    std::vector<std::string> values;
  };
  void add(const char* name, const char* all);
  // False: what was chosen is no longer there.
  bool fill(Box& box, const std::vector<ProblemChoices::Choice>& choices, const std::string& chosen);
  void take();

  Words words_;
  std::function<void()> changed_;
  std::vector<Box> boxes_;  // kind, law, screen, role, language
  std::vector<ProblemRow::Kind> kinds_;
  ProblemFilter filter_;
};

}  // namespace facenotice::gui
