// SPDX-License-Identifier: MIT
// F1 opens the page of what has the keyboard; a tour leads through the window once, and again when asked.
#include <fstream>

#include <wx/button.h>
#include <wx/config.h>

#include "designer/gui/review/review_view.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace help_and_tour {
namespace {

struct Help : test::DesignerWindow {
  wxButton* button(const char* label) {
    auto* found = dynamic_cast<wxButton*>(wxWindow::FindWindowByLabel(label, frame));
    return found != nullptr && found->IsShownOnScreen() ? found : nullptr;
  }
  bool help_is_on(const wxString& words) {
    return wait_until([&] {
      const wxWindow* page = wxWindow::FindWindowByName("facenotice-help", frame);
      return page != nullptr && page->IsShown() && page->GetLabel().Contains(words);
    });
  }
};

}  // namespace
}  // namespace help_and_tour

BOOST_FIXTURE_TEST_SUITE(help_and_tour, help_and_tour::Help)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(pages_of_help_and_five_stops) {
  std::ofstream(document, std::ios::binary)
      << test::source_text("tests/fixtures/shanghai-bait-label.flow.xml");
  frame->start_with(document);
  BOOST_REQUIRE(wait_until([&] { return row_of("CN-FRT-12.1") != wxNOT_FOUND; }));
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));

  // Who comes for the first time is led through; the keyboard stays where it was.
  BOOST_REQUIRE(wait_until([&] { return button("Leave the tour") != nullptr; }));
  BOOST_TEST(!button("Leave the tour")->HasFocus());
  for (int stop = 1; stop < 5; ++stop) {
    BOOST_REQUIRE((button("Next") != nullptr));
    click(*button("Next"));
  }
  BOOST_TEST(control<wxDataViewListCtrl>("Laws, row by row").IsShownOnScreen());
  BOOST_REQUIRE((button("Done") != nullptr));
  click(*button("Done"));
  BOOST_TEST(wait_until([&] { return button("Leave the tour") == nullptr; }));
  BOOST_TEST(wxConfigBase::Get()->ReadBool("/tour/seen", false));
  workbench->open(document);
  BOOST_REQUIRE(wait_until([&] { return workbench->last_sound() && workbench->up_to_date(); }));
  BOOST_TEST((button("Leave the tour") == nullptr));
  in_dialog("Commands and places", {"[tour of]", "Return"}, [&] { press("ctrl+k"); });
  BOOST_TEST(wait_until([&] { return button("Leave the tour") != nullptr; }));
  click(*button("Leave the tour"));
  BOOST_TEST(wait_until([&] { return button("Leave the tour") == nullptr; }));

  // The law of a finding, an element of the document, a row of the review.
  press("ctrl+1");
  BOOST_REQUIRE(wait_until([&] { return row_of("CN-FRT-12.1") != wxNOT_FOUND; }));
  findings().SelectRow(static_cast<unsigned>(row_of("CN-FRT-12.1")));
  wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, &findings(), findings().GetSelection());
  findings().ProcessWindowEvent(chosen);
  findings().SetFocus();
  let_go();
  press("F1");
  BOOST_TEST(help_is_on("Art. 12"));
  press("Escape");
  frame->Raise();
  control<wxWindow>("The machine’s screen").SetFocus();
  let_go();
  press("F1");
  BOOST_TEST(help_is_on("Choice"));
  press("Escape");
}

BOOST_AUTO_TEST_SUITE_END()
