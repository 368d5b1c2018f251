// SPDX-License-Identifier: MIT
// Reading a whole file with a bound.
#pragma once

#include <cstdint>
#include <string>

#include <facenotice/bytes.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

// Reads a whole file into memory. Codes: "file.open", "file.read", "file.size" (larger than `limit`, or not a
// regular file).
Result<Bytes> read_file(const std::string& path, std::uint64_t limit);

}  // namespace facenotice
