// SPDX-License-Identifier: MIT
// A machine's day played from outside of the player, in a child process whose power can be cut, and what is
// known for certain afterwards: what the player acknowledged, which cameras it turned on, which erasures it
// ordered.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <facenotice/player.hpp>

#include "tests/support/harness/disk.hpp"

namespace facenotice::test {

// Lies in memory that outlives the child. Plain values only.
struct Seen {
  struct Camera {
    Id128 session, grant;
    std::array<char, 64> purpose;
  };
  struct Order {
    Id128 order;
    bool confirmed;
  };
  std::uint64_t acknowledged;  // records of the ledger
  Digest link;                 // of the last of them
  std::uint64_t accepted;      // the highest sequence of a package that ran
  std::uint64_t trusted;       // the highest version of a trust file that was taken
  std::array<Camera, 16> cameras;
  std::size_t camera_count;
  std::array<Order, 32> orders;
  std::size_t order_count;
  std::size_t acts;               // of the disk
  std::array<DiskAct, 2> struck;  // what the faults befell
  std::size_t struck_count;
  bool withdrew, refused;  // a choice that withdraws, or refuses, was taken
  bool clean;              // stopped after the disk had been exchanged: everything is due to be on record
  std::array<char, 256> wrong;

  void complain(std::string_view what);
};

// A machine that answers as it should, and allocates nothing.
class SeeingMachine final : public FaceModule, public Display, public Host {
 public:
  explicit SeeingMachine(Seen& seen) : seen_(seen) {}
  bool start(Grant given, const CaptureOrder& order) override;
  void stop() override { grant = Grant(); }
  bool show(const ScreenView&) override { return true; }
  bool wants_pixels() const override { return false; }
  void serve(const std::string&, const std::string&, const std::string&) override {}
  void erase(const ErasureOrder& order) override;
  bool call(const std::string&, const std::string&) override { return true; }
  void session(const Id128& id, bool begins) override { session_ = begins ? id : Id128{}; }

  Grant grant;
  Id128 grant_id{};

 private:
  Seen& seen_;
  Id128 session_{};
};

// Where a machine's files lie, and what is put there.
class Premises {
 public:
  explicit Premises(const std::string& folder);
  // A new machine: package of revision 1, trust file of version 1.
  static void furnish(const std::string& folder);
  PlayerOptions options() const;
  void install_package(std::uint64_t revision) const;
  Bytes trust_update(std::uint64_t version) const;

 private:
  std::string folder_;
};

// One run of a script over the premises; the script goes on whatever is refused.
class Sitting {
 public:
  // `each` runs every call of the player: where a test counts allocations.
  using Call = std::function<void(const std::function<void()>&)>;
  Sitting(Disk* disk, Seen& seen, const std::string& folder, Call each = {});

  bool open();
  void start();
  void walk(std::initializer_list<const char*> choices);  // "step:choice"
  void face(FaceOutcome outcome);
  void done(const char* step);
  void confirm_erasures();
  void update_trust(std::uint64_t version);
  void somebody_came();
  void wait(std::int64_t ms) { now_.utc += ms, now_.monotonic += ms; }
  // Stops the player as the day ends; what could not be written is due now.
  void stop();
  void install_package(std::uint64_t revision);
  Player* player() { return player_ ? &*player_ : nullptr; }
  const Player* player() const { return player_ ? &*player_ : nullptr; }
  SeeingMachine& machine() { return machine_; }
  Instant now() const { return now_; }

 private:
  void call(const std::function<void(Player&, Instant)>& act);
  void look();

  Disk* disk_;
  Seen& seen_;
  Premises premises_;
  Call each_;
  SeeingMachine machine_;
  std::optional<Player> player_;
  Instant now_;
};

struct Script {
  const char* name;
  void (*play)(Sitting&);
};
// Consent and capture, refusal, withdrawal with erasure, another person, an update of the package, of the
// trust.
const std::vector<Script>& scripts();

struct Run {
  int code = -1;  // 0 to the end, Disk::power_cut, or -1: it was ended by a signal
  Seen* seen = nullptr;
};
// Plays a script in a child. The result's `seen` lives until the next run.
Run play(const Script& script, const std::string& folder, const std::vector<DiskPlan>& plan,
         std::uint64_t seed);

// Starts the machine again, with a disk that works, and holds what is there against what was seen. Empty when
// all is well, else what is not. `orders_due`: an order may only be missing when it could not be written.
std::string judge(const std::string& folder, const Seen& seen, bool orders_due);

}  // namespace facenotice::test
