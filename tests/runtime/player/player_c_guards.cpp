// SPDX-License-Identifier: MIT
// The C interface hands on what it is given: the device key, outcomes, what a capture may do. Where memory
// gives out in it, the answer says so, and what was there before stays.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <utility>

#include <facenotice/player.h>
#include <facenotice/consent_mark.hpp>
#include <facenotice/ledger.hpp>

#include "tests/support/allocations.hpp"
#include "tests/support/guarded_flow.hpp"
#include "tests/support/operators.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/vending_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace player_c_guards {
namespace {

// What a capture was told, without the strings that live as long as the call.
struct Told {
  std::string step, purpose;
  std::uint32_t longest_ms = 0, zone_mm = 0;
  std::uint16_t operations = 0;
  bool abort_on_several_faces = false, preview = false;
};

struct Machine {
  Machine() {
    write_file_atomically(package, ByteView(signed_sample(vending_draft(guarded_flow().text()))));
    write_file_atomically(trust, format_trust(sample_trust()));
    callbacks.size = sizeof callbacks;
    callbacks.user = this;
    callbacks.face_start = [](void* user, fn_grant* given, const fn_capture* told) {
      auto* self = static_cast<Machine*>(user);
      self->grant = given;
      self->captures.push_back({told->step, told->purpose, told->longest_ms, told->zone_mm, told->operations,
                                told->abort_on_several_faces, told->preview});
      return true;
    };
    callbacks.face_stop = [](void* user) {
      auto* self = static_cast<Machine*>(user);
      fn_grant_free(self->grant);
      self->grant = nullptr;
    };
    callbacks.show = [](void*, const fn_screen*) { return true; };
    callbacks.serve = [](void* user, const char*, const char* service, const char* method) {
      static_cast<Machine*>(user)->served.push_back(std::string(service) + " " + method);
    };
    callbacks.erase = [](void* user, fn_id order, const char*, const uint8_t* consent) {
      auto* self = static_cast<Machine*>(user);
      self->orders.push_back(order);
      self->consents.emplace_back();
      if (consent != nullptr) self->consents.back().assign(consent, consent + 32);
    };
  }
  ~Machine() {
    fn_player_free(player, now());
    fn_grant_free(grant);
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  fn_instant now() {
    ++tick;
    return {sample_now + tick, 1000 + tick};
  }
  void open(const std::uint8_t* key = nullptr) {
    fn_options options{};
    options.package_path = package.c_str();
    options.trust_path = trust.c_str();
    options.ledger_path = ledger.c_str();
    options.device_key = key;
    player = fn_player_open(&options, &callbacks, now(), nullptr);
    BOOST_REQUIRE(player != nullptr);
    BOOST_REQUIRE(fn_player_start(player, now()));
  }
  void close() {
    fn_player_free(player, now());
    player = nullptr;
  }
  using Path = std::vector<std::pair<const char*, const char*>>;
  void walk(const Path& path) {
    for (const auto& [step, choice] : path) BOOST_REQUIRE(fn_player_choose(player, step, choice, now()));
  }
  void to_scan() {
    walk({{"home", "start"},
          {"age", "over"},
          {"notice", "next"},
          {"ask-pay", "yes"},
          {"ask-send", "yes"},
          {"mirror", "look"}});
    BOOST_REQUIRE(step() == "scan");
  }
  std::string step() const { return fn_player_step(player); }

  TemporaryFolder folder;
  const std::string package = (folder / "p.fnp").string(), trust = (folder / "trust.xml").string(),
                    ledger = (folder / "ledger").string();
  fn_callbacks callbacks{};
  fn_player* player = nullptr;
  fn_grant* grant = nullptr;
  std::vector<Told> captures;
  std::vector<std::string> served;
  std::vector<fn_id> orders;
  std::vector<Bytes> consents;  // of each order; empty where none was named
  std::int64_t tick = 0;
};

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
}  // namespace player_c_guards

BOOST_FIXTURE_TEST_SUITE(player_c_guards, player_c_guards::Machine)

using player_c_guards::Lost;

BOOST_AUTO_TEST_CASE(the_device_key_keys_the_ledger) {
  Bytes key(32, 9);
  open(key.data());
  close();
  LedgerOptions wrong, right;
  wrong.device_key = Bytes(32, 8);
  right.device_key = key;
  BOOST_TEST(Ledger::open(ledger, {}).error().code == "ledger.key");
  BOOST_TEST(Ledger::open(ledger, wrong).error().code == "ledger.key");
  BOOST_TEST(Ledger::open(ledger, right).ok());
}

BOOST_AUTO_TEST_CASE(a_preview_and_a_capture_are_told_apart_field_by_field) {
  open();
  to_scan();
  BOOST_REQUIRE(captures.size() == 2U);
  const Told &preview = captures[0], &scan = captures[1];
  BOOST_TEST(preview.step == "mirror");
  BOOST_TEST(preview.preview);
  BOOST_TEST(preview.abort_on_several_faces);
  BOOST_TEST(preview.longest_ms == 10'000U);
  BOOST_TEST(scan.step == "scan");
  BOOST_TEST(scan.purpose == "pay");
  BOOST_TEST(!scan.preview);
  BOOST_TEST(!scan.abort_on_several_faces);
  BOOST_TEST(scan.longest_ms == 20'000U);
  BOOST_TEST(scan.zone_mm == 700U);
  BOOST_TEST(scan.operations == 5U);  // detect and verify
}

BOOST_AUTO_TEST_CASE(a_capture_that_ends_when_there_are_several_faces_is_no_preview) {
  open();
  walk({{"home", "desk"}, {"desk", "self"}});
  BOOST_REQUIRE(captures.size() == 1U);
  BOOST_TEST(captures[0].step == "scan-door");
  BOOST_TEST(captures[0].abort_on_several_faces);
  BOOST_TEST(!captures[0].preview);
}

BOOST_AUTO_TEST_CASE(each_outcome_is_what_it_says) {
  const std::vector<std::pair<int, std::string>> outcomes = {
      {fn_face_matched, "confirm"}, {fn_face_not_matched, "scan"},  // another try
      {fn_face_failed, "failed"},   {fn_face_cancelled, "home"},   {4, "failed"}, {-1, "failed"}};
  for (const auto& [outcome, leads_to] : outcomes) {
    Machine machine;
    machine.open();
    machine.to_scan();
    const fn_id id = fn_grant_id(machine.grant);
    BOOST_TEST(
        fn_player_face_result(machine.player, id, static_cast<fn_face_outcome>(outcome), machine.now()));
    BOOST_TEST(machine.step() == leads_to, outcome);
    BOOST_TEST(machine.served.empty());
  }
}

BOOST_AUTO_TEST_CASE(an_erasure_is_confirmed_by_the_order_that_was_handed_out) {
  open();
  to_scan();
  BOOST_REQUIRE(fn_player_face_result(player, fn_grant_id(grant), fn_face_matched, now()));
  BOOST_REQUIRE(fn_player_choose(player, "confirm", "delete", now()));
  BOOST_REQUIRE(orders.size() == 1U);
  fn_id other = orders.front();
  other.bytes[0] ^= 1;
  BOOST_TEST(!fn_player_confirm_erasure(player, other, now()));
  BOOST_TEST(fn_player_confirm_erasure(player, orders.front(), now()));
  BOOST_TEST(step() == "home");
}

BOOST_AUTO_TEST_CASE(an_order_to_erase_names_the_consent_given_earlier_or_none) {
  open();
  to_scan();
  BOOST_REQUIRE(fn_player_face_result(player, fn_grant_id(grant), fn_face_matched, now()));
  BOOST_REQUIRE(fn_player_choose(player, "confirm", "delete", now()));
  const fn_id subject{{7}};
  BOOST_TEST(!fn_player_withdraw_earlier(player, subject, "no-such-purpose", now()));
  BOOST_TEST(fn_player_withdraw_earlier(player, subject, "door", now()));
  close();
  const Digest mark = consent_mark(Ledger::open(ledger).value().id(), Id128{7});
  BOOST_TEST(consents == (std::vector<Bytes>{{}, Bytes(mark.begin(), mark.end())}));
}

BOOST_AUTO_TEST_CASE(the_display_is_the_one_that_the_host_names) {
  fn_options options{};
  options.package_path = package.c_str();
  options.trust_path = trust.c_str();
  options.ledger_path = ledger.c_str();
  options.display = "no-such-display";
  char* error = nullptr;
  BOOST_TEST(fn_player_open(&options, &callbacks, now(), &error) == nullptr);
  BOOST_REQUIRE(error != nullptr);
  BOOST_TEST(std::string(error).find("player.display: ") == 0U);
  fn_free(error);
}

BOOST_AUTO_TEST_CASE(a_machine_state_as_long_as_it_may_be_is_read) {
  fn_state_store store{};
  std::int32_t size = 0;
  store.user = &size;
  store.read = [](void* user, std::uint8_t* bytes) {
    std::fill_n(bytes, fn_state_most, std::uint8_t{1});
    return *static_cast<std::int32_t*>(user);
  };
  store.write = [](void*, const std::uint8_t*, std::size_t) { return true; };
  fn_options options{};
  options.package_path = package.c_str();
  options.trust_path = trust.c_str();
  options.ledger_path = ledger.c_str();
  options.state = &store;
  const std::vector<std::pair<std::int32_t, std::string>> lengths = {{fn_state_most, "state.corrupt"},
                                                                     {fn_state_most + 1, "state.read"}};
  for (const auto& [longest, code] : lengths) {
    size = longest;
    char* error = nullptr;
    BOOST_TEST(fn_player_open(&options, &callbacks, now(), &error) == nullptr);
    BOOST_REQUIRE(error != nullptr);
    BOOST_TEST(std::string(error).substr(0, code.size()) == code);
    fn_free(error);
  }
}

BOOST_AUTO_TEST_CASE(a_service_is_done_or_fails) {
  for (const auto& [ends, leads_to] : std::vector<std::pair<decltype(&fn_player_done), std::string>>{
           {fn_player_done, "receipt"}, {fn_player_fault, "failed"}}) {
    Machine machine;
    machine.open();
    machine.to_scan();
    BOOST_REQUIRE(
        fn_player_face_result(machine.player, fn_grant_id(machine.grant), fn_face_matched, machine.now()));
    BOOST_REQUIRE(fn_player_choose(machine.player, "confirm", "ok", machine.now()));
    BOOST_TEST(machine.served == std::vector<std::string>{"pay face"});
    BOOST_TEST(!ends(machine.player, "another-step", machine.now()));
    BOOST_TEST(ends(machine.player, "shop-face", machine.now()));
    BOOST_TEST(machine.step() == leads_to);
  }
}

BOOST_AUTO_TEST_CASE(what_the_host_may_know_is_told_if_it_wants_to) {
  for (const bool wants : {true, false}) {
    Machine machine;
    if (wants) {
      machine.callbacks.edit = [](void* user, const char* step, const char* data) {
        static_cast<Machine*>(user)->served.push_back(std::string("edit ") + step + " " + data);
      };
      machine.callbacks.submit = [](void* user, const char* step) {
        static_cast<Machine*>(user)->served.push_back(std::string("submit ") + step);
      };
      machine.callbacks.session = [](void* user, fn_id, bool begins) {
        static_cast<Machine*>(user)->served.push_back(begins ? "begins" : "ends");
      };
    }
    machine.open();
    for (const auto& [step, choice] : std::vector<std::pair<const char*, const char*>>{
             {"home", "start"}, {"age", "over"}, {"notice", "no"}})
      BOOST_REQUIRE(fn_player_choose(machine.player, step, choice, machine.now()));
    BOOST_REQUIRE(fn_player_done(machine.player, "shop-card", machine.now()));
    BOOST_REQUIRE(fn_player_choose(machine.player, "receipt", "write", machine.now()));
    BOOST_TEST(!fn_player_choose(machine.player, "collect", "send", machine.now()));
    BOOST_TEST(fn_player_set_filled(machine.player, "collect", "template", true, machine.now()));
    BOOST_TEST(fn_player_choose(machine.player, "collect", "send", machine.now()));
    const std::vector<std::string> all = {"begins", "shop card", "edit collect template", "submit collect",
                                          "ends"};
    BOOST_TEST(machine.served == (wants ? all : std::vector<std::string>{"shop card"}));
  }
}

BOOST_AUTO_TEST_CASE(who_lets_go_of_a_player_stops_it) {
  open();
  to_scan();
  tick = 5'000;
  close();
  const Ledger after = Ledger::open(ledger).value();
  BOOST_TEST(after.open_captures()->empty());
  std::vector<UtcMillis> ends;
  BOOST_REQUIRE(after
                    .read(1, 1000,
                          [&](const StoredRecord& stored) {
                            if (stored.record.kind == RecordKind::session_end)
                              ends.push_back(stored.record.time);
                            return true;
                          })
                    .ok());
  BOOST_TEST(ends == std::vector<UtcMillis>{sample_now + 5'001});
}

BOOST_AUTO_TEST_CASE(a_ledger_is_adopted_with_the_key_that_it_was_made_with) {
  const Bytes key(32, 9);
  open(key.data());
  close();
  std::filesystem::remove(ledger + ".state");
  const auto adopt = [&](const std::uint8_t* with) {
    return fn_ledger_adopt(ledger.c_str(), with, nullptr, "Li Wei", "new disk", now(), nullptr);
  };
  BOOST_TEST(!adopt(nullptr));
  BOOST_TEST(adopt(key.data()));
}

BOOST_AUTO_TEST_CASE(a_player_that_is_none_answers_harmlessly) {
  const fn_instant when{sample_now, 0};
  for (const auto& call :
       {fn_player_start, fn_player_presence, fn_player_idle, fn_player_resume, fn_player_maintenance_exit,
        fn_player_left, fn_player_somebody_came, fn_player_advance})
    BOOST_TEST(!call(nullptr, when));
  BOOST_TEST(!fn_player_touch(nullptr, 0, 0, when));
  BOOST_TEST(!fn_player_choose(nullptr, "a", "b", when));
  BOOST_TEST(!fn_player_set_filled(nullptr, "a", "b", true, when));
  BOOST_TEST(!fn_player_face_result(nullptr, fn_id{}, fn_face_matched, when));
  BOOST_TEST(!fn_player_done(nullptr, "a", when));
  BOOST_TEST(!fn_player_fault(nullptr, "a", when));
  BOOST_TEST(!fn_player_confirm_erasure(nullptr, fn_id{}, when));
  BOOST_TEST(!fn_player_set_variant(nullptr, fn_large_text, when));
  BOOST_TEST(fn_player_next_deadline(nullptr) == INT64_MAX);
  BOOST_TEST(std::string(fn_player_step(nullptr)).empty());
  BOOST_TEST(std::string(fn_player_language(nullptr)).empty());
}

// The first that a start takes, for what it was given.
BOOST_FIXTURE_TEST_CASE(a_start_without_memory_for_what_it_was_given_says_so, Lost) {
  for (const std::size_t failing : std::vector<std::size_t>{1, 2, 3, 4}) {
    char* error = nullptr;
    CountedAllocations::restart(failing);
    {
      const CountedAllocations counted;
      BOOST_TEST(fn_player_open(&options, &callbacks, now, &error) == nullptr);
    }
    BOOST_REQUIRE(error != nullptr);
    BOOST_TEST(std::string(error) == "player.memory: There is not enough memory.", "allocation " << failing);
    fn_free(error);
  }
}

BOOST_FIXTURE_TEST_CASE(an_adoption_without_memory_says_so_and_adopts_nothing, Lost) {
  each_fails_in_turn(
      [&](char** error) {
        return fn_ledger_adopt(ledger.c_str(), nullptr, nullptr, "A. Technician", "because of a new disk",
                               now, error);
      },
      "");
}

BOOST_FIXTURE_TEST_CASE(a_request_without_memory_says_so_and_can_be_made_again, Lost) {
  each_fails_in_turn(
      [&](char** error) {
        char* lines = fn_ledger_request_adoption(ledger.c_str(), nullptr, nullptr, trust.c_str(), "Li Wei",
                                                 "because of a new disk", now, error);
        fn_free(lines);
        return lines != nullptr;
      },
      "");
}

BOOST_FIXTURE_TEST_CASE(a_signed_adoption_without_memory_says_so_and_still_counts, Lost) {
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

BOOST_FIXTURE_TEST_CASE(an_error_for_which_there_is_no_memory_is_none, Lost) {
  char* error = nullptr;
  CountedAllocations::restart(1, SIZE_MAX);
  {
    const CountedAllocations counted;
    BOOST_TEST(fn_player_open(nullptr, nullptr, now, &error) == nullptr);
  }
  BOOST_TEST(CountedAllocations::count() > 0U);
  BOOST_TEST(error == nullptr);
}

BOOST_FIXTURE_TEST_CASE(an_error_ends_where_it_ends_whatever_its_memory_held_before, Lost) {
  const std::string expected =
      "player.callbacks: Options or a required callback are missing, or the size is another.";
  auto* dirty = static_cast<volatile char*>(std::malloc(expected.size() + 1));
  for (std::size_t i = 0; i <= expected.size(); ++i) dirty[i] = '?';
  std::free(const_cast<char*>(dirty));
  char* error = nullptr;
  BOOST_TEST(fn_player_open(nullptr, nullptr, now, &error) == nullptr);
  BOOST_REQUIRE(error != nullptr);
  BOOST_TEST(error == expected);
  fn_free(error);
}

BOOST_AUTO_TEST_SUITE_END()
