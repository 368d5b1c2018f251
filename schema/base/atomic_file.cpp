// SPDX-License-Identifier: MIT
// Temporary file, fsync, rename, fsync of the folder.
#include "schema/base/atomic_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <random>
#include <string>

#include <facenotice/descriptor.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const Message& what, int error) {
  throw UserError(msg("{}: {}: {}; the file is as it was before.", path.string(), what,
                      std::string(std::strerror(error))));
}

// Removes the temporary file unless it has become the real one.
class Temporary {
 public:
  explicit Temporary(std::string path) : path_(std::move(path)) {}
  ~Temporary() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  const char* c_str() const { return path_.c_str(); }
  void keep() { path_.clear(); }

 private:
  std::string path_;
};

void write_all(int fd, ByteView bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail(path, msg("cannot be written"), errno);
    bytes = bytes.part(static_cast<std::size_t>(done));
  }
}

// A new file beside `path`. Created by open() itself, so that the process's umask applies without being
// asked.
Descriptor create_beside(const fs::path& path, mode_t mode, std::string& name) {
  std::random_device random;
  for (int attempt = 0; attempt < 100; ++attempt) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::string hidden = ".";
    hidden.append(path.filename().string()).append(".").append(std::to_string(random()));
    name = (folder / hidden).string();
    Descriptor file(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file) return file;
    if (errno != EEXIST) break;
  }
  fail(path, msg("cannot be written"), errno);
}

void set_mode(int fd, const fs::path& path, const AtomicWrite& options) {
  struct stat old {};
  if (options.exact_mode) {
    if (::fchmod(fd, static_cast<mode_t>(options.mode)) != 0)
      fail(path, msg("cannot set its permissions"), errno);
  } else if (::stat(path.c_str(), &old) == 0) {
    if (::fchmod(fd, old.st_mode & 0777) != 0) fail(path, msg("cannot keep its permissions"), errno);
  }
}

}  // namespace

void write_file_atomically(const fs::path& requested, ByteView bytes, AtomicWrite options) {
  std::error_code ignored;
  const fs::path path = fs::is_symlink(requested, ignored) ? fs::canonical(requested, ignored) : requested;
  if (path.empty() || path.filename().empty()) fail(requested, msg("cannot be written"), EISDIR);
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (!options.overwrite && fs::exists(fs::symlink_status(path, ignored)))
    fail(path, msg("exists already and is not overwritten"), EEXIST);

  std::string name;
  const Descriptor file = create_beside(path, static_cast<mode_t>(options.mode & 0777), name);
  Temporary temporary(name);
  set_mode(file.get(), path, options);
  write_all(file.get(), bytes, path);
  if (::fsync(file.get()) != 0) fail(path, msg("cannot be written to the disk"), errno);
  if (options.overwrite) {
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail(path, msg("cannot be replaced"), errno);
    temporary.keep();
  } else if (::link(temporary.c_str(), path.c_str()) != 0) {
    // link() fails when the name is taken: the check above was only for the better sentence.
    fail(path, msg("cannot be created"), errno);
  }
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a folder (EINVAL); the rename is as durable there as it can be.
  if (!directory || (::fsync(directory.get()) != 0 && errno != EINVAL))
    throw UserError(msg("{}: was written, but its folder cannot be synced: {}.", path.string(),
                        std::string(std::strerror(errno))));
}

}  // namespace facenotice
