// SPDX-License-Identifier: MIT
// Words that are longer by 40 % than the English ones still have their place.
#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <set>
#include <thread>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/menu.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include "designer/gui/frame/command_ids.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/process.hpp"

using namespace facenotice;

namespace clipped_words {
namespace {

// A catalogue in which every message is in brackets and longer.
Words longer_words() {
  const std::filesystem::path folder = std::filesystem::path(FACENOTICE_BINARY_DIR) / "pseudo";
  const test::ProcessResult made = test::run(
      {"/usr/bin/python3", std::string(FACENOTICE_SOURCE_DIR) + "/tests/designer/gui/pseudo_catalogue.py",
       std::string(FACENOTICE_BINARY_DIR) + "/locale/zh_CN/LC_MESSAGES/facenotice.mo",
       (folder / "zh_CN/LC_MESSAGES/facenotice.mo").string()});
  if (made.exit_code != 0) throw std::runtime_error(made.output);
  return Words::load(folder.string(), "zh-CN");
}

struct Longer : test::DesignerWindow {
  Longer() : DesignerWindow(longer_words()) {}

  // Labels and buttons that are there and have less room than their words need. One that shortens its words
  // by three dots does so on purpose, and the whole stands in its hint or beside it.
  std::set<std::string> clipped(wxWindow& top) {
    std::set<std::string> found;
    const std::function<void(wxWindow&)> look = [&](wxWindow& window) {
      if (!window.IsShown()) return;
      const auto* label = dynamic_cast<wxStaticText*>(&window);
      const bool words = (label != nullptr && !label->HasFlag(wxST_ELLIPSIZE_END)) ||
                         dynamic_cast<wxButton*>(&window) != nullptr ||
                         dynamic_cast<wxToggleButton*>(&window) != nullptr ||
                         dynamic_cast<wxCheckBox*>(&window) != nullptr;
      if (words && !window.GetLabel().empty()) {
        looked_at.insert(std::string(window.GetLabel().utf8_str()));
        window.InvalidateBestSize();
        if (window.GetSize().x < window.GetBestSize().x || window.GetSize().y < window.GetBestSize().y)
          found.insert(std::string(window.GetLabel().utf8_str()));
      }
      if (&window != &top && (words || window.AcceptsFocusFromKeyboard()) && is_outside(window, top))
        found.insert("outside: " + std::string((words ? window.GetLabel() : window.GetName()).utf8_str()));
      const wxWindowList children = window.GetChildren();
      for (wxWindow* child : children) look(*child);
    };
    look(top);
    return found;
  }

  // Once the window has come to rest.
  std::set<std::string> clipped_at_last() {
    std::set<std::string> found;
    for (int turn = 0; turn < 40; ++turn) {
      let_go();
      found = clipped(*frame);
      if (found.empty()) break;
    }
    return found;
  }
  // Whether an edge of it is behind an edge of what it stands in, and nobody can scroll there.
  static bool is_outside(const wxWindow& window, const wxWindow& top) {
    for (const wxWindow* around = window.GetParent(); around != nullptr; around = around->GetParent()) {
      const wxRect place(around->ScreenToClient(window.GetScreenPosition()), window.GetSize());
      const wxSize room = around->GetClientSize();
      if (place.GetRight() >= room.x && !around->CanScroll(wxHORIZONTAL)) return true;
      if (place.GetBottom() >= room.y && !around->CanScroll(wxVERTICAL)) return true;
      if (around == &top || around->CanScroll(wxVERTICAL)) break;
    }
    return false;
  }

  static wxDialog* open_dialog() {
    for (wxWindow* window : wxTopLevelWindows)
      if (auto* dialog = dynamic_cast<wxDialog*>(window); dialog != nullptr && dialog->IsModal())
        return dialog;
    return nullptr;
  }

