// SPDX-License-Identifier: MIT
// The XML view completes, goes to declarations and renames, by real keys.
#include <fstream>

#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace xml_view {
namespace {

struct Xml : test::DesignerWindow {
  // The caret behind the first such words.
  void go_behind(const std::string& words) {
    const std::size_t at = workbench->text().find(words);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, words);
    editor().GotoPos(static_cast<int>(at + words.size()));
    editor().SetFocus();
    let_go();
  }
};

}  // namespace
}  // namespace xml_view

BOOST_FIXTURE_TEST_SUITE(xml_view, xml_view::Xml)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(completion_declarations_and_renaming) {
  const std::string vending = test::vending_text();
  std::ofstream(document, std::ios::binary) << vending;
  frame->start_with(document);
  BOOST_REQUIRE(wait_until([&] { return workbench->last_sound() && workbench->up_to_date(); }));
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));
  press("ctrl+4");
  BOOST_REQUIRE(wait_until([&] { return editor().IsShownOnScreen() && editor().HasFocus(); }));

  // What begins is offered; Return takes what is chosen, and nothing else is typed.
  go_behind("<steps>\n");
  type("<ca");
  BOOST_REQUIRE(wait_until([&] { return editor().AutoCompActive(); }));
  press("Return");
  BOOST_TEST(wait_until([&] { return workbench->text().find("<steps>\n<capture") != std::string::npos; }));
  type(" ");
  BOOST_REQUIRE(wait_until([&] { return editor().AutoCompActive(); }));
  type("pur");
  press("Return");
  type("=\"");
  BOOST_REQUIRE(wait_until([&] { return editor().AutoCompActive(); }));
  press("Return");
  BOOST_TEST(wait_until([&] {
    return workbench->text().find("<steps>\n<capture purpose=\"face-payment") != std::string::npos;
  }));
  editor().AutoCompCancel();
  for (int undone = 0; undone < 20 && workbench->text() != vending; ++undone) workbench->undo();
  BOOST_REQUIRE(workbench->text() == vending);
  BOOST_REQUIRE(wait_until([&] { return workbench->last_sound() && workbench->up_to_date(); }));

  go_behind("to=\"goo");
  press("F12");
  BOOST_TEST(wait_until(
      [&] { return editor().GetLine(editor().GetCurrentLine()).Contains("<screen id=\"goods\""); }));

  go_behind("<screen id=\"goo");
  in_dialog("Rename an id", {"ctrl+a", "[wares]", "Return"}, [&] { press("F2"); });
  BOOST_TEST(wait_until([&] { return workbench->text().find("to=\"wares\"") != std::string::npos; }));
  BOOST_TEST(workbench->text().find("to=\"goods\"") == std::string::npos);
  BOOST_TEST(workbench->undo_title().find("Rename") == 0U, workbench->undo_title());
  press("ctrl+z");
  BOOST_TEST(wait_until([&] { return workbench->text() == vending; }));

  // Tab leaves it.
  editor().SetFocus();
  let_go();
  press("Tab");
  BOOST_TEST(wait_until([&] { return !editor().HasFocus(); }));
  BOOST_TEST(workbench->text() == vending);
}

BOOST_AUTO_TEST_SUITE_END()
