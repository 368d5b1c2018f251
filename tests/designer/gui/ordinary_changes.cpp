// SPDX-License-Identifier: MIT
// What a product manager changes on an ordinary day, in the window and without XML, by real keys and clicks;
// how many of them it takes; and that each is one step to undo.
#include <fstream>
#include <iterator>

#include <wx/notebook.h>

#include "designer/authoring/insertions.hpp"
#include "designer/workbench/navigation.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"

using namespace facenotice;

namespace ordinary_changes {
namespace {

struct Task : test::DesignerWindow {
  const Flow& flow() { return workbench->last_sound()->flow(); }
  void select(const char* path) {
    go_to(selection, *workbench->last_sound(), ElementPath(path));
    let_go();
  }
  // The row of a tree whose label begins so.
  void click_row(wxDataViewTreeCtrl& tree, const wxString& label) {
    wxDataViewItemArray groups;
    tree.GetModel()->GetChildren(wxDataViewItem(nullptr), groups);
    for (const wxDataViewItem& group : groups) {
      wxDataViewItemArray items;
      tree.GetModel()->GetChildren(group, items);
      for (const wxDataViewItem& item : items)
        if (tree.GetItemText(item).StartsWith(label)) {
          tree.EnsureVisible(item);
          let_go();
          const wxRect place = tree.GetItemRect(item);
          return click(tree, wxPoint(place.x + place.width / 3, place.y + place.height / 2));
        }
    }
    BOOST_FAIL(label.ToStdString());
  }
  void fill(const char* field, const std::string& words) {
    auto& control = this->control<wxTextCtrl>(field);
    click(control);
    BOOST_REQUIRE(wait_until([&] { return control.HasFocus(); }));
    press("ctrl+a");
    type(words);
    press("Tab");
  }
  // Runs it; says how many steps it took; the document is sound, is another one, and one step is undone.
  void change(const char* what, const std::function<void()>& how, const std::function<bool()>& done) {
    const std::size_t before = workbench->history().steps();
    const std::string text = workbench->text();
    steps = 0;
    how();
    BOOST_TEST(wait_until(done), what);
    BOOST_TEST(workbench->parse_now().sound(), what);
    BOOST_TEST(workbench->history().steps() == before + 1, what);
    BOOST_TEST_MESSAGE(what << ": " << steps << " steps, “" << workbench->undo_title() << "”");
    const std::string after = workbench->text();
    workbench->undo();
    BOOST_TEST(workbench->text() == text, what);
    workbench->redo();
    BOOST_TEST(workbench->text() == after, what);
  }
};

}  // namespace
}  // namespace ordinary_changes

