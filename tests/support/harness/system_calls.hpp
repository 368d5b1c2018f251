// SPDX-License-Identifier: MIT
// The system's calls themselves, under the functions of the C library that system_calls.cpp stands in for.
#pragma once

#include <cstddef>
#include <cstdint>

struct stat;

namespace facenotice::test {
class Disk;
}

namespace facenotice::test::system_calls {

// Whom the C library's functions ask from now on; null: nobody.
void set_disk(Disk* disk);

int open(const char* path, int flags, unsigned mode);
int close(int file);
long read(int file, void* to, std::size_t size);
long read_at(int file, void* to, std::size_t size, std::int64_t at);
long write(int file, const void* from, std::size_t size);
long write_at(int file, const void* from, std::size_t size, std::int64_t at);
std::int64_t position(int file);
int truncate(int file, std::int64_t size);
int rename(const char* from, const char* to);
int remove(const char* path);
int stat(const char* path, struct ::stat* info);
int fstat(int file, struct ::stat* info);

}  // namespace facenotice::test::system_calls
