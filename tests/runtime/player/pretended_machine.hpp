// SPDX-License-Identifier: MIT
// A pretended machine that writes down what it is told, and a folder with all that a player needs.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>
#include <vector>

#include <facenotice/player.hpp>

#include "tests/support/flow_edit.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/vending_package.hpp"

namespace facenotice::test {

using Lines = std::vector<std::string>;

// A machine that writes down what it is told.
struct Machine : FaceModule, Display, Host {
  bool start(Grant given, const CaptureOrder& order) override {
    log.push_back("camera " + order.purpose);
    grant_id = given.id();
    if (!camera_works) return false;
    grant = std::move(given);
    return true;
  }
  void stop() override {
    log.push_back("camera stop");
    grant = Grant();
  }
  bool show(const ScreenView& view) override {
    log.push_back(view.list.step + " " + view.list.language);
    drawn = view.frame.rgba.size();
    if (on_show) on_show(view);
    return display_works && view.list.step != broken_screen;
  }
  bool wants_pixels() const override { return pixels; }
  bool read_back(Frame& glass) override { return on_read_back && on_read_back(glass); }
  void serve(const std::string&, const std::string& service, const std::string& method) override {
    log.push_back("serve " + service + " " + method);
  }
  void erase(const ErasureOrder& order) override {
    log.push_back("erase " + order.purpose);
    orders.push_back(order.order);
  }
  bool call(const std::string&, const std::string& name) override {
    log.push_back("call " + name);
    return true;
  }
  void edit(const std::string&, const std::string& data) override { log.push_back("edit " + data); }
  void submit(const std::string& step) override { log.push_back("submit " + step); }
  void trouble(const Error& error) override {
    troubles.push_back(error.code);
    said_last = error.message;
    if (on_trouble) on_trouble();
  }

  Grant grant;
  Id128 grant_id{};
  bool camera_works = true, display_works = true, pixels = true;
  std::string broken_screen;
  std::function<void(const ScreenView&)> on_show;
  std::function<bool(Frame&)> on_read_back;  // empty: the display cannot
  std::function<void()> on_trouble;
  std::size_t drawn = 0;
  Lines log, troubles;
  std::string said_last;  // of the last trouble
  std::vector<Id128> orders;
};

struct Fixture {
  explicit Fixture(const PackageDraft& draft = vending_draft()) {
    options.package_path = (folder / "p.fnp").string();
    options.trust_path = (folder / "trust.xml").string();
    options.ledger_path = (folder / "ledger").string();
    options.device_key = Bytes(32, 5);
    write_file_atomically(options.trust_path, format_trust(sample_trust()));
    install(draft);
  }
  void install(const PackageDraft& draft) {
    write_file_atomically(options.package_path, ByteView(signed_sample(draft)));
  }
  Result<Player> open() { return Player::open(options, machine, machine, machine, now); }
  Instant at(std::int64_t ms = 1000) {
    now.utc += ms;
    now.monotonic += ms;
    return now;
  }
  // Chooses along a path of "step:choice" words, and fills in whatever is asked for.
  void walk(Player& player, const Lines& path) {
    for (const std::string& word : path) {
      const std::size_t colon = word.find(':');
      if (player.state().step != no_step)
        for (const Field& field : player.flow().steps[player.state().step].fields)
          player.set_filled(player.step(), field.data, true, now);
      BOOST_REQUIRE_MESSAGE(player.choose(word.substr(0, colon), word.substr(colon + 1), at()),
                            word << " at step " << player.step());
    }
  }
  // What happened to people; not that the ledger names the machine's states (machine_state).
  Lines kinds(const Ledger& ledger) {
    Lines all;
    BOOST_REQUIRE(ledger
                      .read(1, 10000,
                            [&](const StoredRecord& stored) {
                              const Record& r = stored.record;
                              if (r.kind == RecordKind::state_named) return true;
                              all.push_back(std::string(to_string(r.kind)) +
                                            (r.purpose.empty() ? "" : " " + r.purpose));
                              return true;
                            })
                      .ok());
    return all;
  }

  TemporaryFolder folder;
  PlayerOptions options;
  Machine machine;
  Instant now{sample_now, 50'000};
};

const Lines to_notice = {"attract:start", "goods:water", "pay:by-face", "age:over"};
const Lines agree_all = {"face-notice:continue", "face-consent:agree", "transmit-consent:agree"};

inline Lines joined(Lines a, const Lines& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline bool holds(const Lines& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace facenotice::test
