// SPDX-License-Identifier: MIT
// A flow with several wrongs is made lawful at one go, in the window, by real keys; one undo brings it back.
#include <wx/listbox.h>
#include <wx/textctrl.h>

#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace making_lawful {
namespace {

struct MakingLawful : test::DesignerWindow {
  bool checked() {
    return wait_until([&] { return workbench->last_sound().has_value() && workbench->up_to_date(); });
  }
  std::size_t errors() { return workbench->checked()->report->count(Severity::error); }
};

// What the dialog shows once it has searched, asked for on the window's thread.
struct Shown {
  std::string changes;
  unsigned proposals = 0;
  bool pictures = false, may_be_applied = false;
  int room = 0, words = 0;  // widths: of the dialog, of what is said of the changes
};
Shown what_is_shown() {
  std::promise<Shown> asked;
  wxTheApp->CallAfter([&] {
    Shown shown;
    if (auto* list = dynamic_cast<wxListBox*>(wxWindow::FindWindowByName("Proposals"))) {
      const wxWindow* dialog = list->GetParent();
      shown.proposals = list->GetCount();
      shown.room = dialog->GetClientSize().x;
      if (auto* changes = dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("What changes", dialog))) {
        shown.changes = changes->GetValue().utf8_string();
        shown.words = changes->GetSize().x;
      }
      if (wxWindow* pictures = wxWindow::FindWindowByName("The screen before and now", dialog))
        shown.pictures = pictures->IsShownOnScreen();
      if (wxWindow* apply = wxWindow::FindWindowByLabel("&Apply", dialog))
        shown.may_be_applied = apply->IsEnabled();
    }
    asked.set_value(shown);
  });
  return asked.get_future().get();
}

}  // namespace
}  // namespace making_lawful

BOOST_FIXTURE_TEST_SUITE(making_lawful, making_lawful::MakingLawful)

BOOST_AUTO_TEST_CASE(all_is_mended_by_one_step_and_one_undo_brings_every_byte_back) {
  // A label that baits, and a camera without a limit that the law sets: two wrongs, an edit each.
  const std::string text = test::edited(test::source_text("tests/fixtures/shanghai-bait-label.flow.xml"),
                                        R"(guardian-age="14")", R"(guardian-age="12")");
  workbench->start_from(text);
  BOOST_REQUIRE(checked());
  BOOST_TEST(errors() >= 2U);
  BOOST_REQUIRE(row_of("CN-FRT-12.1") != wxNOT_FOUND);

  Shown shown;
  std::thread person([&] {
    test::wait_until([&] {
      shown = what_is_shown();
      return shown.may_be_applied;
    });
    desktop.display.xdotool({"key", "alt+a"});
  });
  press("alt+r");
  press("f");
  person.join();
  BOOST_REQUIRE(wait_until([&] { return workbench->text() != text; }));
  BOOST_TEST(shown.proposals >= 1U);
  BOOST_TEST(shown.pictures);
  BOOST_TEST(shown.changes.find("becomes") != std::string::npos);
  BOOST_TEST(shown.changes.find("Only people can do this:") != std::string::npos);

  BOOST_TEST(workbench->undo_title().find("Make lawful: ") == 0U);
  BOOST_REQUIRE(checked());
  BOOST_TEST(errors() == 0U);
  BOOST_TEST(wait_until([&] { return row_of("CN-FRT-12.1") == wxNOT_FOUND; }));

  press("ctrl+z");
  BOOST_TEST(wait_until([&] { return workbench->text() == text; }));
  BOOST_REQUIRE(checked());
  BOOST_TEST(wait_until([&] { return row_of("CN-FRT-12.1") != wxNOT_FOUND; }));

  // What changes nothing that is seen has no empty place for pictures: the words have the room.
  workbench->start_from(test::edited(test::vending_text(), R"(<choice id="agree" to="transmit-consent">)",
                                     R"(<choice id="agree" to="transmit-consent" preselected="true">)"));
  BOOST_REQUIRE(checked());
  BOOST_REQUIRE(errors() >= 1U);
  std::thread other([&] {
    test::wait_until([&] {
      shown = what_is_shown();
      return shown.may_be_applied;
    });
    desktop.display.xdotool({"key", "Escape"});
  });
  press("alt+r");
  press("f");
  other.join();
  BOOST_TEST(shown.changes.find("Ticked beforehand") != std::string::npos);
  BOOST_TEST(!shown.pictures);
  BOOST_TEST(shown.words > shown.room * 9 / 10);
}

BOOST_AUTO_TEST_SUITE_END()
