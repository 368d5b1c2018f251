// SPDX-License-Identifier: MIT
// Somebody who presses everything: random keys, clicks and drags into the real window. Nothing may crash or
// hang, and whatever was done can be undone to the byte and done again. FACENOTICE_SEED repeats a run,
// FACENOTICE_SECONDS makes it longer (tools/soak: hours, with sanitizers).
#include <atomic>
#include <cstdlib>
#include <random>

#include <wx/dialog.h>

#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;
using Clock = std::chrono::steady_clock;

namespace monkey {
namespace {

long number_of(const char* name, long otherwise) {
  const char* said = std::getenv(name);
  return said != nullptr ? std::atol(said) : otherwise;
}

struct Monkey : test::DesignerWindow {
  using Words = std::vector<std::string>;

  void act(std::mt19937& random, const wxRect& window) {
    const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    const auto one_of = [&](const Words& words) { return words[random() % words.size()]; };
    const auto x = [&] { return std::to_string(window.x + below(window.width)); };
    const auto y = [&] { return std::to_string(window.y + below(window.height)); };
    static const Words keys = {
        "Tab",    "shift+Tab",    "Up",        "Down",     "Left",      "Right",     "Return",    "Escape",
        "space",  "Delete",       "BackSpace", "Home",     "End",       "Page_Down", "F2",        "F6",
        "F8",     "F5",           "shift+F5",  "ctrl+F5",  "ctrl+1",    "ctrl+2",    "ctrl+3",    "ctrl+4",
        "ctrl+5", "ctrl+z",       "ctrl+z",    "ctrl+y",   "ctrl+k",    "ctrl+a",    "ctrl+v",    "ctrl+x",
        "ctrl+f", "ctrl+shift+n", "alt+Up",    "alt+Down", "alt+Right", "alt+Left",  "alt+e",     "alt+v",
        "alt+i",  "alt+p",        "alt+r",     "plus",     "minus",     "Menu",      "ctrl+space"};
    static const Words typed = {
        "a", "10", "Snack", "刷脸", "<x>", "&", "\"", "{data.face-image.retention}", "P30D", "-1"};
    switch (below(10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        desktop.display.xdotool({"key", one_of(keys)});
        return;
      case 4:
        desktop.display.xdotool({"type", "--delay", "2", one_of(typed)});
        return;
      case 5:
        desktop.display.xdotool({"mousemove", x(), y(), "click", "--repeat", "2", "--delay", "40", "1"});
        return;
      case 6:
        desktop.display.xdotool({"mousemove", x(), y(), "click", "3"});
        return;
      case 7:
        desktop.display.xdotool(
            {"mousemove", x(), y(), "mousedown", "1", "mousemove", x(), y(), "mouseup", "1"});
        return;
      default:
        desktop.display.xdotool({"mousemove", x(), y(), "click", std::to_string(below(8) == 0 ? 5 : 1)});
        return;
    }
  }

  // Some actions, then everything that is open is left. Meanwhile the windows' thread turns.
  void burst(std::mt19937& random, int actions) {
    const wxRect window = frame->GetScreenRect();
    std::atomic<bool> acted{false}, done{false};
    std::thread person([&] {
      for (int i = 0; i < actions; ++i) act(random, window);
      acted = true;
      while (!done) {  // dialogs, menus and half-typed fields
        desktop.display.xdotool({"mouseup", "1", "key", "Escape"});
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
      }
    });
    // All that was done has arrived, and for a while nothing more has opened.
    Clock::time_point quiet_since = Clock::now();
    const bool turned = wait_until([&] {
      if (!acted || modal_window()) quiet_since = Clock::now();
      return Clock::now() - quiet_since > std::chrono::milliseconds(800);
    });
    let_go();  // a menu that opens only now is left, too
    done = true;
    person.join();
    BOOST_REQUIRE_MESSAGE(turned, "the window hangs, or a dialog cannot be left by Escape");
  }
  static bool modal_window() {
    for (wxWindow* window : wxTopLevelWindows)
      if (auto* dialog = dynamic_cast<wxDialog*>(window); dialog != nullptr && dialog->IsModal()) return true;
    return false;
  }

  void require_everything_is_undone_and_done_again() {
    let_go();
    const std::string now = workbench->text();
    std::vector<std::string> before;
    while (workbench->history().can_undo()) {
      before.push_back(workbench->text());
      workbench->undo();
    }
    for (auto text = before.rbegin(); text != before.rend(); ++text) {
      workbench->redo();
      BOOST_REQUIRE(workbench->text() == *text);
    }
    BOOST_REQUIRE(workbench->text() == now);
    BOOST_REQUIRE(std::string(editor().GetTextRaw().data()) == now);
  }
};

}  // namespace
}  // namespace monkey

BOOST_FIXTURE_TEST_SUITE(monkey, monkey::Monkey)

BOOST_AUTO_TEST_CASE(whatever_is_pressed_nothing_crashes_and_all_of_it_is_undone) {
  const auto seed = static_cast<unsigned>(number_of("FACENOTICE_SEED", 20261127));
  const auto until = Clock::now() + std::chrono::seconds(number_of("FACENOTICE_SECONDS", 15));
  // Whoever quits, quits: that is tried elsewhere.
  frame->Bind(wxEVT_CLOSE_WINDOW, [](wxCloseEvent& event) {
    if (event.CanVeto())
      event.Veto();
    else
      event.Skip();
  });
  workbench->start_from(test::vending_text());
  BOOST_REQUIRE(wait_until([&] { return workbench->up_to_date(); }));
  std::mt19937 random(seed);
  int bursts = 0;
  do {
    BOOST_TEST_CONTEXT("seed " << seed << ", burst " << bursts) {
      burst(random, 25);
      require_everything_is_undone_and_done_again();
    }
    ++bursts;
    // Not too far from a flow that can be drawn: what is broken for good shows less.
    if (bursts % 12 == 0) workbench->start_from(test::vending_text());
  } while (Clock::now() < until);
  workbench->abandon_changes();
  BOOST_TEST_MESSAGE("seed " << seed << ": " << bursts << " bursts of 25 actions");
}

BOOST_AUTO_TEST_SUITE_END()
