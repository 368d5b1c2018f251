// SPDX-License-Identifier: MIT
// Which file lies under a name, and how long it is.
#pragma once

#include <cstdint>
#include <string>

namespace facenotice {

// All zero: nothing.
struct FileLook {
  std::uint32_t device_kind = 0, device = 0;
  std::uint64_t inode = 0, size = 0;
};

// 0, or errno; ENOENT where there is nothing. It does not ask when the file was written: since Linux 6.13 the
// next write after such a question notes a time of its own, and syncing the file takes longer for it (on ext4
// by a third).
int look_at(const std::string& path, FileLook& look);

}  // namespace facenotice
