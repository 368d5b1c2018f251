// SPDX-License-Identifier: MIT
// A form that is longer than its window: seen to be so, walked by Tab, and not left while something is
// missing.
#include <atomic>

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/stattext.h>

#include "tests/support/designer_window.hpp"

using namespace facenotice;

namespace long_forms {
namespace {

struct LongForm : test::DesignerWindow {
  static wxDialog* open_dialog() {
    for (wxWindow* window : wxTopLevelWindows)
      if (auto* dialog = dynamic_cast<wxDialog*>(window); dialog != nullptr && dialog->IsModal())
        return dialog;
    return nullptr;
  }
  // On the windows' thread, while a dialog blocks this one.
  template <class Result>
  static Result asked(const std::function<Result()>& ask) {
    std::promise<Result> told;
    wxTheApp->CallAfter([&] { told.set_value(ask()); });
    return told.get_future().get();
  }
  static wxScrolledWindow* form_around(const wxWindow* window) {
    for (wxWindow* around = window == nullptr ? nullptr : window->GetParent(); around != nullptr;
         around = around->GetParent())
      if (auto* form = dynamic_cast<wxScrolledWindow*>(around)) return form;
    return nullptr;
  }
  // Of what has the keyboard: whether all of it can be seen; true for what stands in no form.
  static bool keyboard_is_in_sight() {
    const wxWindow* focus = wxWindow::FindFocus();
    const wxScrolledWindow* form = form_around(focus);
    if (form == nullptr) return true;
    const wxRect place(form->ScreenToClient(focus->GetScreenPosition()), focus->GetSize());
    return place.y >= 0 && place.GetBottom() <= form->GetClientSize().y;
  }
  static std::string keyboard() {
    const wxWindow* focus = wxWindow::FindFocus();
    return focus == nullptr ? std::string() : focus->GetName().utf8_string();
  }
  static int missing_ones(const wxWindow& window) {
    int count = 0;
    const wxWindowList children = window.GetChildren();
    for (const wxWindow* child : children) {
      const auto* label = dynamic_cast<const wxStaticText*>(child);
      if (label != nullptr && label->IsShown() && label->GetLabel().StartsWith("This is missing")) ++count;
      count += missing_ones(*child);
    }
    return count;
  }
};

}  // namespace
}  // namespace long_forms

BOOST_FIXTURE_TEST_SUITE(long_forms, long_forms::LongForm)

BOOST_AUTO_TEST_CASE(what_tab_goes_to_comes_into_sight_and_what_is_missing_is_said_beside_it) {
  frame->start_with({});
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));
  let_go();
  auto* button = dynamic_cast<wxButton*>(
      wxWindow::FindWindowByLabel(wxString::FromUTF8("Sells goods; people pay…"), frame));
  BOOST_REQUIRE(button != nullptr);
  std::thread person([&] {
    const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(250)); };
    if (!test::wait_until([&] { return asked<bool>([] { return open_dialog() != nullptr; }); })) return;
    pause();
    BOOST_TEST(asked<bool>([] {
      const wxScrolledWindow* form = form_around(wxWindow::FindFocus());
      return form != nullptr && form->GetVirtualSize().y > form->GetClientSize().y &&
             form->GetSize().x - form->GetClientSize().x > 4;  // the bar takes room: it is there to be seen
    }));
    std::set<std::string> been;
    for (int tab = 0; tab < 16; ++tab) {
      desktop.display.xdotool({"key", "Tab"});
      pause();
      been.insert(asked<std::string>([] { return keyboard(); }));
      BOOST_TEST(asked<bool>([] { return keyboard_is_in_sight(); }), "out of sight after tab " << tab);
    }
    BOOST_TEST(been.count("You: E-mail for questions and complaints") == 1U);
    // Composed it is not, and the first that is missing is gone to.
    desktop.display.xdotool({"key", "Return"});
    pause();
    asked<bool>([] {
      if (wxDialog* dialog = open_dialog())
        if (auto* compose = dynamic_cast<wxButton*>(dialog->FindWindow(wxID_OK))) {
          wxCommandEvent pressed(wxEVT_BUTTON, wxID_OK);
          pressed.SetEventObject(compose);
          compose->GetEventHandler()->ProcessEvent(pressed);
        }
      return true;
    });
    pause();
    BOOST_TEST(asked<int>([] { return open_dialog() == nullptr ? 0 : missing_ones(*open_dialog()); }) == 4);
    BOOST_TEST(asked<std::string>([] { return keyboard(); }) ==
               "You: Who decides about the faces? (name of the company)");
    BOOST_TEST(asked<bool>([] { return keyboard_is_in_sight(); }));
    desktop.display.xdotool({"key", "Escape"});
  });
  click(*button);
  let_go();
  person.join();
  BOOST_TEST(workbench->text().empty());
}

BOOST_AUTO_TEST_SUITE_END()
