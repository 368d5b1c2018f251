// SPDX-License-Identifier: MIT
// A person without a key signs their first answer in the window: nothing else is needed, and nothing that
// they typed is lost on the way.
#include <filesystem>
#include <fstream>

#include <wx/button.h>

#include "schema/document/paperwork.hpp"
#include "schema/edit/comments.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

BOOST_FIXTURE_TEST_SUITE(first_signature, test::DesignerWindow)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(a_key_is_made_where_it_is_asked_for_and_signs_at_once) {
  std::ofstream(document, std::ios::binary) << test::vending_text();
  const std::filesystem::path memo = desktop.display.home() / "memo.txt";
  std::ofstream(memo) << "the record";
  frame->start_with(document);
  const auto checked = [&] { return workbench->last_sound().has_value() && workbench->up_to_date(); };
  BOOST_REQUIRE(wait_until(checked));
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));
  press("ctrl+5");
  const auto answer = [&] {
    auto* button =
        dynamic_cast<wxButton*>(wxWindow::FindWindowByLabel(wxString::FromUTF8("&Answer…"), frame));
    BOOST_REQUIRE(button != nullptr);
    click(*button);
  };
  const std::string asking = "Answer what no program can judge";

  // Given up half way: what was typed is there the next time, and what was chosen is not.
  in_dialog(asking, {"space", "Tab", "Tab", "[" + memo.string() + "]", "Escape"}, answer);
  BOOST_TEST(paperwork_of(*workbench->last_sound()).confirmations.empty());

  in_dialog(asking,
            {"<It is so>", "<Make a &key…>", "{Make a key}", "<Your name>", "[Li Wei]",
             "<A password for it, 8 characters at least>", "[a password]", "Tab", "[a password]", "Return",
             "{" + asking + "}", "<Sign this answer>"},
            answer);
  BOOST_REQUIRE(
      wait_until([&] { return checked() && !paperwork_of(*workbench->last_sound()).confirmations.empty(); }));
  const Paperwork paperwork = paperwork_of(*workbench->last_sound());
  BOOST_REQUIRE(paperwork.reviewers.size() == 1U);
  BOOST_TEST(paperwork.reviewers[0].name == "Li Wei");
  BOOST_TEST(paperwork.confirmations[0].by == "Li Wei");
  BOOST_TEST(paperwork.confirmations[0].evidence == "memo.txt");
  BOOST_TEST(std::filesystem::exists(desktop.display.home() / (paperwork.reviewers[0].role + ".key")));

  // A comment, by its key, on the screen that is looked at.
  press("ctrl+1");
  selection.set_step("pay");
  selection.set_element(ElementPath("steps/screen[@id='pay']"));
  in_dialog("Comment on the screen “How would you like to pay?”",
            {"[Too small.]", "Tab", "[Li Wei]", "Return"}, [&] { press("ctrl+shift+c"); });
  BOOST_REQUIRE(wait_until([&] { return comments_of(*workbench->last_sound()).size() == 1U; }));
  BOOST_TEST(comments_of(*workbench->last_sound())[0].on == "steps/screen[@id='pay']");
}

BOOST_AUTO_TEST_SUITE_END()
