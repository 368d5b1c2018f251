// SPDX-License-Identifier: MIT
// The C interface and its example, played through.
#include <boost/test/unit_test.hpp>
#include <cstring>

#include <facenotice/player.h>

#include "tests/support/operators.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/vending_package.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(player_c)

namespace {

struct Machine {
  fn_grant* grant = nullptr;
  fn_id id{};
  std::string shown, served, code;
  std::size_t pixels = 0;
};

fn_callbacks callbacks_of(Machine& machine) {
  fn_callbacks c{};
  c.size = sizeof c;
  c.user = &machine;
  c.face_start = [](void* user, fn_grant* grant, const fn_capture* capture) {
    auto* m = static_cast<Machine*>(user);
    m->grant = grant;
    m->id = fn_grant_id(grant);
    return std::string(capture->purpose) == "face-payment" && capture->operations == 7 &&
           capture->longest_ms == 20000;
  };
  c.face_stop = [](void* user) {
    auto* m = static_cast<Machine*>(user);
    fn_grant_free(m->grant);
    m->grant = nullptr;
  };
  c.show = [](void* user, const fn_screen* screen) {
    auto* m = static_cast<Machine*>(user);
    m->shown = std::string(screen->step) + " " + screen->language;
    m->pixels = static_cast<std::size_t>(screen->width) * static_cast<std::size_t>(screen->height);
    return screen->rgba != nullptr;
  };
  c.serve = [](void* user, const char*, const char*, const char* method) {
    static_cast<Machine*>(user)->served = method;
  };
  c.erase = [](void*, fn_id, const char*, const uint8_t*) {};
  c.trouble = [](void* user, const char* code, const char*) { static_cast<Machine*>(user)->code = code; };
  return c;
}

struct Files {
  Files() {
    package = (folder / "p.fnp").string();
    trust = (folder / "trust.xml").string();
    ledger = (folder / "ledger").string();
    // The example asks the real clock, so the package must not expire before this test does.
    std::string xml = vending_xml();
    const std::string until = "valid-until=\"";
    xml.replace(xml.find(until) + until.size(), 4, "2999");
    write_file_atomically(package, ByteView(signed_sample(vending_draft(xml))));
    write_file_atomically(trust, format_trust(sample_trust()));
  }
  fn_options options() const {
    fn_options o{};
    o.package_path = package.c_str();
    o.trust_path = trust.c_str();
    o.ledger_path = ledger.c_str();
    return o;
  }
  TemporaryFolder folder;
  std::string package, trust, ledger;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_purchase_by_face_in_c) {
  const Files files;
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  const fn_options options = files.options();
  char* error = nullptr;
  fn_instant now{sample_now, 1000};
  fn_player* player = fn_player_open(&options, &callbacks, now, &error);
  BOOST_REQUIRE_MESSAGE(player != nullptr, error);
  BOOST_TEST(error == nullptr);
  BOOST_TEST(fn_player_next_deadline(player) == INT64_MAX);
  BOOST_TEST(std::string(fn_player_step(player)).empty());
  BOOST_TEST(fn_player_start(player, now));
  BOOST_TEST(machine.shown == "attract zh-CN");
  BOOST_TEST(machine.pixels == 64u * 3200u);
  BOOST_TEST(fn_player_touch(player, 5, 405, now));  // the fifth choice: English
  BOOST_TEST(std::string(fn_player_language(player)) == "en");
  for (const auto& [step, choice] :
       std::vector<std::pair<const char*, const char*>>{{"attract", "start"},
                                                        {"goods", "tea"},
                                                        {"pay", "by-face"},
                                                        {"age", "over"},
                                                        {"face-notice", "continue"},
                                                        {"face-consent", "agree"},
                                                        {"transmit-consent", "agree"}})
    BOOST_TEST(fn_player_choose(player, step, choice, now), step);
  BOOST_TEST(fn_grant_valid(machine.grant, now.monotonic));
  BOOST_TEST(!fn_grant_valid(machine.grant, now.monotonic + 20000));
  BOOST_TEST(fn_player_next_deadline(player) == now.monotonic + 20000);
  BOOST_TEST(!fn_player_face_result(player, fn_id{}, fn_face_matched, now));
  // That question ended the grant, so the match no longer counts: late is late.
  BOOST_TEST(fn_player_face_result(player, machine.id, fn_face_matched, now));
  BOOST_TEST(std::string(fn_player_step(player)) == "face-failed");
  BOOST_TEST(machine.served.empty());
  BOOST_TEST(machine.grant == nullptr);
  BOOST_TEST(!fn_player_choose(player, "face-failed", nullptr, now));
  BOOST_TEST(fn_player_choose(player, "face-failed", "by-qr", now));
  // No call() was given: the safe thing is the fault exit.
  BOOST_TEST(std::string(fn_player_step(player)) == "pay-failed");
  fn_player_free(player, now);
}

BOOST_AUTO_TEST_CASE(the_ledger_is_checked_bit_by_bit_in_c) {
  const Files files;
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  const fn_options options = files.options();
  const fn_instant now{sample_now, 1000};
  fn_player* player = fn_player_open(&options, &callbacks, now, nullptr);
  BOOST_REQUIRE(player != nullptr);
  std::uint64_t left = 0;
  BOOST_TEST(fn_player_check_ledger(player, 1, now, &left));
  BOOST_TEST(left > 0U);
  BOOST_TEST(fn_player_check_ledger(player, 1000, now, &left));
  BOOST_TEST(left == 0U);
  BOOST_TEST(fn_player_check_ledger(player, 1000, now, nullptr));
  fn_player_free(player, now);
}

BOOST_AUTO_TEST_CASE(who_left_or_was_replaced_in_c_and_what_fell_due_meanwhile) {
  const Files files;
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  const fn_options options = files.options();
  fn_instant now{sample_now, 1000};
  fn_player* player = fn_player_open(&options, &callbacks, now, nullptr);
  BOOST_REQUIRE(player != nullptr);
  BOOST_TEST(!fn_player_left(player, now));  // not switched on
  fn_player_start(player, now);
  for (const auto& goes : {fn_player_left, fn_player_somebody_came}) {
    BOOST_TEST(fn_player_choose(player, "attract", "start", now));
    BOOST_TEST(goes(player, now));
    BOOST_TEST(std::string(fn_player_step(player)) == "attract");
  }
  // An hour on, nobody called advance(): the goods are gone, and so is the touch.
  BOOST_TEST(fn_player_choose(player, "attract", "start", now));
  BOOST_TEST(!fn_player_choose(player, "goods", "tea", {now.utc + 3'600'000, now.monotonic + 3'600'000}));
  BOOST_TEST(std::string(fn_player_step(player)) == "attract");
  fn_player_free(player, now);
}

BOOST_AUTO_TEST_CASE(errors_follow_the_one_rule) {
  const Files files;
  Machine machine;
  fn_callbacks callbacks = callbacks_of(machine);
  fn_options options = files.options();
  const fn_instant now{sample_now, 0};
  const auto code = [&]() -> std::string {
    char* error = nullptr;
    fn_player* player = fn_player_open(&options, &callbacks, now, &error);
    const std::string text = error != nullptr ? error : "";
    fn_free(error);
    BOOST_TEST((player == nullptr) == !text.empty());
    fn_player_free(player, now);
    return text.substr(0, text.find(':'));
  };
  BOOST_TEST(code().empty());
  options.package_path = nullptr;
  BOOST_TEST(code() == "file.open");
  options = files.options();
  options.trust_path = options.package_path;
  BOOST_TEST(code().substr(0, 5) == "trust");
  options = files.options();
  callbacks.erase = nullptr;
  BOOST_TEST(code() == "player.callbacks");
  callbacks = callbacks_of(machine);
  callbacks.size = 8;
  BOOST_TEST(code() == "player.callbacks");
  BOOST_TEST(fn_player_open(nullptr, nullptr, now, nullptr) == nullptr);
  fn_player_free(nullptr, now);
  fn_grant_free(nullptr);
  BOOST_TEST(!fn_grant_valid(nullptr, 0));
}

BOOST_AUTO_TEST_CASE(a_host_in_c_keeps_the_machine_state_and_its_operator_adopts_a_ledger) {
  struct Element {
    Bytes bytes;
    bool there = false, works = true;
  };
  const Files files;
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  Element element;
  fn_state_store store{};
  store.user = &element;
  store.read = [](void* user, std::uint8_t* bytes) -> std::int32_t {
    const auto* kept = static_cast<Element*>(user);
    if (!kept->works) return fn_state_failed;
    if (!kept->there) return fn_state_none;
    std::copy(kept->bytes.begin(), kept->bytes.end(), bytes);
    return static_cast<std::int32_t>(kept->bytes.size());
  };
  store.write = [](void* user, const std::uint8_t* bytes, std::size_t size) {
    auto* kept = static_cast<Element*>(user);
    if (!kept->works) return false;
    kept->bytes.assign(bytes, bytes + size);
    return kept->there = true;
  };
  fn_options options = files.options();
  options.state = &store;
  const fn_instant now{sample_now, 1000};
  const auto words_of = [](char* error) {
    const std::string text = error != nullptr ? error : "";
    fn_free(error);
    return text.substr(0, text.find(':'));
  };
  const auto opened = [&] {
    char* error = nullptr;
    fn_player_free(fn_player_open(&options, &callbacks, now, &error), now);
    return words_of(error);
  };
  const auto adopted = [&](const char* who) {
    char* error = nullptr;
    const bool done =
        fn_ledger_adopt(files.ledger.c_str(), nullptr, &store, who, "secure element replaced", now, &error);
    BOOST_TEST(done == (error == nullptr));
    return words_of(error);
  };
  BOOST_TEST(opened().empty());
  BOOST_TEST(element.there);
  BOOST_TEST(!std::filesystem::exists(files.ledger + ".state"));
  const Bytes written = std::exchange(element.bytes, {});  // a place that has lost all of them has something
  BOOST_TEST(opened() == "state.corrupt");
  element.bytes = written;
  element.works = false;
  BOOST_TEST(opened() == "state.read");
  element.works = true;
  element.there = false;
  BOOST_TEST(opened() == "state.missing");
  BOOST_TEST(adopted(nullptr) == "adopt.words");
  BOOST_TEST(adopted("Li Wei").empty());
  BOOST_TEST(adopted("Li Wei") == "adopt.needless");
  BOOST_TEST(opened().empty());
  store.read = [](void*, std::uint8_t*) -> std::int32_t { return fn_state_most + 1; };
  BOOST_TEST(opened() == "state.read");
  store.read = nullptr;
  BOOST_TEST(opened() == "player.callbacks");
  BOOST_TEST(adopted("Li Wei") == "player.callbacks");
}

BOOST_AUTO_TEST_CASE(an_adoption_that_operators_sign_is_asked_for_and_taken_in_c) {
  const Files files;
  write_file_atomically(files.trust, format_trust(operators_trust(1, 1)));
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  const fn_options options = files.options();
  const fn_instant now{sample_now, 1000};
  const char *ledger = files.ledger.c_str(), *trust = files.trust.c_str();
  char* error = nullptr;
  const auto said = [&] {
    const std::string text = error != nullptr ? error : "";
    fn_free(std::exchange(error, nullptr));
    return text.substr(0, text.find(':'));
  };
  const auto opened = [&] {
    fn_player_free(fn_player_open(&options, &callbacks, now, &error), now);
    return said();
  };
  const auto asked = [&](const char* who, const char* by = nullptr) {
    char* text = fn_ledger_request_adoption(ledger, nullptr, nullptr, by != nullptr ? by : trust, who,
                                            "disk replaced", now, &error);
    BOOST_TEST((text == nullptr) == (error != nullptr));
    const std::string lines = text != nullptr ? text : "";
    fn_free(text);
    return lines;
  };
  const auto taken = [&](const std::string& file) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data());
    const bool done =
        fn_ledger_adopt_signed(ledger, nullptr, nullptr, trust, bytes, file.size(), now, &error);
    BOOST_TEST(done == (error == nullptr));
    return said();
  };
  BOOST_TEST(opened() == "");
  BOOST_TEST(asked("Li Wei") == "");
  BOOST_TEST(said() == "adopt.needless");
  std::filesystem::remove(files.ledger + ".state");
  BOOST_TEST(fn_ledger_adopt(ledger, nullptr, nullptr, "A. Technician", "because", now, nullptr));
  BOOST_TEST(opened() == "adoption.unsigned");
  BOOST_TEST(asked(nullptr) == "");
  BOOST_TEST(said() == "adopt.words");
  BOOST_TEST(asked("Li Wei", "no such file") == "");
  BOOST_TEST(said() == "file.open");
  const std::string lines = asked("Li Wei");
  BOOST_TEST(taken(lines) == "adoption.unsigned");
  BOOST_TEST(taken("") == "adoption.form");
  BOOST_TEST(!fn_ledger_adopt_signed(ledger, nullptr, nullptr, trust, nullptr, 9, now, nullptr));
  BOOST_TEST(!fn_ledger_adopt_signed(ledger, nullptr, nullptr, "no such file", nullptr, 0, now, &error));
  BOOST_TEST(said() == "file.open");
  const fn_state_store none{};
  BOOST_TEST(fn_ledger_request_adoption(ledger, nullptr, &none, trust, "w", "y", now, &error) == nullptr);
  BOOST_TEST(said() == "player.callbacks");
  BOOST_TEST(!fn_ledger_adopt_signed(ledger, nullptr, &none, trust, nullptr, 0, now, &error));
  BOOST_TEST(said() == "player.callbacks");
  BOOST_TEST(taken(sign_adoption(lines, operator_key())) == "");
  BOOST_TEST(opened() == "");
}

