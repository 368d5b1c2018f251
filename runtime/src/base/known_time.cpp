// SPDX-License-Identifier: MIT
#include <facenotice/known_time.hpp>

#include <algorithm>

namespace facenotice {

UtcMillis KnownTime::at(Instant now) {
  const std::int64_t passed = between(since_.monotonic, now.monotonic);
  since_.utc = later(since_.utc, std::max<std::int64_t>(passed, 0));
  since_.monotonic = now.monotonic;
  return std::max(now.utc, since_.utc);
}

}  // namespace facenotice
