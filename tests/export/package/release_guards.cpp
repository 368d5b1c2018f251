// SPDX-License-Identifier: MIT
// No package of what could not be checked, of another version's report, of a look without room; nothing
// extracted elsewhere than where it was asked.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/package_files.hpp>

#include "export/checking/full_check.hpp"
#include "export/package/release.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/notice_digest.hpp"
#include "schema/packs/rule_library.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/long_notice.hpp"
#include "tests/support/reviewers.hpp"
#include "tests/support/sample_package.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace release_guards {
namespace {

const FontSet& fonts() {
  static const FontSet all = FontSet::open();
  return all;
}

Report checked(const Document& document) {
  CheckOptions options;
  options.as_of = "2026-09-21";
  return check_laid_out(document, fonts(), options);
}

struct Vending {
  const Document document = Document::parse(vending_text(), "vending.flow.xml");
  const Report report = checked(document);
};

}  // namespace
}  // namespace release_guards

BOOST_FIXTURE_TEST_SUITE(release_guards, release_guards::Vending)

BOOST_AUTO_TEST_CASE(a_report_about_another_version_is_refused) {
  const Document other =
      Document::parse(edited(vending_text(), "revision=\"1\"", "revision=\"2\""), "vending.flow.xml");
  BOOST_CHECK_THROW(make_release(other, report, fonts()), UserError);
  BOOST_CHECK_THROW(pack_screens(other, report, fonts()), UserError);
}

