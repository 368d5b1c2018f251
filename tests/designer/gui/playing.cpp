// SPDX-License-Identifier: MIT
// A play in the window, by real keys: the timeline, going back, fields, a screen without touch, and a path
// that is saved, replayed, and marked when it breaks.
#include <wx/checkbox.h>
#include <wx/infobar.h>
#include <wx/listbox.h>

#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace playing {
namespace {

struct PlayingWindow : DesignerWindow {
  PlayingWindow() {
    std::ofstream(document) << vending_text();
    workbench->open(document);
    BOOST_REQUIRE(
        wait_until([&] { return workbench->up_to_date() && workbench->checked()->report != nullptr; }));
    frame->Raise();
  }
  void start() {
    if (play->playing()) play->stop();
    press("F5");
    BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
  }
  wxDataViewListCtrl& timeline() { return control<wxDataViewListCtrl>("What was done, moment by moment"); }
  wxDataViewListCtrl& paths() { return control<wxDataViewListCtrl>("Saved paths"); }
  wxString cell(wxDataViewListCtrl& list, int row, unsigned column) {
    return list.GetTextValue(static_cast<unsigned>(row), column);
  }
  bool in_list(const std::string& state) {
    return wait_until([&] {
      return paths().GetItemCount() == 1 && cell(paths(), 0, 0).Contains(wxString::FromUTF8(state));
    });
  }

  void what_was_done_is_a_list_that_can_be_looked_back_into_and_gone_on_from() {
    start();
    for (const char* act : {"choose start", "choose water", "choose by-face", "choose over"}) play->take(act);
    // In the language that is looked at: by the tap with which a person chooses it.
    BOOST_REQUIRE(wait_until([&] { return timeline().GetItemCount() == 6; }));
    BOOST_TEST(cell(timeline(), 1, 1).StartsWith("Welcome"));
    BOOST_TEST(cell(timeline(), 5, 1).StartsWith(wxString::FromUTF8("Before you pay by face")));
    BOOST_TEST(cell(timeline(), 5, 3).Contains(wxString::FromUTF8("told about “Payment by face”")));
    BOOST_TEST(control<wxTextCtrl>("Where each purpose stands").GetValue().Contains("Payment by face: told"));
    timeline().SelectRow(2);
    wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, &timeline(), timeline().RowToItem(2));
    timeline().GetEventHandler()->ProcessEvent(chosen);
    BOOST_REQUIRE(wait_until([&] { return play->looked_at() == std::optional<std::size_t>(2); }));
    BOOST_TEST(selection.view().step == "goods");
    press("ctrl+BackSpace");
    BOOST_REQUIRE(wait_until([&] { return timeline().GetItemCount() == 2; }));
    BOOST_TEST(play->branches().size() == 1u);
  }

  void a_screen_is_used_by_keys_alone_and_its_fields_are_typed_into() {
    start();
    play->take("choose english");
    play->take("choose withdraw");
    wxWindow* found = wxWindow::FindWindowByName(wxString::FromUTF8("The machine’s screen"), frame);
    BOOST_REQUIRE(found != nullptr);
    wxWindow& canvas = *found;
    auto* keypad = dynamic_cast<wxCheckBox*>(wxWindow::FindWindowByLabel("Keypad only", frame));
    BOOST_REQUIRE(keypad != nullptr);
    let_go();
    click(*keypad);
    BOOST_REQUIRE(wait_until([&] { return keypad->GetValue(); }));
    BOOST_REQUIRE(wait_until([&] { return canvas.HasFocus(); }));
    // The field comes first; then the choices, in the machine's own order.
    press("Return");
    type("1234");
    press("Return");
    BOOST_REQUIRE(wait_until([&] { return play->session().typed().count("receipt-code") == 1; }));
    BOOST_TEST(play->session().typed().at("receipt-code") == "1234");
    BOOST_REQUIRE(wait_until([&] { return canvas.HasFocus(); }));
    const std::vector<std::uint16_t> order = play->session().list().focus_order;
    std::size_t presses = 0;
    for (; presses < order.size(); ++presses)
      if (play->session().list().hits[order[presses]].id == "confirm") break;
    for (std::size_t i = 0; i < presses; ++i) press("Down");
    press("Return");
    BOOST_TEST(wait_until([&] { return play->session().step() == "erase"; }));
  }