BOOST_AUTO_TEST_CASE(a_newer_trust_file_is_handed_in_in_c) {
  const Files files;
  TrustStore trust = sample_trust();
  trust.version = 1;
  write_file_atomically(files.trust, format_trust(trust));
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  const fn_options options = files.options();
  const fn_instant now{sample_now, 1000};
  fn_player* player = fn_player_open(&options, &callbacks, now, nullptr);
  BOOST_REQUIRE(player != nullptr);
  trust.version = 2;
  const std::string xml = format_trust(trust);
  const Bytes once = sign_trust(ByteView(std::string_view(xml)), vendor_key(), "vendor");
  BOOST_TEST(!fn_player_update_trust(player, once.data(), once.size(), now));
  BOOST_TEST(machine.code == "trust.role");
  const Bytes both = sign_trust(once, legal_key(), "legal");
  BOOST_TEST(fn_player_update_trust(player, both.data(), both.size(), now));
  BOOST_TEST(!fn_player_update_trust(player, nullptr, 0, now));
  BOOST_TEST(!fn_player_update_trust(nullptr, both.data(), both.size(), now));
  fn_player_free(player, now);
}

BOOST_AUTO_TEST_CASE(the_example_plays_a_package) {
  const Files files;
  const std::string program = std::string(FACENOTICE_BINARY_DIR) + "/bin/facenotice_console_machine";
  const std::string script =
      "printf "
      "'start\\nleft\\nstart\\ntea\\nby-face\\nover\\ncontinue\\nagree\\nagree\\nmatch\\ndone\\nquit\\n' | "
      "\"$0\" "
      "\"$@\"";
  const ProcessResult played = run({"sh", "-c", script, program, files.package, files.trust, files.ledger});
  BOOST_TEST(played.exit_code == 0, played.output);
  for (const char* expected : {"--- face-consent", "[camera on for face-payment, at most 20000 ms]",
                               "[camera off]", "purchase by face", "--- receipt"})
    BOOST_TEST(played.output.find(expected) != std::string::npos, expected << " not in\n" << played.output);
  const ProcessResult refused = run({program, files.trust, files.trust, files.ledger});
  BOOST_TEST(refused.exit_code == 1);
  BOOST_TEST(refused.output.find("package.magic") != std::string::npos, refused.output);
}

BOOST_AUTO_TEST_SUITE_END()
