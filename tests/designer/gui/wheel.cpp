// SPDX-License-Identifier: MIT
// Whoever scrolls a form changes nothing in it.
#include <functional>

#include <boost/test/unit_test.hpp>

#include <wx/choice.h>

#include "designer/gui/properties/properties_panel.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace wheel {
namespace {

wxChoice* first_choice(wxWindow& window) {
  if (auto* choice = dynamic_cast<wxChoice*>(&window); choice != nullptr && choice->IsShownOnScreen())
    return choice;
  for (wxWindow* child : window.GetChildren())
    if (wxChoice* found = first_choice(*child)) return found;
  return nullptr;
}

}  // namespace
}  // namespace wheel

BOOST_FIXTURE_TEST_SUITE(wheel, test::DesignerWindow)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(the_wheel_over_a_drop_down_changes_no_answer) {
  workbench->start_from(test::vending_text());
  BOOST_REQUIRE(wait_until([&] { return workbench->up_to_date(); }));
  press("ctrl+1");
  selection.set_element(ElementPath("data/item[@id='face-image']"));
  let_go();
  wxChoice* choice = nullptr;
  for (wxWindow* child : frame->GetChildren())
    if (dynamic_cast<gui::PropertiesPanel*>(child) != nullptr) choice = first_choice(*child);
  BOOST_REQUIRE(choice != nullptr);
  const int before = choice->GetSelection();
  const wxPoint middle = choice->ClientToScreen(wxPoint(choice->GetSize().x / 2, choice->GetSize().y / 2));
  for (const char* turn : {"5", "5", "5", "4"})
    desktop.display.xdotool({"mousemove", std::to_string(middle.x), std::to_string(middle.y), "click", turn});
  let_go();
  let_go();
  BOOST_TEST(choice->GetSelection() == before);
  BOOST_TEST(workbench->text() == test::vending_text());
}

BOOST_AUTO_TEST_SUITE_END()
