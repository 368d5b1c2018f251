// SPDX-License-Identifier: MIT
// The machine state in a file.
#include <facenotice/machine_state.hpp>

namespace facenotice {

Result<std::optional<Bytes>> FileStateStore::read() {
  const Result<bool> there = file_exists(file_.path());
  if (!there) return Error{"state.read", there.error().message};
  if (!*there) return std::optional<Bytes>();
  Result<Bytes> bytes = read_file(file_.path(), max_state_bytes);
  if (!bytes) return Error{"state.read", bytes.error().message};
  return std::optional<Bytes>(std::move(bytes).value());
}

Status FileStateStore::write(ByteView bytes) {
  if (const Status written = file_.replace(bytes); !written)
    return Error{"state.write", written.error().message};
  return {};
}

std::string state_file_of(const std::string& ledger_path) {
  return ledger_path + ".state";
}

}  // namespace facenotice
