// SPDX-License-Identifier: MIT
#include "tests/support/faulty_files.hpp"

#include <cstring>
#include <new>

namespace facenotice::test {

namespace {
FaultyFiles* live = nullptr;  // SQLite's calls carry a file or a VFS, and both belong to the one that lives
sqlite3_vfs* below = nullptr;

// What SQLite sees of a file: its own part, then the real one behind it.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File& of(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}

int decide(FileAct act) {
  return live != nullptr ? live->decide(act) : SQLITE_OK;
}

int close(sqlite3_file* file) {
  return of(file).real()->pMethods->xClose(of(file).real());
}
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  if (const int code = decide(FileAct::read); code != SQLITE_OK) return code;
  return of(file).real()->pMethods->xRead(of(file).real(), to, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (const int code = decide(FileAct::write); code != SQLITE_OK) return code;
  return of(file).real()->pMethods->xWrite(of(file).real(), from, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int code = decide(FileAct::truncate); code != SQLITE_OK) return code;
  return of(file).real()->pMethods->xTruncate(of(file).real(), size);
}
int sync(sqlite3_file* file, int flags) {
  if (const int code = decide(FileAct::sync); code != SQLITE_OK) return code;
  return of(file).real()->pMethods->xSync(of(file).real(), flags);
}
int size_of(sqlite3_file* file, sqlite3_int64* size) {
  return of(file).real()->pMethods->xFileSize(of(file).real(), size);
}
int lock(sqlite3_file* file, int level) {
  if (const int code = decide(FileAct::lock); code != SQLITE_OK) return code;
  return of(file).real()->pMethods->xLock(of(file).real(), level);
}
int unlock(sqlite3_file* file, int level) {
  return of(file).real()->pMethods->xUnlock(of(file).real(), level);
}
int reserved(sqlite3_file* file, int* out) {
  return of(file).real()->pMethods->xCheckReservedLock(of(file).real(), out);
}
int control(sqlite3_file* file, int op, void* argument) {
  return of(file).real()->pMethods->xFileControl(of(file).real(), op, argument);
}
int sector(sqlite3_file* file) {
  return of(file).real()->pMethods->xSectorSize(of(file).real());
}
int traits(sqlite3_file* file) {
  return of(file).real()->pMethods->xDeviceCharacteristics(of(file).real());
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return of(file).real()->pMethods->xShmMap(of(file).real(), page, size, extend, out);
}
int lock_shared(sqlite3_file* file, int offset, int n, int flags) {
  return of(file).real()->pMethods->xShmLock(of(file).real(), offset, n, flags);
}
void barrier(sqlite3_file* file) {
  of(file).real()->pMethods->xShmBarrier(of(file).real());
}
int unmap_shared(sqlite3_file* file, int remove) {
  return of(file).real()->pMethods->xShmUnmap(of(file).real(), remove);
}

constexpr sqlite3_io_methods methods = {
    2,       close,  read,   write,      truncate,    sync,    size_of,      lock,    unlock, reserved,
    control, sector, traits, map_shared, lock_shared, barrier, unmap_shared, nullptr, nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  of(file).base.pMethods = nullptr;
  if (const int code = decide(FileAct::open); code != SQLITE_OK) return code;
  const int code = below->xOpen(below, name, of(file).real(), flags, out);
  if (code == SQLITE_OK) of(file).base.pMethods = &methods;
  return code;
}
int remove(sqlite3_vfs*, const char* name, int sync_folder) {
  if (const int code = decide(FileAct::remove); code != SQLITE_OK) return code;
  return below->xDelete(below, name, sync_folder);
}
}  // namespace

struct FaultyFiles::Layer {
  sqlite3_vfs vfs{};
};

FaultyFiles::FaultyFiles() : layer_(std::make_unique<Layer>()) {
  below = sqlite3_vfs_find(nullptr);
  layer_->vfs = *below;  // the clock, names and chance are the usual ones
  layer_->vfs.pNext = nullptr;
  layer_->vfs.zName = "facenotice-faulty";
  layer_->vfs.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
  layer_->vfs.xOpen = open;
  layer_->vfs.xDelete = remove;
  live = this;
  sqlite3_vfs_register(&layer_->vfs, 1);
}

FaultyFiles::~FaultyFiles() {
  sqlite3_vfs_unregister(&layer_->vfs);
  sqlite3_vfs_register(below, 1);
  live = nullptr;
}

}  // namespace facenotice::test
