// SPDX-License-Identifier: MIT
// Memory that gives out in the C functions: an answer that says so, and what was there before stays.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include <facenotice/player.h>

#include "tests/support/allocations.hpp"
#include "tests/support/operators.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/vending_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace player_c_memory {
namespace {

// A machine whose state was lost, so that its ledger waits for an adoption.
struct Lost {
  Lost() {
    write_file_atomically(package, ByteView(signed_sample()));
    write_file_atomically(trust, format_trust(operators_trust(1, 1)));
    callbacks.size = sizeof callbacks;
    callbacks.face_start = [](void*, fn_grant* given, const fn_capture*) {
      fn_grant_free(given);
      return false;
    };
    callbacks.face_stop = [](void*) {};
    callbacks.show = [](void*, const fn_screen*) { return true; };
    callbacks.serve = [](void*, const char*, const char*, const char*) {};
    callbacks.erase = [](void*, fn_id, const char*, const uint8_t*) {};
    options.package_path = package.c_str();
    options.trust_path = trust.c_str();
    options.ledger_path = ledger.c_str();
    fn_player_free(fn_player_open(&options, &callbacks, now, nullptr), now);
    std::filesystem::remove(ledger + ".state");
  }

  // An act with an allocation that fails says so until it has what it needs, and then says `last`.
  static void each_fails_in_turn(const std::function<bool(char**)>& act, const std::string& last) {
    std::size_t failing = 0;
    std::string said;
    do {
      char* error = nullptr;
      CountedAllocations::restart(++failing);
      bool done = false;
      {
        const CountedAllocations counted;
        done = act(&error);
      }
      said = error != nullptr ? error : "";
      fn_free(error);
      if (CountedAllocations::count() < failing) break;
      BOOST_TEST(!done, "allocation " << failing);
      BOOST_TEST(said.find("memory") != std::string::npos, "allocation " << failing << ": " << said);
    } while (failing < 100'000);
    BOOST_TEST(failing > 3U);
    BOOST_TEST(said.substr(0, said.find(':')) == last);
  }

  TemporaryFolder folder;
  const std::string package = (folder / "p.fnp").string(), trust = (folder / "trust.xml").string(),
                    ledger = (folder / "ledger").string();
  fn_callbacks callbacks{};
  fn_options options{};
  const fn_instant now{sample_now, 1000};
};

}  // namespace
}  // namespace player_c_memory

BOOST_FIXTURE_TEST_SUITE(player_c_memory, player_c_memory::Lost)

BOOST_AUTO_TEST_CASE(an_adoption_without_memory_says_so_and_adopts_nothing) {
  each_fails_in_turn(
      [&](char** error) {
        return fn_ledger_adopt(ledger.c_str(), nullptr, nullptr, "A. Technician", "because of a new disk",
                               now, error);
      },
      "");
}

BOOST_AUTO_TEST_CASE(a_request_without_memory_says_so_and_can_be_made_again) {
  each_fails_in_turn(
      [&](char** error) {
        char* lines = fn_ledger_request_adoption(ledger.c_str(), nullptr, nullptr, trust.c_str(), "Li Wei",
                                                 "because of a new disk", now, error);
        fn_free(lines);
        return lines != nullptr;
      },
      "");
}

BOOST_AUTO_TEST_CASE(a_signed_adoption_without_memory_says_so_and_still_counts) {
  char* lines = fn_ledger_request_adoption(ledger.c_str(), nullptr, nullptr, trust.c_str(), "Li Wei",
                                           "because of a new disk", now, nullptr);
  BOOST_REQUIRE(lines != nullptr);
  const std::string file = sign_adoption(lines, operator_key());
  fn_free(lines);
  each_fails_in_turn(
      [&](char** error) {
        return fn_ledger_adopt_signed(ledger.c_str(), nullptr, nullptr, trust.c_str(),
                                      reinterpret_cast<const std::uint8_t*>(file.data()), file.size(), now,
                                      error);
      },
      "");
}

BOOST_AUTO_TEST_CASE(an_error_ends_where_it_ends_whatever_its_memory_held_before) {
  const std::string expected =
      "player.callbacks: Options or a required callback are missing, or the size is another.";
  void* dirty = std::malloc(expected.size() + 1);
  std::fill_n(static_cast<char*>(dirty), expected.size() + 1, '?');
  std::free(dirty);
  char* error = nullptr;
  BOOST_TEST(fn_player_open(nullptr, nullptr, now, &error) == nullptr);
  BOOST_REQUIRE(error != nullptr);
  BOOST_TEST(error == expected);
  fn_free(error);
}

BOOST_AUTO_TEST_SUITE_END()
