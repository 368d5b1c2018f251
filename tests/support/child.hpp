// SPDX-License-Identifier: MIT
// A child process with its two output streams apart, its own folder, input and limits.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace facenotice::test {

struct ChildOptions {
  std::vector<std::string> environment;  // "TZ=Asia/Tokyo": added to or replacing those of this process
  std::string input;                     // what standard input says, then its end
  std::filesystem::path folder;          // working directory; empty: this process's own
  std::string output;                    // a file to write standard output to; empty: read by us
  bool output_closed = false;            // standard output is closed before it starts
  unsigned long long file_size = 0;  // no file may grow beyond this many bytes (RLIMIT_FSIZE); 0: no limit
};

struct ChildResult {
  int exit_code = -1;  // -1: did not exit by itself
  std::string out, err;
};

ChildResult run_apart(const std::vector<std::string>& command, const ChildOptions& options = {});

}  // namespace facenotice::test
