// SPDX-License-Identifier: MIT
// A few questions before something is done. What is refused is said in the dialog, and nothing typed is lost.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>

#include "designer/gui/base/field_editor.hpp"

namespace facenotice::gui {

class FormDialog : public wxDialog {
 public:
  using Answers = std::map<std::string, std::string, std::less<>>;
  // `act` is called with all answers when the user says so; what it throws keeps the dialog open.
  FormDialog(wxWindow* parent, const Words& words, const std::string& title, const std::string& help,
             const std::vector<SheetField>& questions, const std::string& button,
             std::function<void(const Answers&)> act);

  // One more button: what it throws is said in the dialog, too.
  void add_act(const std::string& label, std::function<void()> act);
  // Stands beside the window, where the screen has room for both: it holds what the questions are about.
  void keep_in_sight(const wxWindow& about);
  // What is answered now, half typed or not.
  const Answers& answers();
  // Answers in place of the person.
  void fill_in(const std::string& key, const std::string& value);

 private:
  void finish();
  void say_trouble(const std::exception& error);

  Words words_;
  std::function<void(const Answers&)> act_;
  Answers answers_;
  std::vector<FieldEditor*> editors_;  // child windows belong to wxWidgets
  wxStaticText* trouble_;
  wxSizer* acts_;
};

}  // namespace facenotice::gui
