// SPDX-License-Identifier: MIT
// A machine that plays the guarded flow, and keeps what the camera was told.
#pragma once

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/faulty_files.hpp"
#include "tests/support/guarded_flow.hpp"

namespace facenotice::test {

// Writes down each capture as it was ordered.
struct Watched : Machine {
  bool start(Grant given, const CaptureOrder& order) override {
    captures.push_back(order);
    return Machine::start(std::move(given), order);
  }
  bool call(const std::string& step, const std::string& name) override {
    Machine::call(step, name);
    return calls_work;
  }
  void session(const Id128& id, bool begins) override { sessions.emplace_back(id, begins); }
  void erase(const ErasureOrder& order) override {
    Machine::erase(order);
    erased_of.push_back(order.session);
  }
  std::vector<CaptureOrder> captures;
  std::vector<std::pair<Id128, bool>> sessions;  // true: it began
  std::vector<Id128> erased_of;                  // the session of each order to erase
  bool calls_work = true;
};

struct Guarded : Fixture {
  explicit Guarded(const std::string& xml = guarded_flow().text()) : Fixture(vending_draft(xml)) {}

  Player play(const Lines& path = {}) {
    Player player = Player::open(options, watched, watched, watched, now).value();
    BOOST_REQUIRE(player.start(at()));
    walk(player, path);
    return player;
  }
  bool match(Player& player) { return player.face_result(watched.grant_id, FaceOutcome::matched, at()); }
  bool camera_is_on() { return watched.grant.valid(now.monotonic); }
  // "kind purpose detail" of each record of that kind.
  static Lines records(const Player& player, RecordKind kind) {
    Lines all;
    BOOST_REQUIRE(player.ledger()
                      .read(1, 10'000,
                            [&](const StoredRecord& stored) {
                              const Record& one = stored.record;
                              if (one.kind == kind) all.push_back(one.purpose + " " + one.detail);
                              return true;
                            })
                      .ok());
    return all;
  }
  static Lines refusals(const Player& player) { return records(player, RecordKind::camera_refused); }

  Watched watched;
};

const Lines of_age = {"home:start", "age:over", "notice:next"};
const Lines agreed = {"home:start", "age:over", "notice:next", "ask-pay:yes", "ask-send:yes"};
const Lines scanned = {"home:start", "age:over", "notice:next", "ask-pay:yes", "ask-send:yes", "mirror:look"};

}  // namespace facenotice::test