  // What is cut in the dialog that a command opens; it is left by Esc.
  std::set<std::string> clipped_by(int command) {
    std::set<std::string> found;
    std::atomic<bool> over{false};
    std::thread person([&] {
      for (int turn = 0; !over; ++turn) {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        if (turn < 3)
          wxTheApp->CallAfter([&, turn] {
            wxDialog* dialog = open_dialog();
            if (turn != 2 || over || dialog == nullptr) return;
            dialogs.insert(std::string(dialog->GetTitle().utf8_str()));
            found = clipped(*dialog);
          });
        else
          desktop.display.xdotool({"key", "Escape"});
      }
    });
    frame->ProcessCommand(command);
    let_go();
    over = true;
    person.join();
    let_go();
    return found;
  }
  std::set<std::string> dialogs;
  std::set<std::string> looked_at;
};

}  // namespace
}  // namespace clipped_words

BOOST_FIXTURE_TEST_SUITE(clipped_words, clipped_words::Longer)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(nothing_is_cut_in_any_view_or_dialog) {
  std::ofstream(document, std::ios::binary) << test::vending_text();
  frame->start_with(document);
  BOOST_REQUIRE(wait_until([&] { return workbench->last_sound() && workbench->up_to_date(); }));
  // What is new to a first start, then everything as it is from then on, also in a small window.
  for (const std::string& words : clipped_at_last()) BOOST_ERROR("tour: " << words);
  auto* leave = wxWindow::FindWindowByLabel(wxString::FromUTF8("⟦Leave the tour······⟧"), frame);
  BOOST_REQUIRE(leave != nullptr);
  click(*leave);
  for (const wxSize& size : {frame->GetSize(), wxSize(1024, 700)}) {
    frame->SetSize(size);
    for (const char* view : {"ctrl+1", "ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5"}) {
      press(view);
      press("F8");
      for (const std::string& words : clipped_at_last()) BOOST_ERROR(size.x << ", " << view << ": " << words);
    }
    press("ctrl+3");
    frame->ProcessCommand(gui::id_hide_bottom);
    for (const std::string& words : clipped_at_last()) BOOST_ERROR(size.x << ", texts: " << words);
    press("F5");
    BOOST_REQUIRE(wait_until([&] { return play->playing(); }));
    for (const std::string& words : clipped_at_last()) BOOST_ERROR(size.x << ", play: " << words);
    play->stop();
  }
  // Whatever asks something first, which three dots tell.
  press("ctrl+1");
  const std::function<void(wxMenu&)> open_all = [&](wxMenu& menu) {
    for (wxMenuItem* item : menu.GetMenuItems()) {
      if (item->GetSubMenu() != nullptr) open_all(*item->GetSubMenu());
      if (!item->IsEnabled() || !item->GetItemLabel().Contains(wxString::FromUTF8("…"))) continue;
      for (const std::string& words : clipped_by(item->GetId()))
        BOOST_ERROR(item->GetItemLabelText().utf8_string() << ": " << words);
    }
  };
  for (std::size_t menu = 0; menu < frame->GetMenuBar()->GetMenuCount(); ++menu)
    open_all(*frame->GetMenuBar()->GetMenu(menu));
  for (const std::string& title : dialogs) BOOST_TEST_MESSAGE("looked at: " << title);
  BOOST_TEST(dialogs.size() > 15U);

  const auto longer = std::count_if(looked_at.begin(), looked_at.end(), [](const std::string& words) {
    return words.find("⟦") != std::string::npos;
  });
  BOOST_TEST(longer > 25);
  // A label that is cut would be found.
  auto* cut = new wxStaticText(frame, wxID_ANY, "much too long", wxDefaultPosition, wxSize(10, 10));
  BOOST_TEST((clipped(*frame) == std::set<std::string>{"much too long"}));
  cut->Destroy();
  auto* out = new wxButton(frame, wxID_ANY, "out of sight", wxPoint(frame->GetClientSize().x - 20, 0));
  BOOST_TEST((clipped(*frame) == std::set<std::string>{"outside: out of sight"}));
  out->Destroy();
}

BOOST_AUTO_TEST_SUITE_END()
