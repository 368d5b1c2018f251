// SPDX-License-Identifier: MIT
// What time it is at the least, whatever the wall clock says: dates that bind a package, a key, a token or a
// list are held against it, so that a clock that is put back revives nothing.
#pragma once

#include <facenotice/time.hpp>

namespace facenotice {

// Starts from a moment that has certainly come, and adds what has passed since by the monotonic clock. A
// monotonic clock that steps back all the same takes nothing away; what passed by it from there on counts
// again. The wall clock alone never moves it: one that runs ahead for a while leaves no mark. Not
// thread-safe.
class KnownTime {
 public:
  explicit KnownTime(Instant since) : since_(since) {}

  // The wall clock's time, but not before what is known. UTC milliseconds.
  UtcMillis at(Instant now);

 private:
  Instant since_;
};

}  // namespace facenotice
