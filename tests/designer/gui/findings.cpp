// SPDX-License-Identifier: MIT
// What a product manager does with what was found, in the window, by real keys: walks the path, filters,
// looks at a fix before it is made, has proposals made, sees what will be in force on another day.
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/statusbr.h>

#include "designer/gui/frame/command_ids.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace findings {
namespace {

struct Findings : test::DesignerWindow {
  bool checked() {
    return wait_until([&] { return workbench->last_sound().has_value() && workbench->up_to_date(); });
  }
  // A choice of the filters, as a person's hand makes it.
  void filter(const char* name, const char* label) {
    auto& choice = control<wxChoice>(name);
    BOOST_REQUIRE(choice.SetStringSelection(wxString::FromUTF8(label)));
    wxCommandEvent chosen(wxEVT_CHOICE, choice.GetId());
    chosen.SetEventObject(&choice);
    choice.ProcessWindowEvent(chosen);
  }
  // Where the buttons beside the list stand, in their order.
  std::vector<wxRect> buttons() {
    std::vector<wxRect> places;
    for (wxWindow* child : findings().GetGrandParent()->GetChildren())
      if (dynamic_cast<wxButton*>(child) != nullptr && child->IsShown()) places.push_back(child->GetRect());
    return places;
  }
  wxString kind(int row) {
    wxVariant cell;
    findings().GetStore()->GetValueByRow(cell, static_cast<unsigned>(row), 0);
    wxDataViewIconText text;
    text << cell;
    return text.GetText();
  }
};

}  // namespace
}  // namespace findings

BOOST_FIXTURE_TEST_SUITE(findings, findings::Findings)

BOOST_AUTO_TEST_CASE(what_was_found_is_walked_filtered_looked_at_and_mended) {
  // A label that baits, and a camera without a sign that it is on: the second carries its own fix.
  const std::string text = test::edited(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"),
                                        R"( indicator="true")", "");
  workbench->start_from(text);
  BOOST_REQUIRE(checked());
  BOOST_TEST(
      frame->GetStatusBar()->GetStatusText(1).Contains("as of " + workbench->checked()->report->as_of));

  // F8 selects; each Alt+Right is one screen of the path, the last of which is where the wrong is.
  steps = 0;
  press("F8");
  BOOST_REQUIRE(findings().GetSelectedRow() == 0);
  const std::string wrong = selection.view().step;
  press("alt+Right");
  BOOST_TEST(selection.view().step == "attract");
  press("alt+Right");
  BOOST_TEST(selection.view().step == "goods");
  press("alt+Left");
  BOOST_TEST(selection.view().step == "attract");
  press("alt+Left");  // around the end
  BOOST_TEST(selection.view().step == wrong);

  // Whatever is selected or walked, each button stays where the hand has found it.
  const auto before = buttons();
  BOOST_TEST(before.size() >= 7U);
  press("alt+Right");
  press("alt+Right");
  BOOST_TEST((buttons() == before));
  for (int row = 0; row < findings().GetItemCount(); ++row) {
    press("F8");
    BOOST_TEST((buttons() == before), row);
  }
  // No message ends out of sight.
  const int seen = findings().GetClientSize().x;
  int taken = 0;
  for (unsigned column = 0; column < findings().GetColumnCount(); ++column)
    if (!findings().GetColumn(column)->IsHidden()) taken += findings().GetColumn(column)->GetWidth();
  BOOST_TEST(taken <= seen);
  BOOST_REQUIRE(findings().GetSelectedRow() == 0);

  // Filters leave one kind; a filter that fits nothing that is left is taken back with the last such row.
  const int all = findings().GetItemCount();
  filter("Filter by kind", "error");
  BOOST_TEST(findings().GetItemCount() < all);
  BOOST_TEST(findings().GetItemCount() > 0);
  for (int row = 0; row < findings().GetItemCount(); ++row) BOOST_TEST(kind(row) == "error");
  filter("Filter by kind", "All kinds");
  BOOST_TEST(findings().GetItemCount() == all);

  // The fix is looked at first; escaped, nothing has changed; applied, it is one step.
  int with_fix = wxNOT_FOUND;
  auto* fix = dynamic_cast<wxButton*>(wxWindow::FindWindowByLabel(wxString::FromUTF8("Fi&x…"), frame));
  BOOST_REQUIRE(fix != nullptr);
  for (int row = 0; row < all && with_fix == wxNOT_FOUND; ++row) {
    press("F8");
    if (fix->IsEnabled()) with_fix = findings().GetSelectedRow();
  }
  BOOST_REQUIRE(with_fix != wxNOT_FOUND);
  in_dialog("Fix", {"Escape"}, [&] { click(*fix); });
  BOOST_TEST(workbench->text() == text);
  std::thread person([&] {
    wxButton* apply = nullptr;
    test::wait_until([&] {
      apply = dynamic_cast<wxButton*>(wxWindow::FindWindowByLabel("&Apply"));
      return apply != nullptr && apply->IsEnabled();
    });
    desktop.display.xdotool({"key", "alt+a"});
  });
  click(*fix);
  person.join();
  BOOST_REQUIRE(wait_until([&] { return workbench->text() != text; }));
  BOOST_TEST(workbench->text().find(R"(indicator="true")") != std::string::npos);
  BOOST_TEST(workbench->undo_title().find("Fix: ") == 0U);
  press("ctrl+z");
  BOOST_TEST(wait_until([&] { return workbench->text() == text; }));

  // Another day shows what is in force then, and is no part of the document.
  BOOST_REQUIRE(checked());
  workbench->look_as_of("2024-01-01");
  BOOST_REQUIRE(checked());
  wait_until([&] { return frame->GetStatusBar()->GetStatusText(1).Contains("2024-01-01"); });
  BOOST_TEST(frame->GetStatusBar()->GetStatusText(1).Contains("as of 2024-01-01"));
  BOOST_TEST(row_of("CN-FRT-12.1") == wxNOT_FOUND);  // from June 2025 on
  BOOST_TEST(workbench->text() == text);

  // What waits for people leads to the row in Review where it is answered.
  filter("Filter by kind", "for people");
  press("F8");
  auto* answer = dynamic_cast<wxButton*>(
      wxWindow::FindWindowByLabel(wxString::FromUTF8("&Answer…"), findings().GetGrandParent()));
  BOOST_REQUIRE(answer != nullptr);
  click(*answer);
  auto& laws = control<wxDataViewListCtrl>("Laws, row by row");
  BOOST_TEST(wait_until([&] { return laws.IsShownOnScreen() && laws.GetSelectedRow() != wxNOT_FOUND; }));

  // A package is for today: what was lawful on the day that is looked at helps nobody.
  workbench->start_from(test::edited(test::vending_text(), R"(accent="#0B4F8A")", R"(accent="#A0C4E4")"));
  workbench->look_as_of("2025-05-01");  // before the contrast of a notice was asked for
  BOOST_REQUIRE(checked());
  BOOST_TEST((workbench->checked()->report->verdict != Verdict::broken));
  bool refused = false;
  in_dialog("No package", {"Return"}, [&] {
    frame->ProcessCommand(gui::id_export_package);
    refused = true;  // else a dialog for the file is open now, which nobody leaves
  });
  BOOST_TEST(refused);
}

BOOST_AUTO_TEST_SUITE_END()
