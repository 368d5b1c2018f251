// SPDX-License-Identifier: MIT
// The files below SQLite, which fail when a test says so: a layer over the usual one, while it lives.
#pragma once

#include <sqlite3.h>
#include <functional>
#include <memory>

namespace facenotice::test {

enum class FileAct : unsigned char { open, read, write, truncate, sync, lock, remove };

// Everything that is opened while one lives goes through it. One at a time.
class FaultyFiles {
 public:
  FaultyFiles();
  ~FaultyFiles();
  FaultyFiles(const FaultyFiles&) = delete;
  FaultyFiles& operator=(const FaultyFiles&) = delete;

  // Asked before each act: SQLITE_OK lets it happen, another code fails it.
  std::function<int(FileAct)> decide = [](FileAct) { return SQLITE_OK; };

  // The disk is full from now on, or has room again.
  void set_full(bool full) {
    decide = [full](FileAct act) { return full && act == FileAct::write ? SQLITE_FULL : SQLITE_OK; };
  }

 private:
  struct Layer;
  std::unique_ptr<Layer> layer_;
};

}  // namespace facenotice::test
