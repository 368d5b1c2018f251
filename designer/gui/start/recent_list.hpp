// SPDX-License-Identifier: MIT
// What was opened last, each with its picture and how it stands.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "designer/pictures/recent_works.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class RecentList : public wxPanel {
 public:
  // `open` is called with the place of a file among those that are shown.
  RecentList(wxWindow* parent, const Workbench& workbench, std::function<void(std::size_t)> open);

  void show(const std::vector<std::filesystem::path>& files);

 private:
  struct Row {
    wxButton* button;  // child windows belong to wxWidgets
    wxStaticText *title, *note, *standing;
  };
  Row add_row(std::size_t index);
  void show_row(std::size_t index);

  const Words& words_;
  std::function<void(std::size_t)> open_;
  RecentWorks works_;
  std::vector<Row> rows_;
  Connections connections_;
};

}  // namespace facenotice::gui
