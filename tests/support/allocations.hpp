// SPDX-License-Identifier: MIT
// Every allocation of this program by operator new, counted where a test asks for it; some can fail. In a
// program that is linked with --wrap=malloc (c_allocations.cpp) also those that its own code makes by
// malloc().
#pragma once

#include <cstddef>

namespace facenotice::test {

// While one lives, allocations are counted. One at a time, on one thread.
class CountedAllocations {
 public:
  CountedAllocations();
  ~CountedAllocations();
  CountedAllocations(const CountedAllocations&) = delete;
  CountedAllocations& operator=(const CountedAllocations&) = delete;

  // The allocation of that number fails, counted from 1 over all that live from now on, and so many in a row;
  // 0: none.
  static void restart(std::size_t failing = 0, std::size_t in_a_row = 1);
  static std::size_t count();
};

// Counts one more: whether it must fail.
bool allocation_refused() noexcept;

}  // namespace facenotice::test
