// SPDX-License-Identifier: MIT
// What a legal reviewer does with a flow, in the window and without XML, by real keys and clicks; how many of
// them it takes; and that what is signed is there.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/notebook.h>

#include "designer/review/law_table.hpp"
#include "export/checking/full_check.hpp"
#include "export/package/package_writer.hpp"
#include "export/package/release.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/dates.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/edit/comments.hpp"
#include "schema/edit/texts.hpp"
#include "schema/report/told_comments.hpp"
#include "tests/support/designer_window.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/reviewers.hpp"

using namespace facenotice;

namespace reviewing {
namespace {

std::string bytes_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

struct Review : test::DesignerWindow {
  std::string at(const char* name) { return (desktop.display.home() / name).string(); }
  void write(const char* name, const std::string& bytes) {
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  bool checked() {
    return wait_until([&] { return workbench->last_sound().has_value() && workbench->up_to_date(); });
  }
  // The line of a list that has this in the column.
  void click_line(wxDataViewListCtrl& list, unsigned column, const wxString& words) {
    for (int row = 0; row < list.GetItemCount(); ++row) {
      if (!list.GetTextValue(static_cast<unsigned>(row), column).Contains(words)) continue;
      const wxDataViewItem item = list.RowToItem(row);
      // GTK scrolls when it is idle, and once more when something beside the list comes or goes: who does not
      // hit the line clicks again.
      for (int tries = 0; tries < 4 && list.GetSelectedRow() != row; ++tries) {
        wxRect place, before;
        int still = 0;
        list.EnsureVisible(item);
        BOOST_REQUIRE(wait_until([&] {
          before = std::exchange(place, list.GetItemRect(item));
          if (place.height == 0) list.EnsureVisible(item);  // it was filled anew for its columns' widths
          still = place.height > 0 && place == before ? still + 1 : 0;
          return still > 10;
        }));
        click(list, wxPoint(place.x + place.width / 4, place.y + place.height / 2));
        int looked = 0;
        BOOST_REQUIRE(wait_until([&] { return list.GetSelectedRow() == row || ++looked > 20; }));
      }
      BOOST_REQUIRE(list.GetSelectedRow() == row);
      return;
    }
    BOOST_FAIL(words.ToStdString());
  }
  wxDataViewListCtrl& laws() { return control<wxDataViewListCtrl>("Laws, row by row"); }
  void button(const char* label) {
    auto* found = dynamic_cast<wxButton*>(wxWindow::FindWindowByLabel(wxString::FromUTF8(label), frame));
    BOOST_REQUIRE_MESSAGE(found != nullptr, label);
    click(*found);
  }
  void act(const char* what, const std::function<void()>& how, const std::function<bool()>& done) {
    steps = 0;
    how();
    BOOST_TEST(wait_until(done), what);
    BOOST_TEST_MESSAGE(what << ": " << steps << " steps");
  }
  Paperwork paperwork() { return paperwork_of(*workbench->last_sound()); }
};

}  // namespace
}  // namespace reviewing

BOOST_FIXTURE_TEST_SUITE(reviewing, reviewing::Review)

// One case: wxWidgets starts once in a process.
BOOST_AUTO_TEST_CASE(everything_that_a_lawyer_does_without_xml) {
  Document flow = Document::parse(test::source_text("tests/fixtures/shanghai-extra-questions.flow.xml"), "q");
  for (const char* role : {"counsel", "data-protection-officer"}) {
    flow = test::with_reviewer(flow, role);
    write((std::string(role) + ".key").c_str(), test::key_of_role(role).format());
  }
  std::ofstream(document, std::ios::binary) << flow.bytes();
  write("memo.txt", "the assessment");
  const Document earlier =
      set_text(flow, ElementPath("steps/screen[@id='pay']/title"), {"en", "Pay here"}).document;
  write("earlier.flow.xml", earlier.bytes());
  const Document lawful = Document::parse(test::vending_text(), "vending.flow.xml");
  CheckOptions options;
  options.today = today();
  const FontSet fonts = FontSet::open();
  write_file_atomically(at("vending.fnp"),
                        format_package(make_release(lawful, check_laid_out(lawful, fonts, options), fonts)));

  frame->start_with(document);
  BOOST_REQUIRE(checked());
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));

  auto& details = control<wxTextCtrl>("Everything about the row");
  act(
      "read the evidence of an article",
      [&] {
        press("ctrl+5");
        click_line(laws(), 1, "impact assessment");
      },
      [&] {
        return details.GetValue().Contains("Asked of people (H-02)") &&
               details.GetValue().Contains("data protection officer: open");
      });

  act(
      "answer it, signed, with evidence",
      [&] {
        in_dialog("Answer what no program can judge",
                  {"space", "Tab", "[It covers the camera.]", "Tab", "[" + at("memo.txt") + "]", "Tab", "Tab",
                   "Tab", "[" + at("data-protection-officer.key") + "]", "Return"},
                  [&] { button("&Answer…"); });
      },
      [&] { return workbench->up_to_date() && paperwork().confirmations.size() == 1U; });
  BOOST_TEST(paperwork().confirmations[0].reason == "It covers the camera.");
  BOOST_TEST(workbench->undo_title().find("H-02") != std::string::npos, workbench->undo_title());
  BOOST_TEST(wait_until([&] { return details.GetValue().Contains("The data-protection-officer"); }),
             "who answered is read at the row");

  std::string waived;
  act(
      "let guidance pass",
      [&] {
        const std::vector<Finding>& findings = workbench->checked()->report->findings;
        const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
          return finding.waivable && finding.counts();
        });
        BOOST_REQUIRE((found != findings.end()));
        click_line(laws(), 1, wxString::FromUTF8(found->asks));
        std::vector<std::string> keys = {"[Redrawn in March]", "Tab", "Tab", "[" + at("counsel.key") + "]",
                                         "Return"};
        // Of several things that may pass one is chosen first.
        if (waivable_findings(*workbench->checked()->report, found->id).size() > 1)
          keys.insert(keys.begin(), {"space", "Tab"});
        waived = found->id;
        in_dialog("Let pass", keys, [&] { button("&Let pass…"); });
      },
      [&] { return workbench->up_to_date() && paperwork().waivers.size() == 1U; });

  act(
      "comment on a row",
      [&] {
        in_dialog("Comment on " + subject_in_words(*workbench->last_sound(), Words(), waived),
                  {"[Take it out.]", "Tab", "[Counsel]", "Return"}, [&] { button("&Comment…"); });
      },
      [&] { return comments_of(*workbench->last_sound()).size() == 1U; });
  BOOST_TEST(comments_of(*workbench->last_sound())[0].words == "Take it out.");

  act(
      "compare with another version",
      [&] {
        in_dialog("Compare with an earlier version, or with a package",
                  {"[" + at("earlier.flow.xml") + "]", "Return"}, [&] {
                    press("alt+r");
                    press("m");
                  });
      },
      [&] { return control<wxDataViewListCtrl>("Changes").GetItemCount() > 0; });
  auto& changes = control<wxDataViewListCtrl>("Changes");
  click_line(changes, 1, "Title (English)");
  BOOST_TEST(control<wxTextCtrl>("The change in words").GetValue().Contains("here"));

  act(
      "report in Chinese as PDF",
      [&] {
        in_dialog("Report of the check", {"Down", "Tab", "Down", "Return"}, [&] {
          in_dialog("Save the report", {"ctrl+a", "[" + at("report.pdf") + "]", "Return"},
                    [&] { press("ctrl+shift+e"); });
        });
      },
      [&] { return std::filesystem::exists(at("report.pdf")); });

  act(
      "look at a package and sign it",
      [&] {
        in_dialog("Sign a package", {"[" + at("vending.fnp") + "]", "Return"}, [&] {
          in_dialog("Sign this package",
                    {"space", "Tab", "space", "Tab", "[" + at("counsel.key") + "]", "Return"}, [&] {
                      press("alt+r");
                      press("s");
                    });
        });
      },
      [&] {
        const std::string bytes = bytes_of(at("vending.fnp"));
        const ExtractedFiles files = extract_package(Bytes(bytes.begin(), bytes.end()),
                                                     desktop.display.home() / "extracted", "vending");
        return files.signatures.size() == 1U;
      });
}

BOOST_AUTO_TEST_SUITE_END()
