// SPDX-License-Identifier: MIT
// Reading a whole file with a bound.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

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
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{"file.read", path + ": cannot be read: " + std::strerror(errno) + "."};
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);  // shorter when the file was cut meanwhile: its reader sees that
  return bytes;
}

}  // namespace facenotice
