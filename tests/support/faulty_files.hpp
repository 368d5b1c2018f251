// SPDX-License-Identifier: MIT
// The files below SQLite, which fail when a test says so: a layer over the usual one, while it lives.
#pragma once

#include <sqlite3.h>
#include <functional>
#include <memory>
#include <utility>

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
  using Decide = std::function<int(FileAct)>;

  // While one lives, it is asked; afterwards all goes well again. What it looks at must only live as long as
  // it.
  class Decision {
   public:
    Decision(FaultyFiles& files, Decide decide) : files_(files) { files_.decide_ = std::move(decide); }
    ~Decision() { files_.decide_ = all_is_well; }
    Decision(const Decision&) = delete;
    Decision& operator=(const Decision&) = delete;

   private:
    FaultyFiles& files_;
  };
  [[nodiscard]] Decision while_deciding(Decide decide) { return {*this, std::move(decide)}; }

  // The disk is full from now on, or has room again.
  void set_full(bool full) {
    decide_ = [full](FileAct act) { return full && act == FileAct::write ? SQLITE_FULL : SQLITE_OK; };
  }

  int decide(FileAct act) { return decide_(act); }

 private:
  static int all_is_well(FileAct) { return SQLITE_OK; }

  Decide decide_ = all_is_well;
  struct Layer;
  std::unique_ptr<Layer> layer_;
};

}  // namespace facenotice::test
