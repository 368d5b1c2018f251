// SPDX-License-Identifier: MIT
#include "src/base/file_look.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <cerrno>

namespace facenotice {

int look_at(const std::string& path, FileLook& look) {
  struct statx info {};
  if (::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_SIZE, &info) != 0) return errno;
  look = {info.stx_dev_major, info.stx_dev_minor, info.stx_ino, info.stx_size};
  return 0;
}

}  // namespace facenotice
