// SPDX-License-Identifier: MIT
// Files' rights hold for this thread while one lives, also where it runs as root.
#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <array>

namespace facenotice::test {

class WithoutPrivilege {
 public:
  WithoutPrivilege() {
    ::syscall(SYS_capget, &header_, before_.data());
    auto without = before_;
    without[0].effective &= ~(1U << CAP_DAC_OVERRIDE | 1U << CAP_DAC_READ_SEARCH);
    ::syscall(SYS_capset, &header_, without.data());
  }
  ~WithoutPrivilege() { ::syscall(SYS_capset, &header_, before_.data()); }
  WithoutPrivilege(const WithoutPrivilege&) = delete;
  WithoutPrivilege& operator=(const WithoutPrivilege&) = delete;

 private:
  __user_cap_header_struct header_{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> before_{};
};

}  // namespace facenotice::test
