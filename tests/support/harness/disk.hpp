// SPDX-License-Identifier: MIT
// The disk below everything that this program does to files: SQLite's, the package, trust, update and state
// files alike. While a Disk lives, each act upon a file of its folder is counted; one can fail, be cut short,
// come late, or be the last before the power is cut; what was not synced by then is lost, whole or in part.
//
// The acts are caught where they enter the system (this library defines open, read, write, fsync and so on
// for the program that links it), so the product needs no seam for it and none of its acts is forgotten.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace facenotice::test {

enum class DiskAct : std::uint8_t {
  open,
  look,
  read,
  write,
  truncate,
  sync,
  sync_folder,
  rename,
  remove,
  lock
};

enum class DiskFault : std::uint8_t {
  fail,         // an input/output error; nothing was done
  full,         // no space; nothing was done
  cut,          // only half of it is done, as the system may at any time
  late,         // Disk::while_late is called before it is done
  unkept,       // a sync that fails, and what it should have kept is never written by a later one either
  dead,         // this one and all that follow fail, until the disk is exchanged (Disk::exchange())
  power,        // the power fails before it is done; the program ends
  interrupted,  // a signal came first; nothing was done, and whoever asks again gets it
};

// Whether a fault can happen to an act.
bool befalls(DiskFault fault, DiskAct act);
const char* name_of(DiskAct act);
const char* name_of(DiskFault fault);

struct DiskPlan {
  std::size_t act = 0;  // counted from 1
  DiskFault fault = DiskFault::fail;
};

// One at a time. Calls from several threads line up.
class Disk {
 public:
  // Exit code of a program whose power was cut.
  static constexpr int power_cut = 86;

  // What lies in the folder is on disk, whole. `seed`: of what a power cut spares.
  Disk(const std::string& folder, std::vector<DiskPlan> plan, std::uint64_t seed);
  ~Disk();
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  const std::vector<DiskAct>& acts() const { return acts_; }
  void plan(std::vector<DiskPlan> plan) { plan_ = std::move(plan); }
  // What the planned faults befell.
  const std::vector<DiskAct>& struck() const { return struck_; }
  std::function<void()> while_late;
  // The disk was exchanged for one that works: only the power can still fail.
  void exchange();
  // Acts of the test's own are neither counted nor failed while this is set.
  bool unwatched = false;

  // --- called by what the program calls -----------------------------------------------------------------
  int open(const char* path, int flags, unsigned mode);
  int close(int file);
  long read(int file, void* to, std::size_t size, std::int64_t at, bool positioned);
  long write(int file, const void* from, std::size_t size, std::int64_t at, bool positioned);
  int truncate(int file, std::int64_t size);
  int sync(int file);
  int rename(const char* from, const char* to);
  int remove(const char* path);
  // Whether an act may go on that only has to be asked for: looks and locks.
  bool may(DiskAct act, int error);
  bool is_ours(const char* path) const;
  bool is_ours(int file);

 private:
  static constexpr std::size_t sector = 512;
  static constexpr std::size_t the_folder = SIZE_MAX;
  struct File {
    int reader = -1;  // our own, never closed: it keeps the file's number from being given to another
    std::vector<std::uint8_t> kept;  // what a power cut spares for sure
    std::set<std::size_t> dirty;     // sectors that differ from it
  };
  struct NameChange {
    std::string name;
    bool there = false;
    std::size_t file = 0;
  };

  enum class Fate : std::uint8_t { done, half, error };
  Fate fate(DiskAct act, int& error);
  std::size_t file_of(int descriptor);
  std::size_t adopt(int descriptor, bool kept);
  void mark(std::size_t file, std::uint64_t from, std::uint64_t to);
  void keep(File& file);
  std::string name_in_folder(const char* path) const;
  [[noreturn]] void cut_power();

  std::string folder_;
  std::vector<DiskPlan> plan_;
  std::mt19937_64 random_;
  std::vector<DiskAct> acts_, struck_;
  bool dead_ = false;
  std::recursive_mutex mutex_;
  std::vector<File> files_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::size_t> by_inode_;
  std::map<int, std::size_t> descriptors_;
  std::map<std::string, std::size_t> names_;  // that a power cut spares
  std::vector<NameChange> changes_;           // of names, not yet synced
};

}  // namespace facenotice::test
