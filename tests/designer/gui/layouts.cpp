// SPDX-License-Identifier: MIT
// Each view is laid out as it was left in that view, also at the next start.
#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "designer/gui/frame/command_ids.hpp"
#include "designer/gui/properties/properties_panel.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace layouts {
namespace {

struct Window : test::DesignerWindow {
  Window() { begin(); }
  void begin() {
    workbench->start_from(test::vending_text());
    BOOST_REQUIRE(wait_until([&] { return workbench->up_to_date(); }));
    look_at("1");
  }
  void look_at(const char* view) { press(std::string("ctrl+") + view); }
  void choose(int command) {
    frame->ProcessCommand(command);
    let_go();
  }
  bool properties_are_there() {
    for (wxWindow* child : frame->GetChildren())
      if (dynamic_cast<gui::PropertiesPanel*>(child) != nullptr) return child->IsShownOnScreen();
    return false;
  }
  bool screens_are_there() { return control<wxWindow>("Screens").IsShownOnScreen(); }
  bool findings_are_there() { return findings().IsShownOnScreen(); }
  void start_again() {
    workbench->abandon_changes();
    frame->Close(true);
    wait_until([] { return wxTopLevelWindows.empty(); });
    frame = new gui::MainFrame(*workbench, selection, *play);
    frame->Show();
    begin();
  }
};

}  // namespace
}  // namespace layouts

BOOST_FIXTURE_TEST_SUITE(layouts, layouts::Window)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(each_view_is_laid_out_as_it_was_left_there) {
  BOOST_TEST(screens_are_there());
  BOOST_TEST(properties_are_there());
  BOOST_TEST(findings_are_there());
  choose(gui::id_hide_properties);
  BOOST_TEST(!properties_are_there());
  BOOST_TEST(screens_are_there());
  look_at("2");
  BOOST_TEST(properties_are_there());
  choose(gui::id_hide_bottom);
  choose(gui::id_hide_left);
  BOOST_TEST((!findings_are_there() && !screens_are_there()));
  look_at("5");  // the reviewer has the window for the review, and nothing to hide
  BOOST_TEST((!findings_are_there() && !screens_are_there() && !properties_are_there()));
  choose(gui::id_hide_bottom);
  BOOST_TEST(!findings_are_there());
  look_at("1");
  BOOST_TEST((findings_are_there() && screens_are_there() && !properties_are_there()));

  start_again();
  BOOST_TEST((findings_are_there() && screens_are_there() && !properties_are_there()));
  look_at("2");
  BOOST_TEST((!findings_are_there() && !screens_are_there() && properties_are_there()));
  choose(gui::id_reset_layout);
  BOOST_TEST((findings_are_there() && screens_are_there() && properties_are_there()));
  look_at("1");
  BOOST_TEST(!properties_are_there());  // only the view that was looked at is reset

  // Whoever plays needs what is told of it.
  choose(gui::id_hide_bottom);
  BOOST_TEST(!findings_are_there());
  press("F5");
  BOOST_TEST(wait_until([&] { return play->playing(); }));
  BOOST_TEST(control<wxNotebook>("Findings and play").IsShownOnScreen());
  press("shift+F5");
  BOOST_REQUIRE(wait_until([&] { return !play->playing(); }));

  // A window that becomes small keeps what the view is for; a larger one has the rest again. Panels keep
  // their share.
  const wxSize large = frame->GetSize();
  look_at("3");
  BOOST_REQUIRE((findings_are_there() && properties_are_there()));
  const auto share = [&] {
    return 100 * control<wxNotebook>("Findings and play").GetSize().y / frame->GetClientSize().y;
  };
  look_at("1");
  choose(gui::id_reset_layout);
  const int before = share();
  frame->SetSize(1024, 700);
  BOOST_TEST(wait_until([&] { return std::abs(share() - before) <= 4; }));
  BOOST_TEST(findings_are_there());
  look_at("3");
  BOOST_TEST((!findings_are_there() && !properties_are_there()));
  press("F8");  // asked for, they are there
  BOOST_TEST(findings_are_there());
  BOOST_TEST(control<wxTextCtrl>("Translation").IsShownOnScreen());
  choose(gui::id_hide_bottom);
  frame->SetSize(large);
  BOOST_TEST(wait_until([&] { return findings_are_there() && properties_are_there(); }));

  // A size that a window has for a blink, as some have while they open, leaves nothing behind.
  look_at("1");
  const int wide = control<wxWindow>("Screens").GetSize().x;
  const int high = control<wxNotebook>("Findings and play").GetSize().y;
  frame->SetMinSize(wxSize(1, 1));
  for (const wxSize& size : {wxSize(90, 120), large, wxSize(1024, 700), large}) {
    frame->SetSize(size);
    BOOST_TEST(wait_until([&] { return frame->GetSize() == size; }));
    let_go();
  }
  BOOST_TEST(control<wxWindow>("Screens").GetSize().x == wide);
  BOOST_TEST(control<wxNotebook>("Findings and play").GetSize().y == high);
}

BOOST_AUTO_TEST_SUITE_END()
