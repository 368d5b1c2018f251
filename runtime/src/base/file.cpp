// SPDX-License-Identifier: MIT
// Whole files, read and replaced.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <facenotice/file.hpp>

#include <facenotice/descriptor.hpp>

namespace facenotice {

Result<Bytes> read_file(const std::string& path, std::uint64_t limit) {
  // O_NONBLOCK: a FIFO under this name must not hang the machine.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return Error{"file.open", path + ": cannot be opened: " + std::strerror(errno) + "."};
  struct stat info {};
  if (::fstat(file.get(), &info) != 0)
    return Error{"file.read", path + ": cannot be read: " + std::strerror(errno) + "."};
  if (!S_ISREG(info.st_mode)) return Error{"file.size", path + ": is not a regular file."};
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > limit)
    return Error{"file.size", path + ": has " + std::to_string(size) + " bytes; at most " +
                                  std::to_string(limit) + " are read."};
  Bytes bytes(static_cast<std::size_t>(size));
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got == -1 && errno == EINTR) continue;
    if (got == -1) return Error{"file.read", path + ": cannot be read: " + std::strerror(errno) + "."};
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);  // shorter when the file was cut meanwhile: its reader sees that
  return bytes;
}

Result<bool> file_exists(const std::string& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) == 0) return true;
  if (errno == ENOENT) return false;
  return Error{"file.open", path + ": cannot be looked at: " + std::strerror(errno) + "."};
}

Status replace_file(const std::string& path, ByteView bytes) {
  return ReplacedFile(path).replace(bytes);
}

ReplacedFile::ReplacedFile(std::string path) : path_(std::move(path)), fresh_(path_ + ".new") {
  const std::size_t slash = path_.find_last_of('/');
  folder_ = slash == std::string::npos ? "." : path_.substr(0, slash + 1);
}

Status ReplacedFile::replace(ByteView bytes) const {
  const auto failed = [&](const char* what) {
    return Error{"file.write", path_ + ": " + what + ": " + std::strerror(errno) + "."};
  };
  {
    const Descriptor file(
        ::open(fresh_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600));
    if (!file) return failed("cannot be written");
    while (!bytes.empty()) {
      const ssize_t done = ::write(file.get(), bytes.data(), bytes.size());
      if (done == -1 && errno == EINTR) continue;
      if (done == -1) return failed("cannot be written");
      bytes = bytes.part(static_cast<std::size_t>(done));
    }
    if (::fsync(file.get()) != 0) return failed("cannot be written to the disk");
  }
  if (::rename(fresh_.c_str(), path_.c_str()) != 0) return failed("cannot be replaced");
  const Descriptor directory(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a folder (EINVAL); the rename is as durable there as it can be.
  if (!directory || (::fsync(directory.get()) != 0 && errno != EINVAL))
    return failed("was written, but its folder cannot be synced");
  return {};
}

}  // namespace facenotice
