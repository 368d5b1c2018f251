// SPDX-License-Identifier: MIT
#include "src/player/trust_place.hpp"

#include <cstdio>

#include <facenotice/digest.hpp>
#include <facenotice/file.hpp>

namespace facenotice {
namespace {

// The state knows the file that waits: a cut came before it was put in place.
Status finish(const std::string& path, ByteView file) {
  if (Status s = replace_file(path, file); !s) return s;
  std::remove(update_file_of(path).c_str());
  return {};
}

// The codes are those of files: "file.read" when something waits and cannot be read now.
Status finish_waiting(const std::string& path, const MachineState& state) {
  if (state.trust_version == 0) return {};
  const Result<bool> there = file_exists(update_file_of(path));
  if (!there) return there.error();
  if (!*there) return {};
  const Result<Bytes> waits = read_file(update_file_of(path), max_signed_trust_file);
  if (!waits) return waits.error().code == "file.size" ? Status() : Status(waits.error());
  return sha256(*waits) == state.trust ? finish(path, *waits) : Status();
}

Status judge(const std::string& path, const TrustStore& trust, const Digest& digest,
             const MachineState& state) {
  if (state.trust_version == 0) return {};
  const std::string has =
      " than the version " + std::to_string(state.trust_version) + " that this machine has had";
  if (trust.version < state.trust_version)
    return Error{"trust.older", path + ": is an older trust file" + has + ". Put the newer one back."};
  if (trust.version > state.trust_version)
    return Error{"trust.replaced", path + ": is a newer trust file" + has +
                                       ", but was not handed in as an update: "
                                       "put the former back, and this one beside it as " +
                                       update_file_of(path) + "."};
  if (digest != state.trust)
    return Error{"trust.other",
                 path + ": is another trust file" + has + ", under the same number. Put that back."};
  return {};
}

}  // namespace

std::string update_file_of(const std::string& trust_path) {
  return trust_path + ".update";
}

Status take_trust(const std::string& path, ByteView file, const TrustStore& next, Ledger& ledger,
                  MachineMemory& memory, UtcMillis now) {
  // One that the state knows of already and that could not be put in place before: no other may take its
  // place beside the trust file, or nothing would be there that the state vouches for.
  if (Status s = finish_waiting(path, memory.state()); !s) return s;
  // Nor of one that it may know of, where the state failed to be written.
  if (Status s = memory.make_certain(ledger, now); !s) return s;
  if (Status s = replace_file(update_file_of(path), file); !s) return s;
  if (Status s = memory.accept_trust(ledger, next.version, sha256(file), now); !s) return s;
  return finish(path, file);
}

Result<TrustPlace> open_trust(const std::string& path, Ledger& ledger, MachineMemory& memory, UtcMillis now) {
  // What cannot be read is told below; whether the machine can start without it the state decides.
  if (Status s = finish_waiting(path, memory.state()); !s && s.error().code == "file.write") return s.error();
  std::optional<Bytes> update;
  std::optional<Error> refused;
  if (const Result<bool> waits = file_exists(update_file_of(path)); waits && *waits) {
    Result<Bytes> read = read_file(update_file_of(path), max_signed_trust_file);
    if (read)
      update = std::move(read).value();
    else
      refused = read.error();
  }
  const Result<Bytes> file = read_file(path, max_signed_trust_file);
  if (!file) return file.error();
  Result<TrustStore> trust = read_trust_file(*file);
  if (!trust) return trust.error();
  if (Status s = judge(path, *trust, sha256(*file), memory.state()); !s) return s.error();
  // First use: from now on this one is remembered.
  if (trust->version > memory.state().trust_version)
    if (Status s = memory.accept_trust(ledger, trust->version, sha256(*file), now); !s) return s.error();
  if (update) {
    Result<TrustStore> next = verify_trust_update(*update, *trust, now);
    if (!next) {
      refused = next.error();
    } else {
      if (Status s = take_trust(path, *update, *next, ledger, memory, now); !s) return s.error();
      trust = std::move(next);
    }
  }
  return TrustPlace{std::move(trust).value(), std::move(refused)};
}

}  // namespace facenotice
