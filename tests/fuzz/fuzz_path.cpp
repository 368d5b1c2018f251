// SPDX-License-Identifier: MIT
// Fuzz target: paths that were played elsewhere.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "designer/playing/play_path.hpp"
#include "schema/base/user_error.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  try {
    const PlayPath path = parse_path({reinterpret_cast<const char*>(data), size}, "fuzz");
    // What is written reads as it was written, however odd it is.
    if (!(parse_path(format_path(path), "again") == path)) std::abort();
  } catch (const UserError&) {  // a clear refusal
  }
  return 0;
}
