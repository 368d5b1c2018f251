// SPDX-License-Identifier: MIT
// A machine that keeps every grant it was ever given and holds each of them, at any moment, against what the
// ledger says.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <facenotice/player.hpp>

namespace facenotice::test {

class Witness : public FaceModule, public Display, public Host {
 public:
  bool start(Grant given, const CaptureOrder& order) override;
  void stop() override {}  // a module that does not let go
  bool show(const ScreenView&) override { return true; }
  bool wants_pixels() const override { return false; }
  void serve(const std::string&, const std::string&, const std::string&) override {}
  void erase(const ErasureOrder& order) override;

  void keep(Grant grant);
  // Empty, or what is wrong now: two cameras on, or one on without what it needs on record.
  std::string look(Player& player, MonotonicMillis now) const;

  Id128 last{};  // the grant that was given last
  std::size_t cameras = 0;
  std::vector<Id128> orders;  // the latest ones

 private:
  static constexpr std::size_t most_kept = 8;
  std::vector<Grant> grants_;
};

// What the records of a session say against a camera that is on for this purpose: written apart from the
// gate, from what gate.hpp promises. Empty: nothing.
std::string against_camera(const std::vector<StoredRecord>& records, const std::string& purpose,
                           const Id128& grant, const Digest& package);

}  // namespace facenotice::test
