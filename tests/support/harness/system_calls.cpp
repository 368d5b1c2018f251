// SPDX-License-Identifier: MIT
// Stands in for the C library where this program or SQLite touches files.
#include "tests/support/harness/system_calls.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include "tests/support/harness/disk.hpp"

using facenotice::test::Disk;
using facenotice::test::DiskAct;

namespace facenotice::test::system_calls {

namespace {
std::atomic<Disk*> disk{nullptr};  // of the C library's functions, which have no object to keep it in
}  // namespace

void set_disk(Disk* one) {
  disk = one;
}

int open(const char* path, int flags, unsigned mode) {
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
int close(int file) {
  return static_cast<int>(::syscall(SYS_close, file));
}
long read(int file, void* to, std::size_t size) {
  return ::syscall(SYS_read, file, to, size);
}
long read_at(int file, void* to, std::size_t size, std::int64_t at) {
  return ::syscall(SYS_pread64, file, to, size, at);
}
long write(int file, const void* from, std::size_t size) {
  return ::syscall(SYS_write, file, from, size);
}
long write_at(int file, const void* from, std::size_t size, std::int64_t at) {
  return ::syscall(SYS_pwrite64, file, from, size, at);
}
std::int64_t position(int file) {
  return ::syscall(SYS_lseek, file, 0, SEEK_CUR);
}
int truncate(int file, std::int64_t size) {
  return static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int rename(const char* from, const char* to) {
  return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int remove(const char* path) {
  return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}
int stat(const char* path, struct ::stat* info) {
  return ::fstatat(AT_FDCWD, path, info, 0);
}
int fstat(int file, struct ::stat* info) {
  return ::fstatat(file, "", info, AT_EMPTY_PATH);
}

namespace {

Disk* of(const char* path) {
  Disk* one = disk;
  return one != nullptr && one->is_ours(path) ? one : nullptr;
}
Disk* of(int file) {
  Disk* one = disk;
  return one != nullptr && one->is_ours(file) ? one : nullptr;
}

int opened(const char* path, int flags, unsigned mode) {
  Disk* one = of(path);
  return one != nullptr ? one->open(path, flags, mode) : open(path, flags, mode);
}
unsigned mode_of(int flags, std::va_list& rest) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, unsigned) : 0;
}
int controlled(int file, int command, void* argument) {
  if (command == F_SETLK || command == F_SETLKW)
    if (Disk* one = of(file); one != nullptr && !one->may(DiskAct::lock, EIO)) return -1;
  return static_cast<int>(::syscall(SYS_fcntl, file, command, argument));
}
bool may_look(Disk* one) {
  return one == nullptr || one->may(DiskAct::look, EIO);
}

}  // namespace
}  // namespace facenotice::test::system_calls

namespace calls = facenotice::test::system_calls;

// NOLINTBEGIN: the C library's names, and its ways
extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const unsigned mode = calls::mode_of(flags, rest);
  va_end(rest);
  return calls::opened(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  std::va_list rest;
  va_start(rest, flags);
  const unsigned mode = calls::mode_of(flags, rest);
  va_end(rest);
  return calls::opened(path, flags, mode);
}
int close(int file) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->close(file) : calls::close(file);
}
ssize_t read(int file, void* to, size_t size) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->read(file, to, size, 0, false) : calls::read(file, to, size);
}
ssize_t pread(int file, void* to, size_t size, off_t at) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->read(file, to, size, at, true) : calls::read_at(file, to, size, at);
}
ssize_t pread64(int file, void* to, size_t size, off64_t at) {
  return pread(file, to, size, at);
}
ssize_t write(int file, const void* from, size_t size) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->write(file, from, size, 0, false) : calls::write(file, from, size);
}
ssize_t pwrite(int file, const void* from, size_t size, off_t at) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->write(file, from, size, at, true) : calls::write_at(file, from, size, at);
}
ssize_t pwrite64(int file, const void* from, size_t size, off64_t at) {
  return pwrite(file, from, size, at);
}
int ftruncate(int file, off_t size) noexcept {
  Disk* one = calls::of(file);
  return one != nullptr ? one->truncate(file, size) : calls::truncate(file, size);
}
int ftruncate64(int file, off64_t size) noexcept {
  return ftruncate(file, size);
}
// Nobody cuts the power of whoever runs the tests: a Disk keeps account of what was synced, and beyond it no
// sync needs to reach anything.
int fsync(int file) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->sync(file) : 0;
}
int fdatasync(int file) {
  Disk* one = calls::of(file);
  return one != nullptr ? one->sync(file) : 0;
}
int rename(const char* from, const char* to) noexcept {
  Disk* one = calls::of(to);
  return one != nullptr ? one->rename(from, to) : calls::rename(from, to);
}
int unlink(const char* path) noexcept {
  Disk* one = calls::of(path);
  return one != nullptr ? one->remove(path) : calls::remove(path);
}
// Folders, too: the C library's own.
int remove(const char* path) noexcept {
  if (Disk* one = calls::of(path)) return one->remove(path);
  if (calls::remove(path) == 0) return 0;
  return errno == EISDIR ? ::rmdir(path) : -1;
}
int flock(int file, int operation) noexcept {
  Disk* one = calls::of(file);
  if (one != nullptr && !one->may(DiskAct::lock, ENOLCK)) return -1;
  return static_cast<int>(::syscall(SYS_flock, file, operation));
}
int fcntl(int file, int command, ...) {
  std::va_list rest;
  va_start(rest, command);
  void* argument = va_arg(rest, void*);
  va_end(rest);
  return calls::controlled(file, command, argument);
}
int fcntl64(int file, int command, ...) {
  std::va_list rest;
  va_start(rest, command);
  void* argument = va_arg(rest, void*);
  va_end(rest);
  return calls::controlled(file, command, argument);
}
int stat(const char* path, struct stat* info) noexcept {
  return calls::may_look(calls::of(path)) ? calls::stat(path, info) : -1;
}
int stat64(const char* path, struct stat64* info) noexcept {
  return calls::may_look(calls::of(path)) ? ::fstatat64(AT_FDCWD, path, info, 0) : -1;
}
int lstat(const char* path, struct stat* info) noexcept {
  return calls::may_look(calls::of(path)) ? ::fstatat(AT_FDCWD, path, info, AT_SYMLINK_NOFOLLOW) : -1;
}
int statx(int folder, const char* path, int flags, unsigned mask, struct statx* info) noexcept {
  return calls::may_look(calls::of(path))
             ? static_cast<int>(::syscall(SYS_statx, folder, path, flags, mask, info))
             : -1;
}
int lstat64(const char* path, struct stat64* info) noexcept {
  return calls::may_look(calls::of(path)) ? ::fstatat64(AT_FDCWD, path, info, AT_SYMLINK_NOFOLLOW) : -1;
}
int fstat(int file, struct stat* info) noexcept {
  return calls::may_look(calls::of(file)) ? calls::fstat(file, info) : -1;
}
int fstat64(int file, struct stat64* info) noexcept {
  return calls::may_look(calls::of(file)) ? ::fstatat64(file, "", info, AT_EMPTY_PATH) : -1;
}

}  // extern "C"
// NOLINTEND
