// SPDX-License-Identifier: MIT
// Xvfb picks a free display number by itself; nothing here guesses one.
#include "tests/support/display.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "tests/support/process.hpp"

namespace facenotice::test {

Companion::Companion(const std::vector<std::string>& command, const std::vector<std::string>& environment) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const std::string& entry : environment) ::putenv(const_cast<char*>(entry.c_str()));
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
}

Companion::~Companion() {
  if (running()) kill();
}

bool Companion::running() {
  int status = 0;
  if (pid_ > 0 && ::waitpid(pid_, &status, WNOHANG) == pid_) pid_ = -1;
  return pid_ > 0;
}

void Companion::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
}

bool wait_until(const std::function<bool()>& wanted, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!wanted()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return true;
}

// -noreset: else a server whose only client leaves (xdotool, before the window manager has come) starts anew
// and drops whoever was connecting.
XDisplay::XDisplay() {
  for (const char* program : {"Xvfb", "openbox", "xdotool"})
    if (run({"sh", "-c", std::string("command -v ") + program}).exit_code != 0)
      throw std::runtime_error(std::string(program) + " is not installed (see tools/setup)");
  int number[2];
  if (::pipe(number) != 0) throw std::runtime_error("no pipe");
  server_.emplace(std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(number[1]), "-screen", "0",
                                           "1600x1000x24", "-nolisten", "tcp", "-noreset"},
                  std::vector<std::string>{});
  ::close(number[1]);
  std::string display = ":";
  for (char c = 0; ::read(number[0], &c, 1) == 1 && c != '\n';) display += c;
  ::close(number[0]);
  if (display == ":") throw std::runtime_error("Xvfb did not start");
  const std::string home = home_.path().string();
  environment_ = {"DISPLAY=" + display,
                  "HOME=" + home,
                  "XDG_CONFIG_HOME=" + home + "/config",
                  "XDG_DATA_HOME=" + home + "/data",
                  "XDG_CACHE_HOME=" + home + "/cache",
                  "XDG_RUNTIME_DIR=" + home,
                  "GDK_BACKEND=x11",
                  "NO_AT_BRIDGE=1",
                  "LC_ALL=C.UTF-8",
                  "LANGUAGE=en"};
  manager_.emplace(std::vector<std::string>{"openbox", "--config-file",
                                            FACENOTICE_SOURCE_DIR "/tests/support/openbox.xml"},
                   environment_);
  if (!wait_until([&] { return !xdotool({"get_num_desktops"}).empty(); }))
    throw std::runtime_error("openbox did not start");
}

std::string XDisplay::xdotool(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), "xdotool");
  ProcessResult result = run(arguments, environment_);
  while (!result.output.empty() && result.output.back() == '\n') result.output.pop_back();
  return result.exit_code == 0 ? result.output : std::string();
}

}  // namespace facenotice::test
