// SPDX-License-Identifier: MIT
// Menus at the pointer.
#include "designer/gui/base/context_menu.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/support/designer_window.hpp"

using namespace facenotice;

BOOST_FIXTURE_TEST_SUITE(context_menus, test::DesignerWindow)

// Two that wait for each other hang the window for ever: a right click, and another that was on its way.
BOOST_AUTO_TEST_CASE(while_a_menu_is_open_no_other_one_opens) {
  int second = wxID_ANY;
  frame->CallAfter([&] {
    wxMenu menu;
    menu.Append(1, "first");
    frame->CallAfter([&] {
      wxMenu other;
      other.Append(2, "second");
      second = gui::choose_from(*frame, other);
      desktop.display.xdotool({"key", "Escape"});
    });
    gui::choose_from(*frame, menu);
  });
  BOOST_TEST(wait_until([&] { return second == wxID_NONE; }));
}

BOOST_AUTO_TEST_SUITE_END()
