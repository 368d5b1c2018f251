// SPDX-License-Identifier: MIT
// Keys of commands are changed by keys, hold at once, and are kept.
#include <fstream>
#include <iterator>

#include <wx/menu.h>

#include "designer/gui/frame/settings.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace changing_keys {
namespace {

struct Keys : test::DesignerWindow {
  std::string saved() {
    std::ifstream stream(document, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }
  wxString label_of(int command) { return frame->GetMenuBar()->FindItem(command)->GetItemLabel(); }
};

}  // namespace
}  // namespace changing_keys

BOOST_FIXTURE_TEST_SUITE(changing_keys, changing_keys::Keys)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(new_keys_hold_at_once_and_the_old_ones_no_longer) {
  std::ofstream(document, std::ios::binary) << test::vending_text();
  frame->start_with(document);
  BOOST_REQUIRE(wait_until([&] { return workbench->last_sound().has_value(); }));
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));

  // Letters alone are refused, keys of another command would be taken; then free ones are used.
  in_dialog("Keyboard", {"Home", "Down", "Down", "Tab", "s", "ctrl+f", "ctrl+alt+s", "Return", "Escape"},
            [&] {
              in_dialog("Commands and places", {"[keyboard]", "Return"}, [&] { press("ctrl+k"); });
            });
  BOOST_TEST((gui::chosen_keys() == std::map<std::string, std::string>{{"save", "Ctrl+Alt+S"}}));
  BOOST_TEST(label_of(wxID_SAVE).AfterFirst('\t') == "Ctrl+Alt+S");
  BOOST_TEST(label_of(wxID_FIND).AfterFirst('\t') == "Ctrl+F");

  workbench->edit(test::vending_text() + "<!-- one -->");
  press("ctrl+s");
  BOOST_TEST(saved() == test::vending_text());
  press("ctrl+alt+s");
  BOOST_TEST(wait_until([&] { return saved() == test::vending_text() + "<!-- one -->"; }));

  // Undo has a label that changes, and its keys all the same.
  in_dialog("Keyboard", {"Home", "Down", "Down", "Tab", "ctrl+z", "Return", "Escape"}, [&] {
    in_dialog("Commands and places", {"[keyboard]", "Return"}, [&] { press("ctrl+k"); });
  });
  workbench->edit(test::vending_text() + "<!-- two -->");
  press("ctrl+z");
  BOOST_TEST(wait_until([&] { return saved() == test::vending_text() + "<!-- two -->"; }), "it saves");
  BOOST_TEST(workbench->text() == test::vending_text() + "<!-- two -->");

  // GTK lets a button that is pressed by its letter be seen for a moment before it does anything.
  const std::vector<std::string> all_as_delivered = {"Home", "alt+a", "Home", "Home", "Home",
                                                     "Home", "Home",  "Home", "Home", "Escape"};
  in_dialog("Keyboard", all_as_delivered, [&] {
    in_dialog("Commands and places", {"[keyboard]", "Return"}, [&] { press("ctrl+k"); });
  });
  BOOST_TEST(gui::chosen_keys().empty());
  BOOST_TEST(label_of(wxID_SAVE).AfterFirst('\t') == "Ctrl+S");
  press("ctrl+z");
  BOOST_TEST(wait_until([&] { return workbench->text() != test::vending_text() + "<!-- two -->"; }),
             "it undoes");
}

BOOST_AUTO_TEST_SUITE_END()
