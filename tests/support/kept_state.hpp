// SPDX-License-Identifier: MIT
// A host's own place for the machine state, which fails when a test says so.
#pragma once

#include <functional>
#include <optional>

#include <facenotice/machine_state.hpp>

namespace facenotice::test {

class KeptState final : public StateStore {
 public:
  Result<std::optional<Bytes>> read() override {
    if (unreadable) return Error{"state.read", "The place cannot be read."};
    return bytes;
  }
  Status write(ByteView written) override {
    ++writes;
    if (before) before();
    const bool failed = fails && fails(writes);
    if (failed && !takes_what_it_fails) return Error{"state.write", "The place cannot be written."};
    bytes = Bytes(written.begin(), written.end());
    if (failed) return Error{"state.write", "The place does not know whether it was written."};
    if (after) after();
    return {};
  }

  std::optional<Bytes> bytes;
  bool unreadable = false;
  bool takes_what_it_fails = false;  // and only says that it could not
  unsigned writes = 0;
  std::function<bool(unsigned write)> fails;  // counted from 1
  std::function<void()> before, after;        // each write that works
};

}  // namespace facenotice::test
