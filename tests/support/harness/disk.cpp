// SPDX-License-Identifier: MIT
#include "tests/support/harness/disk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>

#include "tests/support/harness/system_calls.hpp"

namespace facenotice::test {

bool befalls(DiskFault fault, DiskAct act) {
  switch (fault) {
    case DiskFault::full:
      return act == DiskAct::write || act == DiskAct::open;
    case DiskFault::cut:
    case DiskFault::interrupted:
      return act == DiskAct::write || act == DiskAct::read;
    case DiskFault::unkept:
      return act == DiskAct::sync;
    case DiskFault::fail:
    case DiskFault::late:
    case DiskFault::dead:
    case DiskFault::power:
      break;
  }
  return true;
}

const char* name_of(DiskAct act) {
  static constexpr std::array names{"open", "look",        "read",   "write",  "truncate",
                                    "sync", "sync-folder", "rename", "remove", "lock"};
  return names.at(static_cast<std::size_t>(act));
}

const char* name_of(DiskFault fault) {
  static constexpr std::array names{"fails",          "is full", "is cut short", "is late",
                                    "fails for good", "dies",    "power cut",    "is interrupted"};
  return names.at(static_cast<std::size_t>(fault));
}

Disk::Disk(const std::string& folder, std::vector<DiskPlan> plan, std::uint64_t seed)
    : folder_(folder + "/"), plan_(std::move(plan)), random_(seed) {
  DIR* listing = ::opendir(folder_.c_str());
  while (const dirent* entry = listing == nullptr ? nullptr : ::readdir(listing)) {
    if (entry->d_type != DT_REG) continue;
    const int descriptor = system_calls::open((folder_ + entry->d_name).c_str(), O_RDONLY | O_CLOEXEC, 0);
    names_[entry->d_name] = adopt(descriptor, true);
    system_calls::close(descriptor);
  }
  if (listing != nullptr) ::closedir(listing);
  system_calls::set_disk(this);
}

Disk::~Disk() {
  system_calls::set_disk(nullptr);
  for (const File& file : files_) system_calls::close(file.reader);
}

void Disk::exchange() {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  dead_ = false;
  std::erase_if(plan_, [](const DiskPlan& one) { return one.fault != DiskFault::power; });
}

bool Disk::is_ours(const char* path) const {
  return std::string_view(path).substr(0, folder_.size()) == folder_ ||
         std::string_view(path) == std::string_view(folder_).substr(0, folder_.size() - 1);
}

bool Disk::is_ours(int file) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  return descriptors_.count(file) != 0;
}

std::string Disk::name_in_folder(const char* path) const {
  return std::string(path).substr(folder_.size());
}

Disk::Fate Disk::fate(DiskAct act, int& error) {
  if (unwatched) return Fate::done;
  acts_.push_back(act);
  error = EIO;
  if (dead_) return Fate::error;
  const auto planned =
      std::find_if(plan_.begin(), plan_.end(), [&](const DiskPlan& one) { return one.act == acts_.size(); });
  if (planned == plan_.end() || !befalls(planned->fault, act)) return Fate::done;
  struck_.push_back(act);
  switch (planned->fault) {
    case DiskFault::fail:
    case DiskFault::unkept:
      return Fate::error;
    case DiskFault::full:
      error = ENOSPC;
      return Fate::error;
    case DiskFault::interrupted:
      error = EINTR;
      return Fate::error;
    case DiskFault::cut:
      return Fate::half;
    case DiskFault::late:
      if (while_late) while_late();
      return Fate::done;
    case DiskFault::dead:
      dead_ = true;
      return Fate::error;
    case DiskFault::power:
      cut_power();
  }
  return Fate::done;
}

bool Disk::may(DiskAct act, int failing) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  if (fate(act, error) != Fate::error) return true;
  errno = failing;
  return false;
}

