// SPDX-License-Identifier: MIT
// Reading a whole file with a bound, and replacing one as a whole.
#pragma once

#include <cstdint>
#include <string>

#include <facenotice/bytes.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// Reads a whole file into memory. Codes: "file.open", "file.read", "file.size" (larger than `limit`, or not a
// regular file).
Result<Bytes> read_file(const std::string& path, std::uint64_t limit);

// Whether something has this name; "file.open" when the folder cannot tell.
Result<bool> file_exists(const std::string& path);

// Replaces a file as a whole (mode 0600): on disk, with its folder, when it returns success; after any
// failure or power cut it is the old file or the new one. One writer at a time: the new bytes pass through
// "<path>.new". Code: "file.write".
Status replace_file(const std::string& path, ByteView bytes);

// A file that is replaced again and again: the names that this takes are made once.
class ReplacedFile {
 public:
  explicit ReplacedFile(std::string path);

  const std::string& path() const { return path_; }
  Status replace(ByteView bytes) const;  // as replace_file()

 private:
  std::string path_, fresh_, folder_;
};

}  // namespace facenotice
