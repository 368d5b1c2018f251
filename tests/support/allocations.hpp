// SPDX-License-Identifier: MIT
// Every allocation of this program by operator new, counted where a test asks for it; one of them can fail.
#pragma once

#include <cstddef>

namespace facenotice::test {

// While one lives, allocations are counted. One at a time, on one thread.
class CountedAllocations {
 public:
  // `failing`: the number of the one that fails, counted from 1 over all that lived since restart(); 0: none.
  CountedAllocations();
  ~CountedAllocations();
  CountedAllocations(const CountedAllocations&) = delete;
  CountedAllocations& operator=(const CountedAllocations&) = delete;

  static void restart(std::size_t failing = 0);
  static std::size_t count();
};

}  // namespace facenotice::test
