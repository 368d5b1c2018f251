// SPDX-License-Identifier: MIT
// Running another program from a test, without a shell.
#pragma once

#include <string>
#include <vector>

namespace facenotice::test {

struct ProcessResult {
  int exit_code = -1;  // -1: did not exit by itself
  std::string output;  // standard output and error
};

// `environment` entries ("TZ=Asia/Tokyo") are added to or replace those of this process.
ProcessResult run(const std::vector<std::string>& command, const std::vector<std::string>& environment = {});

}  // namespace facenotice::test
