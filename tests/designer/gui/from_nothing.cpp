// SPDX-License-Identifier: MIT
// From the start page to a lawful flow with three languages, a sign on paper and a package, by real keys and
// clicks; for each of the machines that are asked about; how many of them it takes.
#include <algorithm>
#include <filesystem>

#include <wx/button.h>

#include "export/exchange/xliff.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/check/causes.hpp"
#include "tests/support/designer_window.hpp"

using namespace facenotice;

namespace from_nothing {
namespace {

struct Beginner : test::DesignerWindow {
  const Flow& flow() { return workbench->last_sound()->flow(); }
  std::string at(const std::string& name) { return (desktop.display.home() / name).string(); }
  bool checked() {
    return wait_until([&] { return workbench->last_sound().has_value() && workbench->up_to_date(); });
  }
  int wrongs() {
    const auto causes = causes_of(*workbench->checked()->report);
    return static_cast<int>(std::count_if(
        causes.begin(), causes.end(), [](const Cause& cause) { return cause.severity == Severity::error; }));
  }
  void menu(std::initializer_list<const char*> keys) {
    for (const char* key : keys) press(key);
  }
  // What a translator does elsewhere: every text, with its placeholders, approved. The words are English
  // ones: whoever wants to read Japanese looks elsewhere.
  void translate(const std::string& file) {
    Exchange texts = load_exchange(file);
    const Exchange english =
        take_out(*workbench->last_sound(), "en", "ja", FormatWords::load(Words()), Words());
    for (std::size_t i = 0; i < texts.rows.size(); ++i) {
      texts.rows[i].target = english.rows[i].source;
      texts.rows[i].approved = true;
    }
    write_file_atomically(file, xliff_of(texts));
  }

  void make(const char* service_button, const std::string& name) {
    steps = 0;
    in_dialog("A new flow from answers",
              {"<You: Who decides about the faces? (name of the company)>", "[Riverside Snacks Ltd.]", "Tab",
               "Tab",  // it has no other name abroad
               "[400-820-1234]", "Tab", "[8:00-20:00]", "Tab", "[privacy@riverside.example]", "Return"},
              [&] {
                click(*dynamic_cast<wxButton*>(
                    wxWindow::FindWindowByLabel(wxString::FromUTF8(service_button), frame)));
              });
    BOOST_REQUIRE(checked());
    BOOST_TEST(workbench->checked()->report->count(Severity::error) == 0U);
    const int composed = steps;

    in_dialog("Save the flow document", {"ctrl+a", "[" + at(name + ".flow.xml") + "]", "Return"},
              [&] { press("ctrl+s"); });
    BOOST_REQUIRE(wait_until([&] { return !workbench->modified(); }));
    // From here on files are offered beside it, by a name that fits.
    in_dialog("A language", {"Return"}, [&] { menu({"alt+i", "l"}); });
    BOOST_REQUIRE(checked());
    BOOST_TEST(flow().languages.size() == 3U);
    BOOST_TEST(wrongs() < 4);  // a translation that is not finished is one wrong, not one for each text
    const std::string id = flow().id;
    in_dialog("Texts for translators", {"Return"}, [&] {
      in_dialog("Save the texts for translators", {"Return"}, [&] { menu({"alt+f", "e", "t"}); });
    });
    const std::string translation = at(id + ".ja.xlf");
    BOOST_REQUIRE(wait_until([&] { return std::filesystem::exists(translation); }));
    translate(translation);
    in_dialog("Import a translation", {"[" + translation + "]", "Return"}, [&] { menu({"alt+f", "i"}); });
    BOOST_REQUIRE(checked());
    const Report& report = *workbench->checked()->report;
    for (const Finding& finding : report.findings)
      if (finding.severity == Severity::error) BOOST_TEST_MESSAGE(finding.id << " " << finding.message);
    BOOST_REQUIRE(report.count(Severity::error) == 0U);
    const int translated = steps;

    in_dialog("PDF of a sign", {"Return"}, [&] {
      in_dialog("Save the sign", {"Return"}, [&] { menu({"alt+f", "e", "s"}); });
    });
    const std::string sign = at(flow().signs.front().id + "." + flow().languages.front() + ".pdf");
    BOOST_TEST(wait_until([&] { return std::filesystem::exists(sign); }), sign);
    in_dialog("Package for machines", {"Return"}, [&] { press("ctrl+e"); });
    BOOST_TEST(wait_until([&] { return std::filesystem::exists(at(id + ".fnp")); }));
    press("ctrl+s");
    BOOST_TEST(wait_until([&] { return !workbench->modified(); }));
    BOOST_TEST(steps < 40);
    BOOST_TEST_MESSAGE(name << ": " << steps << " steps: composed " << composed << ", saved, third language "
                            << translated - composed << ", sign, package, saved " << steps - translated);
  }
};

}  // namespace
}  // namespace from_nothing

BOOST_FIXTURE_TEST_SUITE(from_nothing, from_nothing::Beginner)

BOOST_AUTO_TEST_CASE(a_flow_with_three_languages_a_sign_and_a_package_below_forty_steps) {
  frame->start_with({});
  BOOST_REQUIRE(wait_until([&] {
    frame->Raise();
    return frame->IsActive();
  }));
  let_go();
  make("Sells goods; people pay…", "shop");
  press("alt+f");
  press("t");  // the start page again
  make("Opens a door…", "door");
}

BOOST_AUTO_TEST_SUITE_END()
