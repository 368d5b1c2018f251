// SPDX-License-Identifier: MIT
// The state's bytes.
#include <facenotice/machine_state.hpp>

#include <algorithm>

#include <facenotice/little_endian.hpp>
#include <facenotice/manifest.hpp>
#include <facenotice/record.hpp>

#include "src/base/crypto.hpp"

namespace facenotice {
namespace {

constexpr std::string_view magic = "FNSTATE3";
constexpr std::size_t digest_size = Digest{}.size();
constexpr std::uint64_t not_listed = 0xFFFF;
constexpr std::size_t seals = 2 * digest_size;

// Reads front to back; once there is too little, everything is zero and `whole` false.
class StateReader {
 public:
  explicit StateReader(ByteView bytes) : bytes_(bytes) {}
  std::uint64_t number(std::size_t width = 8) {
    const ByteView part = take(width);
    return part.size() == width ? load_le(part, 0, width) : 0;
  }
  template <class Array>
  void into(Array& out) {
    const ByteView part = take(out.size());
    if (part.size() == out.size()) std::copy(part.begin(), part.end(), out.begin());
  }
  std::string text(std::size_t size) { return std::string(take(size).text()); }
  bool whole() const { return whole_; }
  bool finished() const { return whole_ && at_ == bytes_.size(); }

 private:
  ByteView take(std::size_t size) {
    if (!whole_ || size > bytes_.size() - at_) {
      whole_ = false;
      return {};
    }
    at_ += size;
    return bytes_.part(at_ - size, size);
  }
  ByteView bytes_;
  std::size_t at_ = 0;
  bool whole_ = true;
};

Error corrupt() {
  return {"state.corrupt",
          "The machine state is cut or damaged. Keep it as evidence; an operator must adopt the ledger."};
}

Digest keyed(ByteView body, ByteView device_key) {
  return device_key.empty() ? Digest{} : crypto::blake2b(body, device_key);
}

bool read_body(ByteView body, MachineState& state) {
  StateReader reader(body);
  reader.text(magic.size());
  state.generation = reader.number();
  reader.into(state.ledger);
  state.length = reader.number();
  reader.into(state.link);
  const std::uint64_t packages = reader.number(2);
  if (packages > max_remembered_flows) return false;
  for (std::uint64_t i = 0; i < packages && reader.whole(); ++i) {
    const std::uint64_t size = reader.number(2);
    if (size == 0 || size > max_record_text) return false;
    std::string flow = reader.text(size);
    // One state, one encoding: in order, none twice.
    if (!state.packages.empty() && flow <= state.packages.rbegin()->first) return false;
    AcceptedPackage accepted;
    accepted.sequence = reader.number();
    reader.into(accepted.digest);
    state.packages.emplace(std::move(flow), accepted);
  }
  const std::uint64_t open = reader.number(2);
  if (open != not_listed) {
    if (open > max_listed_open) return false;
    state.open.emplace();
    for (std::uint64_t i = 0; i < open && reader.whole(); ++i) {
      const std::uint64_t sequence = reader.number();
      if (sequence > state.length || sequence <= (i == 0 ? 0 : state.open->back())) return false;
      state.open->push_back(sequence);
    }
  }
  state.trust_version = reader.number();
  reader.into(state.trust);
  const std::uint64_t seen = reader.number();
  state.last_seen = static_cast<UtcMillis>(seen);
  state.withdrawals_number = reader.number();
  reader.into(state.withdrawals);
  const std::uint64_t damaged = reader.number(1);
  state.damaged = damaged == 1;
  return reader.finished() && damaged <= 1 && state.generation >= 1 && state.generation <= max_sequence &&
         state.length <= max_sequence && state.last_seen >= 0 && state.withdrawals_number <= max_sequence;
}

}  // namespace

Result<Bytes> encode_state(const MachineState& state, ByteView device_key) {
  Bytes out;
  if (Status s = encode_state(state, device_key, out); !s) return s.error();
  return out;
}

Status encode_state(const MachineState& state, ByteView device_key, Bytes& out) {
  if (state.packages.size() > max_remembered_flows)
    return Error{"state.full", "This machine has run packages of " + std::to_string(max_remembered_flows) +
                                   " flows, and remembers no more."};
  out.clear();
  append(out, ByteView(magic));
  append_le(out, state.generation, 8);
  append(out, state.ledger);
  append_le(out, state.length, 8);
  append(out, state.link);
  append_le(out, state.packages.size(), 2);
  for (const auto& [flow, accepted] : state.packages) {
    if (flow.empty() || flow.size() > max_record_text)
      return Error{"state.full", "A flow's id has more than " + std::to_string(max_record_text) + " bytes."};
    append_le(out, flow.size(), 2);
    append(out, ByteView(std::string_view(flow)));
    append_le(out, accepted.sequence, 8);
    append(out, accepted.digest);
  }
  append_le(out, state.open ? state.open->size() : not_listed, 2);
  if (state.open)
    for (const std::uint64_t sequence : *state.open) append_le(out, sequence, 8);
  append_le(out, state.trust_version, 8);
  append(out, state.trust);
  append_le(out, static_cast<std::uint64_t>(state.last_seen), 8);
  append_le(out, state.withdrawals_number, 8);
  append(out, state.withdrawals);
  append_le(out, state.damaged ? 1 : 0, 1);
  const Digest sum = crypto::blake2b(out);
  const Digest mac = keyed(out, device_key);
  append(out, sum);
  append(out, mac);
  return {};
}

Result<MachineState> decode_state(ByteView bytes, ByteView device_key) {
  if (bytes.size() > max_state_bytes)
    return Error{"state.size",
                 "The machine state has more than " + std::to_string(max_state_bytes) + " bytes."};
  const std::string_view kind = magic.substr(0, magic.size() - 1);
  if (bytes.size() < magic.size() + seals || bytes.part(0, kind.size()).text() != kind) return corrupt();
  const ByteView body = bytes.part(0, bytes.size() - seals);
  const ByteView sum = bytes.part(body.size(), digest_size), mac = bytes.part(body.size() + digest_size);
  if (!crypto::equal_constant_time(sum, crypto::blake2b(body))) return corrupt();
  if (bytes.part(0, magic.size()).text() != magic)
    return Error{"state.version", "The machine state was written by a player of another version."};
  if (!crypto::equal_constant_time(mac, keyed(body, device_key)))
    return Error{"state.key",
                 "The machine state does not fit this device's key: it is another machine's, was forged, or "
                 "the key was changed. An operator must adopt the ledger."};
  MachineState state;
  if (!read_body(body, state)) return corrupt();
  return state;
}

}  // namespace facenotice
