// SPDX-License-Identifier: MIT
// malloc() of the objects of a program that is linked with --wrap=malloc (tests/CMakeLists.txt).
#include <cstddef>

#include "tests/support/allocations.hpp"

namespace facenotice::test {

// The names that the linker makes of it.
void* real_malloc(std::size_t size) asm("__real_malloc");
void* any_malloc(std::size_t size) asm("__wrap_malloc");

void* any_malloc(std::size_t size) {
  return allocation_refused() ? nullptr : real_malloc(size);
}

}  // namespace facenotice::test
