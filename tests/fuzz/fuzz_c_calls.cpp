// SPDX-License-Identifier: MIT
// Fuzz target: sequences of calls of the C interface, in any order, with any arguments. One byte says which
// call, those after it say with what. Nothing crashes, and no camera is on where nobody stands.
#include <facenotice/player.h>
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "tests/support/vending_package.hpp"

namespace {

using namespace facenotice;

struct Files {
  Files() {
    std::string name = (std::filesystem::temp_directory_path() / "fuzz-calls-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder = name;
    package = folder + "/p.fnp";
    trust = folder + "/trust.xml";
    ledger = folder + "/ledger";
    write_file_atomically(package, ByteView(test::signed_sample(test::vending_draft())));
    write_file_atomically(trust, format_trust(test::sample_trust()));
  }
  std::string folder, package, trust, ledger;
};

// The input, eaten byte by byte; zeros after its end.
struct Input {
  const std::uint8_t* at;
  const std::uint8_t* end;
  unsigned next() { return at == end ? 0 : *at++; }
};

struct Machine {
  fn_grant* grant = nullptr;
  fn_id id{};
  unsigned answers = 0;  // bits: what the callbacks say
  bool says() { return (answers = answers >> 1U | answers << 7U) & 1U; }
  void let_go() {
    fn_grant_free(grant);
    grant = nullptr;
  }
};

fn_callbacks callbacks_of(Machine& machine) {
  fn_callbacks all{};
  all.size = sizeof all;
  all.user = &machine;
  all.face_start = [](void* user, fn_grant* grant, const fn_capture*) {
    auto& me = *static_cast<Machine*>(user);
    me.let_go();
    me.grant = grant;
    me.id = fn_grant_id(grant);
    return me.says();
  };
  all.face_stop = [](void*) {};  // and keeps the grant
  all.show = [](void* user, const fn_screen*) { return !static_cast<Machine*>(user)->says(); };
  all.serve = [](void*, const char*, const char*, const char*) {};
  all.erase = [](void* user, fn_id order, const char*, const std::uint8_t*) {
    static_cast<Machine*>(user)->id = order;
  };
  all.call = [](void* user, const char*, const char*) { return static_cast<Machine*>(user)->says(); };
  all.read_back = [](void* user, uint8_t* rgba, int32_t width, int32_t height) {
    std::memset(rgba, 255, static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    return static_cast<Machine*>(user)->says();
  };
  return all;
}

// Names that mean something, and some that do not.
const char* name(Input& words) {
  static constexpr const char* names[] = {"attract",
                                          "goods",
                                          "pay",
                                          "age",
                                          "face-notice",
                                          "face-consent",
                                          "transmit-consent",
                                          "scan",
                                          "receipt",
                                          "withdraw",
                                          "erase",
                                          "erased",
                                          "start",
                                          "water",
                                          "by-face",
                                          "over",
                                          "continue",
                                          "agree",
                                          "refuse",
                                          "confirm",
                                          "finish",
                                          "dispense-face",
                                          "pay-qr",
                                          "",
                                          "nothing\xFF\xFE",
                                          nullptr};
  return names[words.next() % (sizeof names / sizeof *names)];
}

void call(fn_player* player, Machine& machine, Input& words, fn_instant& now) {
  const unsigned which = words.next();
  const auto step = static_cast<std::int64_t>(words.next()) * (which > 240 ? 10'000 : 20);
  now.utc += step;
  now.monotonic += which == 255 ? -step : step;
  switch (which % 20) {
    case 0:
      fn_player_start(player, now);
      break;
    case 1:
      fn_player_presence(player, now);
      break;
    case 2:
      fn_player_idle(player, now);
      break;
    case 3:
      fn_player_resume(player, now);
      break;
    case 4:
      fn_player_maintenance_exit(player, now);
      break;
    case 5:
      fn_player_left(player, now);
      break;
    case 6:
      fn_player_somebody_came(player, now);
      break;
    case 7:
      fn_player_touch(player, static_cast<int>(words.next()), static_cast<int>(words.next() * 13), now);
      break;
    case 8:
      fn_player_set_filled(player, name(words), name(words), words.next() & 1U, now);
      break;
    case 9:
      fn_player_face_result(player, machine.id, static_cast<fn_face_outcome>(words.next()), now);
      break;
    case 10:
      fn_player_done(player, fn_player_step(player), now);
      break;
    case 11:
      fn_player_fault(player, name(words), now);
      break;
    case 12:
      fn_player_confirm_erasure(player, machine.id, now);
      break;
    case 13:
      fn_player_set_variant(player, static_cast<fn_variant>(words.next()), now);
      break;
    case 14:
      fn_player_update_trust(player, words.at, static_cast<std::size_t>(words.end - words.at), now);
      break;
    case 15:
      fn_player_advance(player, now);
      break;
    case 16:
      machine.let_go();
      break;
    case 17:
      machine.answers = words.next();
      break;
    case 18:
      fn_player_check_ledger(player, words.next(), now, nullptr);
      break;
    default: {
      const std::string shown = fn_player_step(player);
      fn_player_choose(player, shown.c_str(), name(words), now);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Files files;
  for (const char* part : {"", "-wal", ".state", ".lock"}) ::unlink((files.ledger + part).c_str());
  Machine machine;
  const fn_callbacks callbacks = callbacks_of(machine);
  fn_options options{};
  options.package_path = files.package.c_str();
  options.trust_path = files.trust.c_str();
  options.ledger_path = files.ledger.c_str();
  Input words{data, data + size};
  fn_instant now{test::sample_now, 1000};
  options.variant = static_cast<fn_variant>(words.next() % 3);
  fn_player* player = fn_player_open(&options, &callbacks, now, nullptr);
  if (player == nullptr) std::abort();
  for (int calls = 0; words.at != words.end && calls < 64; ++calls) {
    call(player, machine, words, now);
    // Whoever looks must be looking at somebody's step.
    if (fn_grant_valid(machine.grant, now.monotonic) && *fn_player_step(player) == '\0') std::abort();
  }
  fn_player_free(player, now);
  if (fn_grant_valid(machine.grant, now.monotonic)) std::abort();
  machine.let_go();
  return 0;
}
