// SPDX-License-Identifier: MIT
// A pretended machine at the residents' door, with its enrolment's key and a list of withdrawals.
#pragma once

#include "tests/runtime/player/pretended_machine.hpp"
#include "tests/support/residents_door.hpp"

namespace facenotice::test {

struct ResidentsDoor : Fixture {
  ResidentsDoor() : Fixture(residents_draft()) {
    put_trust(residents_trust());
    put_list(issued(list_of(1)));
  }
  void put_trust(const TrustStore& trust) { write_file_atomically(options.trust_path, format_trust(trust)); }
  void put_list(const Bytes& list) { write_file_atomically(list_path(), ByteView(list)); }
  std::string list_path() const { return options.ledger_path + ".withdrawals"; }

  Player started() {
    Player player = open().value();
    BOOST_REQUIRE(player.start(at()));
    return player;
  }
  // At the step to which handing that in leads.
  std::string after(Player& player, const Bytes& token) {
    BOOST_TEST(player.hand_in(token, at()));
    return std::string(player.step());
  }
  std::string by_face(Player& player) {
    player.face_result(machine.grant_id, FaceOutcome::matched, at());
    return std::string(player.step());
  }
  std::vector<Record> records(const Player& player, RecordKind kind) {
    std::vector<Record> found;
    BOOST_REQUIRE(player.ledger()
                      .read(1, 10000,
                            [&](const StoredRecord& stored) {
                              if (stored.record.kind == kind) found.push_back(stored.record);
                              return true;
                            })
                      .ok());
    return found;
  }
  std::string last_refusal(const Player& player) {
    const std::vector<Record> refused = records(player, RecordKind::token_refused);
    return refused.empty() ? "" : refused.back().detail;
  }
  bool camera_was_on() const { return holds(machine.log, "camera face-entry"); }
};

}  // namespace facenotice::test
