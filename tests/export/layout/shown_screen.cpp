// SPDX-License-Identifier: MIT
// One decision about what is shown: a look without room is shown as the normal one, by preview, package and
// machine alike, and is told.
#include "export/layout/shown_screen.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include <facenotice/display_list_codec.hpp>
#include <facenotice/package_files.hpp>

#include "export/checking/full_check.hpp"
#include "export/package/release.hpp"
#include "tests/support/long_notice.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace shown_screen {
namespace {

struct ShownKit {
  FontSet fonts = FontSet::open();
  Document document = Document::parse(vending_with_a_long_notice(), "vending.flow.xml");
  const Flow& flow = document.flow();
  Layouter layouter{fonts, resolver_of(flow)};
  const DisplayProfile& display = flow.device.displays.front();

  ShownScreen shown(const char* step, Variant variant) {
    return lay_out_shown(layouter, flow, flow.find_step(step), "en", display, variant);
  }
};

}  // namespace
}  // namespace shown_screen

BOOST_FIXTURE_TEST_SUITE(shown_screen, shown_screen::ShownKit)

BOOST_AUTO_TEST_CASE(a_look_without_room_is_shown_as_the_normal_one) {
  const ShownScreen large = shown("face-notice", Variant::large_text);
  BOOST_TEST(large.falls_back);
  BOOST_TEST(!large.incomplete());
  BOOST_TEST((large.layout.list == shown("face-notice", Variant::normal).layout.list));
}

BOOST_AUTO_TEST_CASE(a_look_with_room_is_shown) {
  const ShownScreen large = shown("face-consent", Variant::large_text);
  BOOST_TEST(!large.falls_back);
  BOOST_TEST((large.layout.list.variant == Variant::large_text));
}

BOOST_AUTO_TEST_CASE(the_package_has_just_these_screens_and_names_the_others) {
  const Report report = check_laid_out(document, fonts, {});
  const PackageDraft package = pack_screens(document, report, fonts);
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    if (!flow.steps[i].shows()) continue;
    for (const Variant variant : {Variant::normal, Variant::large_text, Variant::high_contrast}) {
      const std::string& id = flow.steps[i].id;
      const std::string name = screen_file(id, "en", display.id, variant);
      const ShownScreen expected = shown(id.c_str(), variant);
      const auto file = std::find_if(package.files.begin(), package.files.end(),
                                     [&](const PackageFile& one) { return one.name == name; });
      const bool named = std::count(package.falls_back.begin(), package.falls_back.end(), name) == 1;
      BOOST_TEST_CONTEXT(name) {
        BOOST_TEST(named == expected.falls_back);
        BOOST_TEST((file == package.files.end()) == expected.falls_back);
        if (file != package.files.end()) BOOST_TEST((file->bytes == encode(expected.layout.list).value()));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_check_tells_what_would_be_lost) {
  const VisualFacts facts = measure_screens(flow, fonts);
  const auto notice =
      std::find_if(facts.large_text.begin(), facts.large_text.end(), [&](const LargeTextFact& one) {
        return flow.steps[one.step].id == "face-notice" && one.language == "en";
      });
  BOOST_REQUIRE((notice != facts.large_text.end()));
  BOOST_TEST(!notice->fits);
  for (const char* role : {"necessity", "impact", "rights", "withdrawal"})
    BOOST_TEST(std::count(notice->lost.begin(), notice->lost.end(), role) > 0, role);
}

BOOST_AUTO_TEST_SUITE_END()
