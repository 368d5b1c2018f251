// SPDX-License-Identifier: MIT
// The real package of the vending template: no flipped bit and no cut is accepted.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>
#include <thread>

#include "export/checking/full_check.hpp"
#include "export/package/release.hpp"
#include "schema/packs/rule_library.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/reviewers.hpp"
#include "tests/support/sample_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(template_package)

namespace {

Bytes packed_template() {
  const Document document = all_answered(source_text("templates/vending.flow.xml"), "2026-09-01");
  CheckOptions options;
  options.as_of = "2026-09-21";
  const FontSet fonts = FontSet::open();
  return signed_sample(make_release(document, check_laid_out(document, fonts, options), fonts));
}

// How many of the flips a machine accepts. One in `stride` of the bits from `first` to `last`, on two
// threads.
std::size_t accepted_flips(const Bytes& package, std::size_t first, std::size_t last, std::size_t stride) {
  std::atomic<std::size_t> accepted{0};
  const auto flip = [&](std::size_t from) {
    for (std::size_t bit = from; bit < last; bit += 2 * stride) {
      Bytes changed = package;
      changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
      if (open(std::move(changed)).ok()) ++accepted;
    }
  };
  std::thread other(flip, first + stride);
  flip(first);
  other.join();
  return accepted;
}

#ifdef FACENOTICE_SANITIZED
constexpr std::size_t fewer = 9;  // an instrumented program takes that much longer
#else
constexpr std::size_t fewer = 1;
#endif

// FACENOTICE_EXHAUSTIVE=1 flips every single bit that is meant; otherwise an odd share, so that over the
// bytes every place in a byte has its turn.
std::size_t stride(std::size_t usual) {
  return std::getenv("FACENOTICE_EXHAUSTIVE") != nullptr ? 1 : usual * fewer;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_flipped_bit_of_the_header_or_the_manifest_is_accepted) {
  const Bytes package = packed_template();
  const Result<Package> whole = open(package);
  BOOST_REQUIRE_MESSAGE(whole.ok(), whole.error().message);
  BOOST_TEST(!whole->manifest().draft);
  const std::size_t payload = package_header_size + 2 * package_signature_size;
  const std::size_t manifest = payload + payload_header_size + format_manifest(whole->manifest()).size();
  BOOST_TEST(accepted_flips(package, 0, package_header_size * 8, 1) == 0U);
  BOOST_TEST(accepted_flips(package, package_header_size * 8, payload * 8, stride(3)) == 0U);
  BOOST_TEST(accepted_flips(package, payload * 8, manifest * 8, stride(41)) == 0U);
}

BOOST_AUTO_TEST_CASE(no_flipped_bit_of_the_rest_is_accepted) {
  const Bytes package = packed_template();
  constexpr std::size_t flips = 20000;
  const std::size_t rest = package_header_size + 2 * package_signature_size;
  std::atomic<std::size_t> accepted{0};
  const auto flip = [&](std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<std::size_t> bit(rest * 8, package.size() * 8 - 1);
    for (std::size_t i = 0; i < flips / fewer / 2; ++i) {
      const std::size_t at = bit(random);
      Bytes changed = package;
      changed[at / 8] = static_cast<std::uint8_t>(changed[at / 8] ^ (1U << (at % 8)));
      if (open(std::move(changed)).ok()) ++accepted;
    }
  };
  std::thread other(flip, 20260921);
  flip(20260922);
  other.join();
  BOOST_TEST(accepted == 0U);
}

BOOST_AUTO_TEST_CASE(no_cut_is_accepted) {
  const Bytes package = packed_template();
  for (std::size_t size = 0; size < package.size(); size += 512) {
    const Bytes cut(package.begin(), package.begin() + static_cast<std::ptrdiff_t>(size));
    BOOST_TEST(!open(cut).ok(), "cut to " << size << " bytes and accepted");
  }
}

BOOST_AUTO_TEST_SUITE_END()
