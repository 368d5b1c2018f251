// SPDX-License-Identifier: MIT
// How much a manifest and a container may hold, and which of it is named when it is refused.
#include <boost/test/unit_test.hpp>
#include <string>

#include <facenotice/manifest.hpp>

#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(manifest_limits)

namespace {

constexpr std::size_t most = 5;

// With so many files, looks that are left out and notices.
Manifest manifest_of(std::size_t files, std::size_t looks, std::size_t notices) {
  Manifest manifest{1, "vending-1", 7, "2027-06-30", "waiting", false, {}, {}, {}};
  for (std::size_t i = 0; i < files; ++i) {
    const std::string step = "screens/s" + std::to_string(i);
    manifest.files.push_back({step + ".en.main.normal.bin", i, {}});
  }
  for (std::size_t i = 0; i < looks; ++i)
    manifest.falls_back.push_back("screens/s" + std::to_string(i) + ".en.main.large-text.bin");
  for (std::size_t i = 0; i < notices; ++i)
    manifest.notices.push_back({"p" + std::to_string(i), "en", Digest{1}});
  return manifest;
}

std::string refusal(const Manifest& manifest) {
  const Result<Manifest> read = read_manifest(format_manifest(manifest), most);
  return read ? "" : read.error().message;
}

}  // namespace

BOOST_AUTO_TEST_CASE(as_many_as_are_allowed_are_read_and_not_one_more) {
  BOOST_TEST(refusal(manifest_of(most, most, most)) == "");
  BOOST_TEST(refusal(manifest_of(most + 1, most, most)) == "The manifest lists more than 5 files.");
  BOOST_TEST(refusal(manifest_of(most, most + 1, most)) == "The manifest leaves out more than 5 looks.");
  BOOST_TEST(refusal(manifest_of(most, most, most + 1)) ==
             "The manifest names too many notices, or one without a valid digest.");
}

BOOST_AUTO_TEST_CASE(a_file_whose_name_is_not_allowed_is_named_by_its_place) {
  for (std::size_t i = 0; i < most; ++i) {
    Manifest manifest = manifest_of(most, 0, 0);
    manifest.files[i].name = "../" + std::to_string(i);
    const Status checked = check_manifest(manifest);
    BOOST_REQUIRE(!checked.ok());
    BOOST_TEST(checked.error().message ==
               "File " + std::to_string(i + 1) + " of the manifest has a name that is not allowed.");
  }
}

// A file that ends with its header lacks what the header announces, not the header.
BOOST_AUTO_TEST_CASE(a_container_that_is_cut_short_says_where) {
  const Bytes whole = signed_sample();
  const auto cut = [&](std::size_t size) {
    const Result<PackageContainer> container = read_container(ByteView(whole).part(0, size));
    return container ? "" : container.error().message;
  };
  BOOST_TEST(cut(package_header_size - 1) == "The package ends inside its header.");
  BOOST_TEST(cut(package_header_size) == "The package is cut short: copy it again.");
  BOOST_TEST(cut(package_header_size + 2 * package_signature_size - 1) ==
             "The package is cut short: copy it again.");
  BOOST_TEST(cut(whole.size() - 1) == "The package is cut short: copy it again.");
  BOOST_TEST(cut(whole.size()) == "");
}

BOOST_AUTO_TEST_SUITE_END()
