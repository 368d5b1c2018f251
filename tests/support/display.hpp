// SPDX-License-Identifier: MIT
// An X display of its own for tests of windows, and programs on it.
#pragma once

#include <sys/types.h>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace facenotice::test {

// A program that runs beside the test and dies with it.
class Companion {
 public:
  Companion(const std::vector<std::string>& command, const std::vector<std::string>& environment);
  ~Companion();
  Companion(const Companion&) = delete;
  Companion& operator=(const Companion&) = delete;

  bool running();
  void kill();  // SIGKILL: it gets no chance to clean up

 private:
  pid_t pid_ = -1;
};

// Xvfb with a window manager, and a home folder that nobody else uses. Throws std::runtime_error when Xvfb,
// openbox or xdotool is not installed.
class XDisplay {
 public:
  XDisplay();

  const std::vector<std::string>& environment() const { return environment_; }
  const TemporaryFolder& home() const { return home_; }
  // xdotool with these arguments; its output, without the line end. Empty when it failed.
  std::string xdotool(std::vector<std::string> arguments) const;

 private:
  TemporaryFolder home_;
  std::vector<std::string> environment_;
  std::optional<Companion> server_, manager_;
};

// Polls; false when it did not become true in time.
bool wait_until(const std::function<bool()>& wanted,
                std::chrono::milliseconds patience = std::chrono::seconds(60));

}  // namespace facenotice::test