std::size_t Disk::adopt(int descriptor, bool kept) {
  struct stat info {};
  if (system_calls::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) return the_folder;
  const std::pair<std::uint64_t, std::uint64_t> inode{info.st_dev, info.st_ino};
  if (const auto known = by_inode_.find(inode); known != by_inode_.end()) return known->second;
  File file;
  const std::string again = "/proc/self/fd/" + std::to_string(descriptor);
  file.reader = system_calls::open(again.c_str(), O_RDONLY | O_CLOEXEC, 0);
  if (kept) {
    file.kept.resize(static_cast<std::size_t>(info.st_size));
    system_calls::read_at(file.reader, file.kept.data(), file.kept.size(), 0);
  }
  files_.push_back(std::move(file));
  by_inode_[inode] = files_.size() - 1;
  return files_.size() - 1;
}

std::size_t Disk::file_of(int descriptor) {
  const auto found = descriptors_.find(descriptor);
  return found == descriptors_.end() ? the_folder : found->second;
}

void Disk::mark(std::size_t file, std::uint64_t from, std::uint64_t to) {
  if (file == the_folder) return;
  for (std::uint64_t at = from / sector; at * sector < to; ++at) files_[file].dirty.insert(at);
}

int Disk::open(const char* path, int flags, unsigned mode) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  if (fate(DiskAct::open, error) == Fate::error) {
    errno = error;
    return -1;
  }
  struct stat before {};
  const bool was_there = system_calls::stat(path, &before) == 0;
  const int descriptor = system_calls::open(path, flags, mode);
  if (descriptor < 0) return descriptor;
  const std::size_t file = adopt(descriptor, false);
  descriptors_[descriptor] = file;
  if (file != the_folder && !was_there) changes_.push_back({name_in_folder(path), true, file});
  if (file != the_folder && was_there && (flags & O_TRUNC) != 0)
    mark(file, 0, static_cast<std::uint64_t>(before.st_size));
  return descriptor;
}

int Disk::close(int file) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  descriptors_.erase(file);
  return system_calls::close(file);
}

long Disk::read(int file, void* to, std::size_t size, std::int64_t at, bool positioned) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  const Fate what = fate(DiskAct::read, error);
  if (what == Fate::error) {
    errno = error;
    return -1;
  }
  if (what == Fate::half && size > 1) size /= 2;
  return positioned ? system_calls::read_at(file, to, size, at) : system_calls::read(file, to, size);
}

long Disk::write(int file, const void* from, std::size_t size, std::int64_t at, bool positioned) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  const Fate what = fate(DiskAct::write, error);
  if (what == Fate::error) {
    errno = error;
    return -1;
  }
  if (what == Fate::half && size > 1) size /= 2;
  if (!positioned) at = system_calls::position(file);
  const long done =
      positioned ? system_calls::write_at(file, from, size, at) : system_calls::write(file, from, size);
  if (done > 0) mark(file_of(file), static_cast<std::uint64_t>(at), static_cast<std::uint64_t>(at + done));
  return done;
}

int Disk::truncate(int file, std::int64_t size) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  if (fate(DiskAct::truncate, error) == Fate::error) {
    errno = error;
    return -1;
  }
  struct stat info {};
  system_calls::fstat(file, &info);
  const auto [low, high] = std::minmax<std::int64_t>(info.st_size, size);
  mark(file_of(file), static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(high));
  return system_calls::truncate(file, size);
}

void Disk::keep(File& file) {
  struct stat info {};
  system_calls::fstat(file.reader, &info);
  file.kept.resize(static_cast<std::size_t>(info.st_size));
  for (const std::size_t at : file.dirty) {
    const std::size_t from = at * sector;
    if (from >= file.kept.size()) continue;
    system_calls::read_at(file.reader, file.kept.data() + from, std::min(sector, file.kept.size() - from),
                          static_cast<std::int64_t>(from));
  }
  file.dirty.clear();
}