BOOST_FIXTURE_TEST_SUITE(ordinary_changes, ordinary_changes::Task)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(without_xml_and_each_in_one_step_to_undo) {
  const std::string original = test::vending_text();
  std::ofstream(document, std::ios::binary) << original;
  frame->start_with(document);
  BOOST_REQUIRE(wait_until([&] { return workbench->last_sound().has_value() && workbench->up_to_date(); }));
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));
  let_go();

  change(
      "rename the machine", [&] { fill("Title: English", "Snack machine"); },
      [&] { return flow().title.in("en") == "Snack machine"; });

  change(
      "keep the image for 10 seconds",
      [&] {
        auto& tree = control<wxDataViewTreeCtrl>("What the flow declares");
        steps += 1;  // the tab
        dynamic_cast<wxNotebook&>(*tree.GetParent()->GetParent()).SetSelection(1);
        let_go();
        click_row(tree, "face image");
        fill("Kept for: For", "10");
      },
      [&] { return flow().find_data("face-image")->retention.duration == "PT10S"; });

  change(
      "add Japanese",
      [&] {
        in_dialog("A language", {"Return"}, [&] {
          press("alt+i");
          press("l");
        });
      },
      [&] { return flow().languages.size() == 3 && flow().languages.back() == "ja"; });
  // Copied words that nobody has translated yet are one wrong; they contradict no button.
  BOOST_REQUIRE(wait_until([&] { return workbench->up_to_date(); }));
  BOOST_TEST((workbench->checked()->report->verdict == Verdict::broken));
  for (const Finding& finding : workbench->checked()->report->findings)
    if (finding.counts() && finding.severity == Severity::error)
      BOOST_TEST(finding.assertion == "P18-approved");

  change(
      "put a screen behind the payment choice",
      [&] {
        select("steps/screen[@id='pay']/choice[@id='by-face']");
        in_dialog("A screen after a choice", {"Return"}, [&] { press("ctrl+shift+n"); });
      },
      [&] { return flow().find_step("screen") != no_step; });

  change(
      "swap two choices",
      [&] {
        select("steps/screen[@id='goods']/choice[@id='tea']");
        click(control<wxWindow>("The machine’s screen"), wxPoint(4, 4));  // takes the keyboard
        select("steps/screen[@id='goods']/choice[@id='tea']");
        press("alt+Up");
      },
      [&] {
        const auto& choices = flow().steps[flow().find_step("goods")].choices;
        return choices[0].id == "tea" && choices[1].id == "water";
      });

  change(
      "another display",
      [&] {
        in_dialog("A display", {"Return"}, [&] {
          press("alt+i");
          press("d");
        });
      },
      [&] { return flow().device.displays.size() == 2; });

  // Every question of the form answered in its order: the words are the work.
  change(
      "add a purpose with its notice and consent",
      [&] {
        select("steps/screen[@id='pay']/choice[@id='by-face']");
        std::vector<std::string> keys;
        for (const Insertion& insertion :
             insertions(*workbench->last_sound(), selection.element(), FormatWords::load(Words()), Words())) {
          if (insertion.id != "purpose") continue;
          for (const SheetField& question : insertion.questions) {
            const bool words =
                question.kind == SheetField::Kind::words || question.kind == SheetField::Kind::line;
            if (!words) break;  // what is chosen has an answer already
            if (question.value.empty()) keys.push_back("[Pictures of the seasons]");
            keys.push_back("Tab");
          }
        }
        keys.push_back("Return");
        in_dialog("A purpose with its notice and consent", keys, [&] {
          press("alt+i");
          press("p");
        });
      },
      [&] { return flow().purposes.size() == 3; });

  // Keys that come to the list of screens write no name that the document does not have; F2 does.
  change(
      "another title for the screen that is selected in the list",
      [&] {
        select("steps/screen[@id='pay']");
        control<wxDataViewTreeCtrl>("Screens").SetFocus();
        let_go();
        press("space");
        type("Nobody");
        press("Return");
        BOOST_TEST(wxWindow::FindWindowByName("Words on the screen") == nullptr);
        press("F2");
        BOOST_REQUIRE(
            wait_until([&] { return wxWindow::FindWindowByName("Words on the screen") != nullptr; }));
        press("ctrl+a");
        type("Pay");
        press("Return");
      },
      [&] { return flow().steps[flow().find_step("pay")].title.in("en") == "Pay"; });
  // The row that is selected still says what the document does.
  auto& screens = control<wxDataViewTreeCtrl>("Screens");
  BOOST_TEST(wait_until([&] { return screens.GetItemText(screens.GetSelection()).StartsWith("Pay"); }));

  // What is refused is not lost: not in the picture, and not in a field that is left for another element.
  const std::size_t steps_before = workbench->history().steps();
  select("steps/screen[@id='pay']");
  press("F2");
  const auto written = [] {
    return dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("Words on the screen"));
  };
  BOOST_REQUIRE(wait_until([&] { return written() != nullptr; }));
  press("ctrl+a");
  type("{right.acces}");
  press("Return");
  let_go();
  BOOST_REQUIRE(wait_until([&] { return written() != nullptr && written()->IsShown(); }));
  BOOST_TEST(written()->GetValue() == "{right.acces}");
  BOOST_TEST(workbench->history().steps() == steps_before);
  written()->SetFocus();
  press("Escape");
  BOOST_TEST(wait_until([&] { return written() == nullptr || !written()->IsShown(); }));

  select("data/item[@id='face-image']");
  fill("Kept for: For", "soon");
  let_go();
  select("data/item[@id='face-template']");
  BOOST_TEST(wait_until([&] { return control<wxTextCtrl>("Kept for: For").GetValue() != "soon"; }));
  select("data/item[@id='face-image']");
  BOOST_TEST(wait_until([&] { return control<wxTextCtrl>("Kept for: For").GetValue() == "soon"; }));
  BOOST_TEST(workbench->history().steps() == steps_before);

  // Everything back, by the key, to the very bytes of the file.
  for (std::size_t i = workbench->history().steps(); i > 0; --i) press("ctrl+z");
  BOOST_TEST(wait_until([&] { return workbench->text() == original; }));
  BOOST_TEST(!workbench->modified());

  // The flow as a graph, by one key.
  steps = 0;
  press("ctrl+2");
  BOOST_TEST(wait_until([&] { return control<wxWindow>("Graph of the flow").IsShownOnScreen(); }));
  BOOST_TEST(steps == 1);
}

BOOST_AUTO_TEST_SUITE_END()
