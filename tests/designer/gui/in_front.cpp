// SPDX-License-Identifier: MIT
// What is asked for is in front and has the keyboard; what is over gives way; lists mark what is selected.
#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/menu.h>
#include <wx/notebook.h>
#include <wx/srchctrl.h>

#include "designer/workbench/navigation.hpp"
#include "schema/edit/deployment.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace in_front {
namespace {

struct InFront : test::DesignerWindow {
  InFront() {
    workbench->start_from(test::vending_text());
    BOOST_REQUIRE(wait_until([&] { return workbench->up_to_date() && workbench->checked()->report; }));
    BOOST_REQUIRE(wait_until([&] {
      frame->Raise();
      return frame->IsActive();
    }));
  }
  wxNotebook& told() { return control<wxNotebook>("Findings and play"); }
  bool has_keyboard(const char* name) {
    return wait_until([&] {
      const wxWindow* focus = wxWindow::FindFocus();
      const auto& wanted = control<wxWindow>(name);
      return focus == &wanted || (focus != nullptr && focus->GetParent() == &wanted);
    });
  }
  void go(const char* element) { go_to(selection, *workbench->last_sound(), ElementPath(element)); }

  void the_findings_come_to_the_front_for_the_next_one() {
    for (const int page : {1, 2}) {  // the play, the paths
      told().SetSelection(static_cast<std::size_t>(page));
      press("F8");
      BOOST_TEST(told().GetSelection() == 0);
      BOOST_TEST(findings().IsShownOnScreen());
    }
  }

  void what_a_view_has_to_search_is_searched() {
    press("ctrl+2");
    press("ctrl+f");
    BOOST_TEST(has_keyboard("Find a screen"));
    press("ctrl+3");
    press("ctrl+f");
    BOOST_TEST(has_keyboard("Find words"));
    press("ctrl+1");
    in_dialog("Commands and places", {"[mineral water]", "Return"}, [&] { press("ctrl+f"); });
    BOOST_TEST(selection.element().text() == "steps/screen[@id='goods']/choice[@id='water']");
  }

  void a_play_that_is_over_gives_way_to_what_was_there() {
    for (const int page : {0, 2}) {
      told().SetSelection(static_cast<std::size_t>(page));
      press("F5");
      BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
      BOOST_TEST(told().GetSelection() == 1);
      press("shift+F5");
      BOOST_TEST(wait_until([&] { return !play->playing() && told().GetSelection() == page; }), page);
    }
    // Whoever has looked elsewhere meanwhile is left there.
    told().SetSelection(0);
    press("F5");
    BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
    told().SetSelection(2);
    press("shift+F5");
    BOOST_TEST(wait_until([&] { return !play->playing(); }));
    BOOST_TEST(told().GetSelection() == 2);
    told().SetSelection(0);
  }

  void the_lists_mark_what_is_selected_and_nothing_else() {
    auto& screens = control<wxDataViewTreeCtrl>("Screens");
    auto& facts = control<wxDataViewTreeCtrl>("What the flow declares");
    go("steps/screen[@id='goods']/choice[@id='water']");
    BOOST_TEST(wait_until([&] { return screens.GetSelection().IsOk(); }));
    BOOST_TEST(screens.GetItemText(screens.GetSelection()).StartsWith("Choose a product"));
    BOOST_TEST(!facts.GetSelection().IsOk());
    const ElementPath fact = [&] {
      for (const pugi::xml_node group : workbench->last_sound()->root().children("parties"))
        return ElementPath::of(group.child("party"));
      return ElementPath();
    }();
    go(fact.text().c_str());
    BOOST_TEST(wait_until([&] { return facts.GetSelection().IsOk() && !screens.GetSelection().IsOk(); }));
    go("");  // the flow itself
    BOOST_TEST(wait_until([&] { return !facts.GetSelection().IsOk() && !screens.GetSelection().IsOk(); }));
    go("steps/screen[@id='goods']");
    BOOST_TEST(wait_until([&] { return screens.GetSelection().IsOk(); }));
  }

  void a_long_name_of_what_is_undone_leaves_its_keys_in_sight() {
    const auto label = [&] {
      wxUpdateUIEvent asked(wxID_UNDO);
      frame->ProcessWindowEvent(asked);
      return frame->GetMenuBar()->FindItem(wxID_UNDO)->GetItemLabel();
    };
    Edit edit = set_release(workbench->parse_now(), 7, "2028-01-01");
    edit.title = msg("Something with a name that is longer than any menu is wide");
    workbench->apply(edit);
    BOOST_TEST(label().StartsWith("&Undo: Something"));
    BOOST_TEST(label().EndsWith(wxString::FromUTF8("…\tCtrl+Z")));
    BOOST_TEST(label().length() < 50U);
    press("ctrl+z");
    BOOST_TEST(wait_until([&] { return workbench->text() == test::vending_text(); }));
  }

  void the_settings_lead_to_the_keys() {
    in_dialog("Settings", {"alt+k", "{Keyboard}", "Escape", "{Settings}", "Escape"},
              [&] { press("ctrl+comma"); });
    BOOST_TEST(frame->IsEnabled());
  }
};

}  // namespace
}  // namespace in_front

BOOST_FIXTURE_TEST_SUITE(in_front, in_front::InFront)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(what_is_asked_for_is_in_front_and_what_is_over_gives_way) {
  the_findings_come_to_the_front_for_the_next_one();
  what_a_view_has_to_search_is_searched();
  a_play_that_is_over_gives_way_to_what_was_there();
  the_lists_mark_what_is_selected_and_nothing_else();
  a_long_name_of_what_is_undone_leaves_its_keys_in_sight();
  the_settings_lead_to_the_keys();
}

BOOST_AUTO_TEST_SUITE_END()