int Disk::sync(int descriptor) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  const std::size_t file = file_of(descriptor);
  const DiskAct act = file == the_folder ? DiskAct::sync_folder : DiskAct::sync;
  const bool for_good = !unwatched && std::any_of(plan_.begin(), plan_.end(), [&](const DiskPlan& one) {
    return one.act == acts_.size() + 1 && one.fault == DiskFault::unkept;
  });
  int error = 0;
  if (fate(act, error) == Fate::error) {
    // As Linux does it: the pages are taken for clean afterwards, and no later sync writes them.
    if (for_good && act == DiskAct::sync) files_[file].dirty.clear();
    errno = error;
    return -1;
  }
  if (file != the_folder) {
    keep(files_[file]);
    return 0;
  }
  for (const NameChange& change : changes_) {
    if (change.there)
      names_[change.name] = change.file;
    else
      names_.erase(change.name);
  }
  changes_.clear();
  return 0;
}

int Disk::rename(const char* from, const char* to) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  if (fate(DiskAct::rename, error) == Fate::error) {
    errno = error;
    return -1;
  }
  const int descriptor = system_calls::open(from, O_RDONLY | O_CLOEXEC, 0);
  const std::size_t file = descriptor < 0 ? the_folder : adopt(descriptor, false);
  if (descriptor >= 0) system_calls::close(descriptor);
  const int code = system_calls::rename(from, to);
  if (code != 0 || file == the_folder) return code;
  // One change: no cut leaves neither name, nor both.
  changes_.push_back({name_in_folder(to), true, file});
  changes_.push_back({name_in_folder(from), false, file});
  return 0;
}

int Disk::remove(const char* path) {
  const std::lock_guard<std::recursive_mutex> lock(mutex_);
  int error = 0;
  if (fate(DiskAct::remove, error) == Fate::error) {
    errno = error;
    return -1;
  }
  const int code = system_calls::remove(path);
  if (code == 0) changes_.push_back({name_in_folder(path), false, 0});
  return code;
}

// The folder as the next start finds it. A file system keeps changes of names in their order.
void Disk::cut_power() {
  system_calls::set_disk(nullptr);
  const std::uint64_t spared = random_() % 4;  // 0: nothing; 1: all, as when the program alone is killed
  const auto spare = [&] { return spared == 1 || (spared > 1 && random_() % 2 == 0); };
  std::size_t changes = spared == 1 ? changes_.size() : 0;
  if (spared > 1) changes = random_() % (changes_.size() + 1);
  for (std::size_t i = 0; i < changes; ++i) {
    if (changes_[i].there)
      names_[changes_[i].name] = changes_[i].file;
    else
      names_.erase(changes_[i].name);
  }
  std::map<std::string, std::vector<std::uint8_t>> left;
  for (const auto& [name, index] : names_) {
    File& file = files_[index];
    std::vector<std::uint8_t> bytes = file.kept;
    struct stat info {};
    system_calls::fstat(file.reader, &info);
    if (spare()) bytes.resize(static_cast<std::size_t>(info.st_size));
    for (const std::size_t at : file.dirty) {
      const std::size_t from = at * sector;
      if (!spare() || from >= bytes.size()) continue;
      system_calls::read_at(file.reader, bytes.data() + from, std::min(sector, bytes.size() - from),
                            static_cast<std::int64_t>(from));
    }
    left[name] = std::move(bytes);
  }
  DIR* listing = ::opendir(folder_.c_str());
  while (const dirent* entry = listing == nullptr ? nullptr : ::readdir(listing))
    if (entry->d_type == DT_REG) system_calls::remove((folder_ + entry->d_name).c_str());
  for (const auto& [name, bytes] : left) {
    const int file = system_calls::open((folder_ + name).c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (system_calls::write(file, bytes.data(), bytes.size()) != static_cast<long>(bytes.size())) ::_exit(87);
    system_calls::close(file);
  }
  ::_exit(power_cut);
}

}  // namespace facenotice::test
