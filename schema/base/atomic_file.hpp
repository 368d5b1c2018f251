// SPDX-License-Identifier: MIT
// Replacing a file so that a reader, a crash or a full disk never meets half of it.
#pragma once

#include <filesystem>
#include <string_view>

#include <facenotice/bytes.hpp>

namespace facenotice {

struct AtomicWrite {
  bool overwrite = true;    // false: fails when the file exists, without a moment in which two could win
  unsigned mode = 0644;     // of a new file, less the process's umask; an existing file keeps its own mode
  bool exact_mode = false;  // true: `mode` to the bit, whatever umask or the old file say (secret keys: 0600)
};

// Writes `bytes` to a temporary file in the same folder, syncs it, renames it over `path` and syncs the
// folder. When this returns, the new content survives a power cut; when it throws UserError, the old content
// is untouched and the temporary file is gone. A symbolic link is followed, so that its target is replaced.
void write_file_atomically(const std::filesystem::path& path, ByteView bytes, AtomicWrite options = {});
inline void write_file_atomically(const std::filesystem::path& path, std::string_view text,
                                  AtomicWrite options = {}) {
  write_file_atomically(path, ByteView(text), options);
}

}  // namespace facenotice
