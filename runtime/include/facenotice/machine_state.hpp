// SPDX-License-Identifier: MIT
// What a machine must not go back behind, kept outside of the ledger: a few hundred bytes in a place of the
// host's choice.
//
// Beside the ledger's own chain this holds against: the ledger removed, replaced by another or put back to an
// older copy of itself; older packages, trust files and lists of withdrawals that would be taken again then;
// a clock that was put back over a restart; and the state itself removed or put back, for the ledger names
// its generation. What it cannot hold against:
// - whoever can write BOTH places, the ledger's folder and the state's, and puts both back to one moment:
// that
//   is a whole older machine. With the default, a file beside the ledger, one pair of hands owns both places.
//   A secure element or an EEPROM that the ledger's folder gives no way to is what separates them;
// - a ledger put back to a moment after the state was written last. A generation is written at every start
//   (the package's acceptance), for every newer trust file, at every session end and at stop, not for every
//   record: two syncs each time would double the wait of whoever stands there, and wear an EEPROM out. So
//   what can be cut off unseen is the records of the session that was under way, with which its consents end
//   too;
// - WITHOUT a device key anybody can make a state: then only damage and accidents are seen, and a state from
//   another machine only by the ledger's id. With one, nobody without the key can.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <facenotice/bytes.hpp>
#include <facenotice/file.hpp>
#include <facenotice/package.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>

namespace facenotice {

inline constexpr std::size_t max_remembered_flows = 64;
inline constexpr std::size_t max_listed_open = 256;
inline constexpr std::size_t max_state_bytes = 32768;

struct MachineState {
  std::uint64_t generation = 0;  // 1, 2, 3, ...; 0: nothing was ever written
  Id128 ledger{};
  std::uint64_t length = 0;  // records of the ledger when this was written, all verified
  Digest link{};             // of the last of them
  std::map<std::string, AcceptedPackage, std::less<>> packages;  // by flow id, what has run last
  // Records up to `length` that are still open: cameras on without an off, erasures ordered and not
  // confirmed. So that a start need not look through all of the past for them. Empty: more than
  // max_listed_open.
  std::optional<std::vector<std::uint64_t>> open;
  std::uint64_t trust_version = 0;       // 0: an unversioned trust file
  Digest trust{};                        // SHA-256 of the trust file of that version
  UtcMillis last_seen = 0;               // Ledger::latest_trusted_time()
  std::uint64_t withdrawals_number = 0;  // of the last list of withdrawals; 0: none yet
  Digest withdrawals{};                  // SHA-256 of its file
  // A check has found a record that does not fit: nothing counts as verified until all of it is, at a start.
  bool damaged = false;
};

// Format: "FNSTATE3"; generation; ledger id; length; link; number of packages (2 bytes), each with the length
// of its flow id (2 bytes), flow id, sequence, digest; number of open records (2 bytes; 65535: too many to
// list), each its sequence; trust version, digest; last time seen; number and digest of the list of
// withdrawals; 1 when the ledger was found damaged, else 0 (1 byte); then BLAKE2b-256 of all that, and the
// same with the device key (all zero without one). Numbers little-endian in 8 bytes. Codes: "state.full"
// (more flows than max_remembered_flows, or an id that is too long).
Result<Bytes> encode_state(const MachineState& state, ByteView device_key);
Status encode_state(const MachineState& state, ByteView device_key, Bytes& out);  // in place of what is there
// Untrusted input. Codes: "state.size", "state.version" (written by a player of another version),
// "state.corrupt" (cut or damaged), "state.key" (whole, but not made with this device's key, or forged).
Result<MachineState> decode_state(ByteView bytes, ByteView device_key);

// Where the host keeps the bytes. Called on the player's thread, inside its calls; must not throw, must not
// call the player, must outlive it.
class StateStore {
 public:
  virtual ~StateStore() = default;
  // What the last write left; empty: nothing was ever written. An error stops the start: to take "cannot be
  // read" for "nothing there" would be a way back.
  virtual Result<std::optional<Bytes>> read() = 0;
  // Replaces what is there. When it returns success the bytes survive a power cut; when the power fails
  // meanwhile, or it returns an error, read() gives the old bytes or the new ones, never a mixture: in a
  // place without such a promise keep two slots and a mark of the newer one. At most max_state_bytes, usually
  // some 250.
  virtual Status write(ByteView bytes) = 0;
};

// The default: a file, replaced as a whole and synced with its folder. Codes: "state.read", "state.write".
class FileStateStore final : public StateStore {
 public:
  explicit FileStateStore(std::string path) : file_(std::move(path)) {}
  Result<std::optional<Bytes>> read() override;
  Status write(ByteView bytes) override;

 private:
  ReplacedFile file_;
};

// The name that the player gives that file.
std::string state_file_of(const std::string& ledger_path);

}  // namespace facenotice
