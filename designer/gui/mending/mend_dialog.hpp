// SPDX-License-Identifier: MIT
// Proposals that make the flow lawful: searched for in the background, shown before and after, one taken.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/listbox.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include "designer/mending/proposal_words.hpp"
#include "designer/pictures/screen_differences.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class PicturePair;

class MendDialog : public wxDialog {
 public:
  // What is proposed, found on another thread.
  using Propose = std::function<Mending(const Document&, const Report&, LayoutMemo&, const CheckOptions&)>;
  struct Wording {
    std::string title, searching, found;
    Message (*step)(const std::string& proposal);  // what the step is called that can be undone
  };
  // `report` is of the document.
  MendDialog(wxWindow* parent, Workbench& workbench, const Document& document,
             std::shared_ptr<const Report> report, Propose propose, const Selection::View& look,
             Wording wording);

  // The proposal that was taken, as one step to undo; after ShowModal() has given wxID_OK.
  std::optional<Edit> taken() const;

 private:
  struct Request {
    Document document;
    std::shared_ptr<const Report> report;
    Selection::View look;
  };
  struct Result {
    Mending mending;
    std::vector<std::string> titles, changes;            // by proposal
    std::vector<std::vector<ScreenDifference>> screens;  // likewise
    std::string trouble;
  };
  Result work(const Request& request, const std::stop_token& stop) const;
  void take(std::shared_ptr<Result> result);
  void show_selected();

  Lifeline lifeline_;
  const Words words_;
  const Propose propose_;
  const Wording wording_;
  wxGauge* searching_;
  wxTimer pulse_;
  const SharedFonts fonts_;
  Post post_;
  std::shared_ptr<Result> result_;
  wxStaticText* state_;  // child windows belong to wxWidgets
  wxListBox* list_;
  wxTextCtrl* details_;
  PicturePair* pictures_;
  wxButton* apply_;
  Background<Request> background_;  // last: it uses all of the above
};

}  // namespace facenotice::gui