// What leads nowhere has no flow to lay out, and whoever asks is told which line it is.
BOOST_AUTO_TEST_CASE(of_a_document_that_is_not_sound_nothing_is_packed) {
  const Document broken =
      Document::parse(edited(vending_text(), "to=\"", "to=\"nowhere-"), "vending.flow.xml");
  BOOST_REQUIRE(!broken.sound());
  Report about = report;
  about.digest = broken.content_digest();
  BOOST_CHECK_EXCEPTION(pack_screens(broken, about, fonts()), UserError, [](const UserError& error) {
    return std::string(error.what()).find(": error: ") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(what_could_not_be_checked_or_is_broken_is_not_released) {
  Report unchecked = report;
  unchecked.verdict = Verdict::could_not_check;
  BOOST_CHECK_THROW(make_release(document, unchecked, fonts()), UserError);
}

// One error is one too many.
BOOST_AUTO_TEST_CASE(what_has_an_error_is_not_released) {
  BOOST_REQUIRE(report.count(Severity::error) == 0U);
  Report wrong = report;
  wrong.findings.emplace_back().severity = Severity::error;
  BOOST_CHECK_THROW(make_release(document, wrong, fonts()), UserError);
}

BOOST_AUTO_TEST_CASE(a_release_says_what_it_is_of_and_holds_the_document) {
  const PackageDraft package = make_release(document, report, fonts());
  BOOST_TEST(package.flow == document.flow().id);
  BOOST_TEST(package.sequence == document.flow().revision);
  BOOST_TEST(package.expires == document.flow().valid_until);
  BOOST_TEST(package.verdict == "waiting");  // for people's answers
  std::size_t documents = 0;
  for (const PackageFile& file : package.files)
    if (file.name == flow_file) {
      ++documents;
      BOOST_TEST((ByteView(file.bytes).text() == document.bytes()));
    }
  BOOST_TEST(documents == 1U);
}

// A machine draws with what its package holds, and with nothing else.
BOOST_AUTO_TEST_CASE(every_screen_of_a_release_can_be_drawn_with_its_glyphs) {
  const PackageDraft package = make_release(document, report, fonts());
  const auto glyphs = std::find_if(package.files.begin(), package.files.end(),
                                   [](const PackageFile& file) { return file.name == glyphs_file; });
  BOOST_REQUIRE((glyphs != package.files.end()));
  const Result<GlyphStore> store = decode_glyph_store(ByteView(glyphs->bytes).text());
  BOOST_REQUIRE_MESSAGE(store.ok(), store.error().message);
  std::size_t screens = 0;
  for (const PackageFile& file : package.files) {
    if (file.name.rfind("screens/", 0) != 0) continue;
    ++screens;
    const Result<DisplayList> list = decode_display_list(ByteView(file.bytes).text());
    BOOST_REQUIRE_MESSAGE(list.ok(), file.name << ": " << list.error().message);
    const Status drawn = check_glyphs(*list, *store);
    BOOST_TEST(drawn.ok(), file.name << ": " << (drawn.ok() ? "" : drawn.error().message));
  }
  BOOST_TEST(screens > 0U);
}

// The report that goes along is of the document in the package, wherever its file lay.
BOOST_AUTO_TEST_CASE(the_report_of_a_release_names_no_file_of_whoever_made_it) {
  Report elsewhere = report;
  elsewhere.file = "/home/limei/vending.flow.xml";
  std::size_t reports = 0;
  for (const PackageFile& file : make_release(document, elsewhere, fonts()).files)
    if (file.name == report_file) {
      ++reports;
      BOOST_TEST(ByteView(file.bytes).text().find("limei") == std::string_view::npos);
    }
  BOOST_TEST(reports == 1U);
}

// A consent given earlier names the notice that it was given on.
BOOST_AUTO_TEST_CASE(a_release_of_a_flow_that_takes_tokens_names_its_notices) {
  const Document residents =
      Document::parse(source_text("templates/residents.flow.xml"), "residents.flow.xml");
  const PackageDraft package = pack_screens(residents, checked(residents), fonts());
  BOOST_TEST(!package.notices.empty());
  BOOST_TEST(package.notices.size() == notices_of(residents.flow()).size());
  BOOST_TEST(pack_screens(document, report, fonts()).notices.empty());
}

BOOST_AUTO_TEST_CASE(what_is_packed_of_a_broken_version_is_a_draft) {
  Report other = report;
  other.verdict = Verdict::broken;
  BOOST_TEST(pack_screens(document, other, fonts()).draft);
  BOOST_TEST(pack_screens(document, report, fonts()).draft == report.draft());
  // Also where people have answered all that there is to answer.
  const Document answered = all_answered(vending_text(), "2026-09-01");
  Report whole = checked(answered);
  BOOST_REQUIRE(!whole.draft());
  BOOST_TEST(!pack_screens(answered, whole, fonts()).draft);
  whole.verdict = Verdict::broken;
  const PackageDraft broken = pack_screens(answered, whole, fonts());
  BOOST_TEST(broken.draft);
  BOOST_TEST(broken.verdict == "broken");
}

BOOST_AUTO_TEST_CASE(a_look_without_room_is_named_and_not_shipped) {
  const Document long_one = Document::parse(vending_with_a_long_notice(), "vending.flow.xml");
  const PackageDraft draft = make_release(long_one, checked(long_one), fonts());
  const DisplayProfile& display = long_one.flow().device.displays.front();
  const std::string large = screen_file("face-notice", "en", display.id, Variant::large_text);
  const auto shipped = [&](const std::string& name) {
    return std::any_of(draft.files.begin(), draft.files.end(),
                       [&](const PackageFile& file) { return file.name == name; });
  };
  BOOST_TEST(!shipped(large));
  BOOST_TEST(shipped(screen_file("face-notice", "en", display.id, Variant::normal)));
  BOOST_TEST((std::find(draft.falls_back.begin(), draft.falls_back.end(), large) != draft.falls_back.end()));
  // Each screen in each look is either there or named as left out, and never both.
  for (const Step& step : document.flow().steps) {
    if (!step.shows()) continue;
    for (const std::string& language : document.flow().languages)
      for (const DisplayProfile& each : document.flow().device.displays)
        for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast}) {
          const std::string name = screen_file(step.id, language, each.id, variant);
          const auto named = std::count(draft.falls_back.begin(), draft.falls_back.end(), name);
          BOOST_TEST(named == (shipped(name) ? 0 : 1), name);
        }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_written_outside_of_the_folder) {
  const TemporaryFolder folder;
  const Bytes package = signed_sample();
  for (const char* name : {"", ".", "..", ".hidden", "../escaped", "a/b", "/tmp/escaped"})
    BOOST_CHECK_THROW(extract_package(package, folder / "out", name), UserError);
  BOOST_TEST(!std::filesystem::exists(folder / "escaped"));
  BOOST_TEST(std::filesystem::is_empty(folder.path()));
  const ExtractedFiles files = extract_package(package, folder / "out", "payload");
  BOOST_TEST(files.signatures.size() == 2U);
  BOOST_TEST(std::filesystem::exists(folder / "out" / "payload"));
}

BOOST_AUTO_TEST_SUITE_END()