  // In a small window, too: the picture has the height, and nothing that is told has less room than it needs.
  void the_machine_is_seen_wherever_it_is_started_from() {
    frame->SetSize(1024, 700);
    for (const char* view : {"ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5"}) {
      press(view);
      start();
      auto& canvas = control<wxWindow>("The machine’s screen");
      BOOST_TEST(wait_until([&] { return canvas.IsShownOnScreen(); }), view);
      BOOST_TEST(wait_until([&] { return canvas.GetSize().y > frame->GetClientSize().y / 2; }), view);
      for (const char* told : {"Choices on this screen", "What this screen says", "What the player did",
                               "What was done, moment by moment", "Where each purpose stands"}) {
        const wxWindow& window = control<wxWindow>(told);
        BOOST_TEST(window.IsShownOnScreen(), told);
        BOOST_TEST((window.GetSize().y >= 60 && window.GetSize().x >= 120), told);
        BOOST_TEST(window.GetParent()->GetClientRect().Contains(window.GetRect()), told);
      }
      play->stop();
      let_go();
      BOOST_TEST(control<wxWindow>("Screens").IsShownOnScreen(), view);
    }
  }

  void what_was_played_is_not_lost_unasked() {
    start();
    press("shift+F5");  // nothing was done
    BOOST_TEST(!play->playing());
    start();
    play->take("choose start");
    in_dialog("A path that is not saved", {"Escape"}, [&] { press("shift+F5"); });
    BOOST_TEST(play->playing());
    in_dialog("A path that is not saved", {"Escape"}, [&] { press("F5"); });
    BOOST_TEST(play->session().moments().size() == 3u);
    in_dialog("A path that is not saved", {"alt+d"}, [&] { press("shift+F5"); });
    BOOST_TEST(!play->playing());
  }

  // The bar that says where it is leads there.
  void a_saved_path_is_shown_where_it_is() {
    const std::function<wxInfoBar*(wxWindow&)> bar_in = [&](wxWindow& window) -> wxInfoBar* {
      if (auto* bar = dynamic_cast<wxInfoBar*>(&window)) return bar;
      const wxWindowList children = window.GetChildren();
      for (wxWindow* child : children)
        if (wxInfoBar* bar = bar_in(*child)) return bar;
      return nullptr;
    };
    wxInfoBar* bar = bar_in(*frame);
    BOOST_REQUIRE(bar != nullptr);
    BOOST_REQUIRE(wait_until([&] { return bar->IsShownOnScreen(); }));
    BOOST_REQUIRE(bar->GetButtonCount() == 2u);  // what can be done about it, and Close
    wxCommandEvent pressed(wxEVT_BUTTON, bar->GetButtonId(0));
    bar->GetEventHandler()->ProcessEvent(pressed);
    BOOST_TEST(wait_until([&] { return paths().IsShownOnScreen() && paths().GetSelectedRow() == 0; }));
    BOOST_TEST(!bar->IsShown());
  }

  void a_saved_path_is_marked_when_it_breaks() {
    start();
    play->take("choose start");
    in_dialog("Save the path", {"[Buys]", "Return"}, [&] { press("ctrl+shift+p"); });
    BOOST_REQUIRE(in_list("holds"));
    a_saved_path_is_shown_where_it_is();
    press("shift+F5");  // nothing is lost any more
    BOOST_TEST(!play->playing());
    BOOST_TEST(std::filesystem::exists(desktop.display.home() / "my.paths/Buys.path.xml"));
    play->stop();
    workbench->edit(
        edited(workbench->text(), "<choice id=\"start\" to=\"goods\"", "<choice id=\"start\" to=\"pay\""));
    BOOST_REQUIRE(
        wait_until([&] { return workbench->up_to_date() && workbench->checked()->report != nullptr; }));
    press("ctrl+shift+r");
    BOOST_REQUIRE(in_list("broke"));
    BOOST_TEST(cell(paths(), 0, 3).Contains(wxString::FromUTF8("“Start shopping” leads to")));
    // What nobody has tried is played at once.
    press("ctrl+shift+m");
    BOOST_REQUIRE(wait_until([&] { return play->playing() && !play->replaying(); }));
    BOOST_TEST(play->session().moments().size() >= 1u);
  }
};

}  // namespace
}  // namespace playing

BOOST_FIXTURE_TEST_SUITE(playing, playing::PlayingWindow)

BOOST_AUTO_TEST_CASE(a_play_is_a_story_in_the_window) {  // wxWidgets is initialised once per process
  what_was_done_is_a_list_that_can_be_looked_back_into_and_gone_on_from();
  a_screen_is_used_by_keys_alone_and_its_fields_are_typed_into();
  the_machine_is_seen_wherever_it_is_started_from();
  what_was_played_is_not_lost_unasked();
  a_saved_path_is_marked_when_it_breaks();
}

BOOST_AUTO_TEST_SUITE_END()
