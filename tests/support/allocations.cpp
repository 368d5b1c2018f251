// SPDX-License-Identifier: MIT
#include "tests/support/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

// Of the program's operator new, which has no object to keep them in.
bool counting = false;
std::size_t counted = 0, failing = 0, in_a_row = 1;

// Not by malloc(), which some programs watch, too: it would be counted twice.
void* allocate(std::size_t size) noexcept {
  if (facenotice::test::allocation_refused()) return nullptr;
  return std::realloc(nullptr, size == 0 ? 1 : size);
}

}  // namespace

bool facenotice::test::allocation_refused() noexcept {
  if (!counting) return false;
  ++counted;
  return failing != 0 && counted >= failing && counted - failing < in_a_row;
}

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace facenotice::test {

CountedAllocations::CountedAllocations() {
  counting = true;
}
CountedAllocations::~CountedAllocations() {
  counting = false;
}
void CountedAllocations::restart(std::size_t one, std::size_t number) {
  counted = 0;
  failing = one;
  in_a_row = number;
}
std::size_t CountedAllocations::count() {
  return counted;
}

}  // namespace facenotice::test
