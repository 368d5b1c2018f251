// SPDX-License-Identifier: MIT
#include "src/base/file_look.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <cerrno>

namespace facenotice {

int look_at(const std::string& path, FileLook& look) {
#ifdef STATX_SIZE
  struct statx info {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_SIZE, &info) != 0) return errno;
  look = {std::uint64_t{info.stx_dev_major} << 32 | info.stx_dev_minor, info.stx_ino, info.stx_size};
#else
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return errno;
  look = {static_cast<std::uint64_t>(info.st_dev), static_cast<std::uint64_t>(info.st_ino),
          static_cast<std::uint64_t>(info.st_size)};
#endif
  return 0;
}

}  // namespace facenotice
