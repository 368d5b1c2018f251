// SPDX-License-Identifier: MIT
// What a session costs: looking at the glass, tile by tile of a full screen, and each call by itself.
#include <sodium.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <facenotice/player.hpp>
#include <facenotice/tile_digests.hpp>

#include "tests/bench/measuring.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/vending_package.hpp"

using namespace facenotice;
using namespace facenotice::bench;
using namespace facenotice::test;

namespace {

constexpr std::int32_t width = 1080, height = 1920;

Frame picture() {
  Frame frame{width, height, Bytes(std::size_t{width} * height * 4)};
  for (std::size_t i = 0; i < frame.rgba.size(); ++i)
    frame.rgba[i] = static_cast<std::uint8_t>(i % 4 == 3 ? 255 : i * 2654435761U >> 13);
  return frame;
}

// Milliseconds for one tile, which is what a session's count of tiles stands for.
double tiles() {
  heading("A screen of 1080 x 1920 pixels, 64 x 64 a tile");
  Frame frame = picture();
  TileDigests first;
  (void)first.take(frame);
  const auto all = static_cast<double>(first.hashed());
  const double whole = median_ms(31, [&] { (void)TileDigests().take(frame); });
  row("tiles", all, "");
  row("whole, all tiles, its memory taken anew", whole);
  // Every tile another, the memory kept.
  const double kept = median_ms(31, [&] {
    for (std::size_t i = 0; i < frame.rgba.size(); i += 4) frame.rgba[i] ^= 1;
    (void)first.take(frame);
  });
  const double spoiling = median_ms(31, [&] {
    for (std::size_t i = 0; i < frame.rgba.size(); i += 4) frame.rgba[i] ^= 1;
  });
  (void)first.take(frame);
  row("whole, all tiles, its memory kept", kept - spoiling);
  row("nothing changed", median_ms(101, [&] { (void)first.take(frame); }));
  row("one tile changed", median_ms(101, [&] {
        frame.rgba[0] ^= 1;
        (void)first.take(frame);
      }));
  Digest digest{};
  row("peer: libsodium's BLAKE2b-256 over the whole in one piece", median_ms(31, [&] {
        crypto_generichash(digest.data(), digest.size(), frame.rgba.data(), frame.rgba.size(), nullptr, 0);
      }));
  return (kept - spoiling) / all;
}

struct Machine : FaceModule, Display, Host {
  bool start(Grant given, const CaptureOrder&) override {
    id = given.id();
    grant = std::move(given);
    return true;
  }
  void stop() override { grant = Grant(); }
  bool show(const ScreenView& view) override {
    glass = view.frame;
    return true;
  }
  bool wants_pixels() const override { return pixels; }
  bool read_back(Frame& frame) override {
    if (reads) std::copy(glass.rgba.begin(), glass.rgba.end(), frame.rgba.begin());
    return reads;
  }
  void serve(const std::string&, const std::string&, const std::string&) override {}
  void erase(const ErasureOrder&) override {}
  void trouble(const Error& error) override {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    std::exit(1);
  }

  Grant grant;
  Id128 id{};
  Frame glass;
  bool pixels = true, reads = true;
};

// A machine in a folder of its own, started.
struct Shop {
  Shop() {
    PlayerOptions options;
    options.package_path = (folder / "p.fnp").string();
    options.trust_path = (folder / "trust.xml").string();
    options.ledger_path = (folder / "ledger").string();
    options.device_key = Bytes(32, 5);
    write_file_atomically(options.trust_path, format_trust(sample_trust()));
    write_file_atomically(options.package_path,
                          ByteView(signed_sample(vending_draft(vending_xml(), [](DisplayList& list) {
                            list.width = width;
                            list.height = height;
                          }))));
    player.emplace(Player::open(options, machine, machine, machine, now).value());
  }

  // `each` is handed every call of a purchase by face: what it is, and the call itself.
  template <class Each>
  void sell(const Each& each) {
    const auto call = [&](const std::string& what, const auto& act) {
      now.utc += 1000;
      now.monotonic += 1000;
      bool taken = false;
      each(what, [&] { taken = act(); });
      require(taken ? Status() : Error{"bench", what + ": means nothing."});
    };
    for (const auto& [step, choice] :
         std::vector<std::pair<const char*, const char*>>{{"attract", "start"},
                                                          {"goods", "tea"},
                                                          {"pay", "by-face"},
                                                          {"age", "over"},
                                                          {"face-notice", "continue"},
                                                          {"face-consent", "agree"},
                                                          {"transmit-consent", "agree"}})
      call(std::string(step) + ": " + choice,
           [&, step = step, choice = choice] { return player->choose(step, choice, now); });
    call("the face matches", [&] { return player->face_result(machine.id, FaceOutcome::matched, now); });
    call("the goods are out", [&] { return player->done("dispense-face", now); });
    call("the person leaves", [&] { return player->left(now); });
  }
  void start() { require(player->start(now) ? Status() : Error{"bench", "It does not start."}); }

  const TemporaryFolder folder;
  Instant now{sample_now, 1000};
  Machine machine;
  std::optional<Player> player;
};

void session(bool reads, double ms_per_tile) {
  heading(reads ? "A purchase by face, the display reads back" : "The same, it does not");
  Shop shop;
  shop.machine.reads = reads;
  shop.start();
  double worst = 0, worst_hashing = 0;
  shop.sell([&](const std::string& what, const auto& act) {
    const std::uint64_t before = shop.player->tiles_hashed();
    const double took = once_ms(act);
    const auto tiles = static_cast<double>(shop.player->tiles_hashed() - before);
    worst = std::max(worst, took);
    worst_hashing = std::max(worst_hashing, tiles * ms_per_tile);
    row(what + ", hashing " + std::to_string(static_cast<int>(tiles)) + " tiles", took);
  });
  row("worst call, disk and drawing with it", worst);
  row("most of a call that is hashing (tiles by the time of one)", worst_hashing);
}

// What is the player's own: its display draws for itself, and waiting for a disk is no computing.
void own_time() {
  heading("The same without disk, drawing and hashing: the worst of 50 sessions");
  Shop shop;
  shop.machine.pixels = false;
  shop.start();
  std::vector<std::pair<std::string, double>> calls;
  for (int i = 0; i < 50; ++i) {
    std::size_t at = 0;
    shop.sell([&](const std::string& what, const auto& act) {
      if (at == calls.size()) calls.emplace_back(what, 0);
      double& most = calls[at++].second;
      most = std::max(most, computing_ms(act));
    });
  }
  double worst = 0;
  for (const auto& [what, most] : calls) {
    row(what, most);
    worst = std::max(worst, most);
  }
  row("worst call (aim: below 5 ms)", worst);
}

}  // namespace

int main() try {
  if (sodium_init() < 0) return 1;
  const double ms_per_tile = tiles();
  row("one tile of many", ms_per_tile * 1000, "us");
  for (const bool reads : {true, false}) session(reads, ms_per_tile);
  own_time();
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
