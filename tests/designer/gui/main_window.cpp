// SPDX-License-Identifier: MIT
// The window in this process, on a display of its own: findings, preview, typing, saving.
#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include <wx/infobar.h>

#include "designer/gui/frame/settings.hpp"
#include "designer/workbench/navigation.hpp"
#include "schema/edit/deployment.hpp"
#include "tests/support/designer_window.hpp"

using namespace facenotice;

namespace main_window {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

struct Window : test::DesignerWindow {
  const std::string bait =
      bytes_of(std::filesystem::path(FACENOTICE_SOURCE_DIR) / "tests/fixtures/shanghai-bait-label.flow.xml");
};

}  // namespace
}  // namespace main_window

BOOST_FIXTURE_TEST_SUITE(main_window, main_window::Window)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(findings_typing_and_saving) {
  std::string windows_text;
  for (const char c : bait) windows_text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::ofstream(document, std::ios::binary) << windows_text;
  frame->start_with(document);

  // The finding is listed; choosing it shows its path and goes to its line and screen.
  BOOST_REQUIRE(wait_until([&] { return row_of("CN-FRT-12.1") != wxNOT_FOUND; }));
  const int row = row_of("CN-FRT-12.1");
  findings().SelectRow(static_cast<unsigned>(row));
  wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, &findings(), findings().RowToItem(row));
  findings().ProcessWindowEvent(chosen);
  const wxString details = control<wxTextCtrl>("Details of the finding").GetValue();
  BOOST_TEST(details.Contains("path: "));
  BOOST_TEST(details.Contains("SH-VEND-4"));
  BOOST_TEST(findings().GetTextValue(static_cast<unsigned>(row), 2) == "How would you like to pay?");
  BOOST_TEST(editor().GetLine(editor().GetCurrentLine()).Contains("by-face"));
  BOOST_TEST(selection.view().step == "pay");
  BOOST_TEST(wait_until([&] {
    auto& screens = control<wxDataViewTreeCtrl>("Screens");
    return screens.GetSelection().IsOk() &&
           screens.GetItemText(screens.GetSelection()).StartsWith("How would you like to pay?");
  }));

  // Real keys into the editor, an advanced view that nobody must open; a real Ctrl+S: exactly the typed bytes
  // are added.
  desktop.display.xdotool({"key", "ctrl+4"});
  BOOST_REQUIRE(wait_until([&] { return editor().IsShownOnScreen(); }));
  editor().GotoPos(0);
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    editor().SetFocus();
    return editor().HasFocus() && frame->IsActive();
  }));
  desktop.display.xdotool({"key", "ctrl+End"});
  desktop.display.xdotool({"type", "--delay", "5", "  typed"});
  BOOST_REQUIRE(wait_until([&] { return workbench->text() == windows_text + "  typed"; }));
  BOOST_TEST(workbench->modified());
  BOOST_TEST(frame->GetTitle().Contains(wxString::FromUTF8("●")));
  // What was typed is no XML: the problem is listed, the preview stays.
  BOOST_TEST(wait_until([&] { return workbench->up_to_date() && !workbench->checked()->document->sound(); }));
  BOOST_TEST(findings().GetItemCount() >= 1);
  BOOST_TEST(row_of("CN-FRT-12.1") == wxNOT_FOUND);
  BOOST_TEST(bytes_of(document) == windows_text);
  desktop.display.xdotool({"key", "ctrl+s"});
  BOOST_TEST(wait_until([&] { return !workbench->modified(); }));
  BOOST_TEST(bytes_of(document) == windows_text + "  typed");

  // Undone and saved: the old bytes.
  desktop.display.xdotool({"key", "ctrl+z"});
  BOOST_TEST(wait_until([&] {
    if (workbench->text() == windows_text) return true;
    desktop.display.xdotool({"key", "ctrl+z"});
    return false;
  }));
  desktop.display.xdotool({"key", "ctrl+s"});
  BOOST_TEST(wait_until([&] { return bytes_of(document) == windows_text; }));

  // An edit by name is one more step of what can be undone in the text.
  const Edit edit = set_release(workbench->parse_now(), 7, "2028-01-01");
  workbench->apply(edit);
  BOOST_TEST(std::string(editor().GetTextRaw().data()) == edit.document.bytes());
  desktop.display.xdotool({"key", "ctrl+z"});
  BOOST_TEST(wait_until([&] { return workbench->text() == windows_text; }));
  BOOST_TEST(!workbench->modified());

  // Without XML: a screen, a choice on it, its words, by real keys; one step of the history, by its name.
  desktop.display.xdotool({"key", "ctrl+1"});
  BOOST_REQUIRE(
      wait_until([&] { return !editor().IsShownOnScreen() && workbench->last_sound().has_value(); }));
  go_to(selection, *workbench->last_sound(), ElementPath("steps/screen[@id='goods']/choice[@id='water']"));
  wait_until([] { return true; });  // what was there before goes
  BOOST_TEST(selection.view().step == "goods");
  auto& label = control<wxTextCtrl>("Label: English");
  BOOST_TEST(label.GetValue().StartsWith("Mineral water"));
  label.SetFocus();
  BOOST_REQUIRE(wait_until([&] { return label.HasFocus(); }));
  desktop.display.xdotool({"key", "ctrl+a"});
  desktop.display.xdotool({"type", "--delay", "5", "Spring water"});
  desktop.display.xdotool({"key", "Tab"});
  BOOST_REQUIRE(wait_until([&] { return workbench->text().find("Spring water") != std::string::npos; }));
  BOOST_TEST(!workbench->history().undo_title().english().empty());
  desktop.display.xdotool({"key", "ctrl+z"});
  BOOST_TEST(wait_until([&] { return workbench->text() == windows_text; }));
  BOOST_TEST(wait_until([&] { return label.GetValue() != "Spring water"; }));

  // All texts in one view: a translation is typed and approved by keys, which is one step.
  desktop.display.xdotool({"key", "ctrl+3"});
  BOOST_REQUIRE(wait_until([&] { return control<wxDataViewListCtrl>("Texts").IsShownOnScreen(); }));
  auto& translation = control<wxTextCtrl>("Translation");
  BOOST_REQUIRE(wait_until([&] { return translation.IsEnabled(); }));
  translation.SetFocus();
  BOOST_REQUIRE(wait_until([&] { return translation.HasFocus(); }));
  desktop.display.xdotool({"key", "ctrl+a"});
  desktop.display.xdotool({"type", "--delay", "5", "Translated words"});
  desktop.display.xdotool({"key", "ctrl+Return"});
  BOOST_TEST(wait_until([&] { return workbench->text().find(">Translated words<") != std::string::npos; }));
  workbench->undo();
  BOOST_TEST(workbench->text() == windows_text);
  desktop.display.xdotool({"key", "ctrl+1"});
  BOOST_REQUIRE(wait_until([&] { return !translation.IsShownOnScreen(); }));

  // A thing of the document and a command, each found by a few letters.
  in_dialog("Commands and places", {"[mineral water]", "Return"}, [&] { press("ctrl+k"); });
  BOOST_TEST(selection.element().text() == "steps/screen[@id='goods']/choice[@id='water']");
  BOOST_TEST(selection.view().step == "goods");
  in_dialog("Commands and places", {"[view xml]", "Return"}, [&] { press("ctrl+k"); });
  BOOST_TEST(wait_until([&] { return editor().IsShownOnScreen(); }));
  desktop.display.xdotool({"key", "ctrl+1"});
  BOOST_REQUIRE(wait_until([&] { return !editor().IsShownOnScreen(); }));

  // The language of the window is chosen by keys and kept for the next start.
  BOOST_TEST(gui::chosen_language() == "");
  in_dialog("Settings", {"Tab", "Escape"}, [&] { press("ctrl+comma"); });
  BOOST_TEST(gui::chosen_language() == "");
  in_dialog("Settings", {"Down", "Return"}, [&] { press("ctrl+comma"); });
  BOOST_TEST(gui::chosen_language() == "zh-CN");

  // What is not sound is refused at the field, and the document stays.
  go_to(selection, *workbench->last_sound(), ElementPath("steps/screen[@id='goods']"));
  wait_until([] { return true; });
  auto& name = control<wxTextCtrl>("Name inside the document");
  name.SetFocus();
  BOOST_REQUIRE(wait_until([&] { return name.HasFocus(); }));
  desktop.display.xdotool({"key", "ctrl+a"});
  desktop.display.xdotool({"type", "--delay", "5", "pay"});  // taken
  desktop.display.xdotool({"key", "Tab"});
  BOOST_TEST(wait_until([&] { return !name.HasFocus(); }));
  BOOST_TEST(wait_until([&] { return name.GetValue() == "pay"; }));
  BOOST_TEST(workbench->text() == windows_text);

  // Played by the real player.
  BOOST_REQUIRE(
      wait_until([&] { return workbench->up_to_date() && workbench->checked()->report != nullptr; }));
  desktop.display.xdotool({"key", "F5"});
  BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
  BOOST_TEST(play->session().step() == "attract");
  play->take("choose start");
  BOOST_TEST(play->session().step() == "goods");
  BOOST_TEST(wait_until([&] {
    return control<wxTextCtrl>("What the player did")
        .GetValue()
        .Contains(wxString::FromUTF8("The machine shows “Choose a product”"));
  }));
  play->stop();

  // From the screen that is looked at, come to as a person would.
  go_to(selection, *workbench->last_sound(), ElementPath("steps/screen[@id='face-consent']"));
  desktop.display.xdotool({"key", "ctrl+F5"});
  BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
  BOOST_TEST(play->session().step() == "face-consent");
  play->stop();

  // A broken text: what is played is the last sound version, and that is said.
  workbench->edit(windows_text + "<broken");
  BOOST_REQUIRE(wait_until([&] { return workbench->up_to_date(); }));
  desktop.display.xdotool({"key", "F5"});
  BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
  std::function<bool(wxWindow&)> tells = [&](wxWindow& window) {
    if (dynamic_cast<wxInfoBar*>(&window) != nullptr) return window.IsShown();
    const wxWindowList& children = window.GetChildren();
    return std::any_of(children.begin(), children.end(), [&](wxWindow* child) { return tells(*child); });
  };
  BOOST_TEST(tells(*frame));
  play->stop();
  workbench->undo();

  // The menu of the editor, again and again: painting inside a paint crashed it.
  desktop.display.xdotool({"key", "ctrl+4"});
  BOOST_REQUIRE(wait_until([&] { return editor().IsShownOnScreen(); }));
  for (int time = 0; time < 4; ++time) {
    const wxPoint place = editor().ClientToScreen(wxPoint(200 + 20 * time, 120));
    std::thread person([&] {
      desktop.display.xdotool({"mousemove", std::to_string(place.x), std::to_string(place.y), "click", "3"});
      std::this_thread::sleep_for(std::chrono::milliseconds(400));
      desktop.display.xdotool({"key", "Escape"});
    });
    let_go();
    person.join();
    let_go();
  }
  BOOST_TEST(editor().IsShownOnScreen());
}

BOOST_AUTO_TEST_SUITE_END()
