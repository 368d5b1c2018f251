// SPDX-License-Identifier: MIT
// The designer's window in this process, on a display of its own, used by real keys and clicks.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>

#include <wx/app.h>
#include <wx/config.h>
#include <wx/dataview.h>
#include <wx/evtloop.h>
#include <wx/fileconf.h>
#include <wx/init.h>
#include <wx/scrolwin.h>
#include <wx/stc/stc.h>
#include <wx/textctrl.h>

#include "designer/gui/frame/main_frame.hpp"
#include "tests/support/display.hpp"

namespace facenotice::test {

// wxWidgets is initialised once per process.
class Desktop {
 public:
  Desktop() {
    for (const std::string& entry : display.environment()) {
      const std::size_t equals = entry.find('=');
      ::setenv(entry.substr(0, equals).c_str(), entry.substr(equals + 1).c_str(), 1);
    }
    wxApp::SetInstance(new wxApp);  // wxWidgets deletes it
    int arguments = 0;
    char** none = nullptr;
    if (!wxEntryStart(arguments, none)) throw std::runtime_error("wxWidgets cannot start");
    wxTheApp->CallOnInit();
    wxConfigBase::Set(new wxFileConfig("test", "", wxString(display.home().path().string() + "/test.ini")));
  }
  ~Desktop() {
    delete wxConfigBase::Set(nullptr);
    wxEntryCleanup();
  }
  XDisplay display;
};

struct DesignerWindow {
  explicit DesignerWindow(const Words& words = {}) {
    WorkbenchOptions options;
    options.words = words;
    options.post = [](std::function<void()> work) { wxTheApp->CallAfter(std::move(work)); };
    options.journal_folder = desktop.display.home() / "journal";
    workbench.emplace(std::move(options));
    play.emplace(*workbench);
    frame = new gui::MainFrame(*workbench, selection, *play);  // wxWidgets deletes it
    frame->Show();
  }
  ~DesignerWindow() {
    workbench->abandon_changes();
    frame->Destroy();
    wait_until([] { return wxTopLevelWindows.empty(); });
    play.reset();
    workbench.reset();
  }

  // Runs the event loop until it is true.
  bool wait_until(const std::function<bool()>& wanted) {
    return test::wait_until([&] {
      wxEventLoop loop;
      const wxEventLoopActivator active(&loop);
      while (loop.Pending()) loop.Dispatch();
      wxTheApp->ProcessPendingEvents();
      loop.ProcessIdle();
      return wanted();
    });
  }
  template <class Control>
  Control& control(const char* name) {
    auto* found = dynamic_cast<Control*>(wxWindow::FindWindowByName(name, frame));
    if (found == nullptr) throw std::runtime_error(std::string("no control is called ") + name);
    return *found;
  }
  wxStyledTextCtrl& editor() { return control<wxStyledTextCtrl>("Flow document (XML)"); }
  wxDataViewListCtrl& findings() { return control<wxDataViewListCtrl>("Findings"); }
  // Real keys and clicks, each counted as what a person does.
  void press(const std::string& key) {
    ++steps;
    desktop.display.xdotool({"key", key});
    let_go();
  }
  void type(const std::string& words) {
    ++steps;
    desktop.display.xdotool({"type", "--delay", "5", words});
    let_go();
  }
  void click(wxWindow& window) { click(window, wxPoint(window.GetSize().x / 2, window.GetSize().y / 2)); }
  void click(wxWindow& window, const wxPoint& at) {
    ++steps;
    const wxPoint place = window.ClientToScreen(at);
    desktop.display.xdotool({"mousemove", std::to_string(place.x), std::to_string(place.y), "click", "1"});
    let_go();
  }
  // While the dialog with that title is open, which blocks this thread, somebody presses these keys; a word
  // in square brackets is typed, a name in angle brackets is the control that is clicked:
  // {"<Name of the machine>", "[Spring water]", "Return"}. A title in braces is waited for: another dialog
  // has come, or has gone.
  void in_dialog(const std::string& title, const std::vector<std::string>& keys,
                 const std::function<void()>& open) {
    steps += static_cast<int>(keys.size());
    std::thread person([&] {
      const bool there = test::wait_until([&] {
        return desktop.display.xdotool({"getactivewindow", "getwindowname"}) == title;
      });
      if (!there) return;
      for (const std::string& key : keys) {
        if (key.front() == '{')
          test::wait_until([&] {
            return desktop.display.xdotool({"getactivewindow", "getwindowname"}) ==
                   key.substr(1, key.size() - 2);
          });
        else if (key.front() == '[')
          desktop.display.xdotool({"type", "--delay", "5", key.substr(1, key.size() - 2)});
        else if (key.front() == '<')
          click_named(key.substr(1, key.size() - 2));
        else
          desktop.display.xdotool({"key", key});
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
      }
    });
    open();
    wait_until([] { return true; });
    person.join();
  }
  // From another thread: where it is, only the windows' thread may ask; a wheel brings it into view.
  void click_named(const std::string& name) {
    std::promise<wxPoint> place;
    wxTheApp->CallAfter([&] {
      wxWindow* found = wxWindow::FindWindowByName(wxString::FromUTF8(name));
      if (found == nullptr) found = wxWindow::FindWindowByLabel(wxString::FromUTF8(name));
      if (found == nullptr) return place.set_value(wxPoint(-1, -1));
      for (wxWindow* around = found->GetParent(); around != nullptr; around = around->GetParent())
        if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(around)) {
          const wxPoint at =
              scrolled->CalcUnscrolledPosition(scrolled->ScreenToClient(found->GetScreenPosition()));
          int unit = 1;
          scrolled->GetScrollPixelsPerUnit(nullptr, &unit);
          if (unit > 0) scrolled->Scroll(-1, std::max(0, at.y - 60) / unit);
          break;
        }
      const wxSize size = found->GetSize();
      place.set_value(found->ClientToScreen(wxPoint(std::min(size.x, 120) / 2, size.y / 2)));
    });
    const wxPoint at = place.get_future().get();
    BOOST_TEST(at.x >= 0, "no control of that name: " << name);
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    desktop.display.xdotool({"mousemove", std::to_string(at.x), std::to_string(at.y), "click", "1"});
  }
  // What has been done reaches the window.
  void let_go() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(120);
    wait_until([&] { return std::chrono::steady_clock::now() > until; });
  }
  int row_of(const wxString& rule) {
    for (int row = 0; row < findings().GetItemCount(); ++row)
      if (findings().GetTextValue(static_cast<unsigned>(row), 3).StartsWith(rule)) return row;
    return wxNOT_FOUND;
  }

  int steps = 0;
  Desktop desktop;
  Selection selection;
  std::optional<Workbench> workbench;
  std::optional<PlayControl> play;
  gui::MainFrame* frame = nullptr;
  const std::filesystem::path document = desktop.display.home() / "my.flow.xml";
};

}  // namespace facenotice::test
