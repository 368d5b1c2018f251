// SPDX-License-Identifier: MIT
// What stands in the window before a document does: templates with their pictures, the questions that lead to
// a flow, what was opened last. It asks for things; the frame does them.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include "designer/composer/templates.hpp"
#include "designer/pictures/thumbnails.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class RecentList;

class StartView : public wxScrolledWindow {
 public:
  struct Actions {
    std::function<void(const Template&)> start_from;
    std::function<void(const std::string& service)> ask;
    std::function<void(std::size_t)> open_recent;  // by its place among them
    std::function<void()> open, open_sample, leave;
  };
  StartView(wxWindow* parent, const Workbench& workbench, Actions actions);

  void show_recent(const std::vector<std::filesystem::path>& files);
  void focus_first();  // the first template: Return begins
  // Empty: the folder is missing.
  const std::vector<Template>& templates() const { return templates_; }

 private:
  // A template, drawn when its screens are.
  struct Card {
    Document document;
    std::string first, notice;  // the two screens that stand for it
    std::unique_ptr<Thumbnails> pictures;
    wxButton* button;
  };
  void add_templates(wxSizer& column);
  void add_questions(wxSizer& column);
  void add_card(const Template& chosen, wxSizer& row);
  void draw(const Card& card);
  wxButton* add_button(wxSizer& sizer, const wxString& label, std::function<void()> run);
  void add_words(wxSizer& sizer, const wxString& words, bool heading);

  const Workbench& workbench_;
  Actions actions_;
  std::vector<Template> templates_;
  std::vector<std::unique_ptr<Card>> cards_;
  RecentList* recent_;  // a child window belongs to wxWidgets
  Connections connections_;
};

}  // namespace facenotice::gui
