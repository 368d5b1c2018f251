// SPDX-License-Identifier: MIT
// fork, exec, and a poll over both ends.
#include "tests/support/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace facenotice::test {
namespace {

[[noreturn]] void become(const std::vector<std::string>& command, const ChildOptions& options, int in,
                         int out, int err) {
  ::dup2(in, 0);
  ::dup2(err, 2);
  if (options.output_closed)
    ::close(1);
  else if (options.output.empty())
    ::dup2(out, 1);
  else
    ::dup2(::open(options.output.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644), 1);
  if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(126);
  if (options.file_size != 0) {
    ::signal(SIGXFSZ, SIG_IGN);  // as a full disk: an error, not a signal
    const rlimit limit{options.file_size, options.file_size};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(125);
  }
  for (const std::string& entry : options.environment) ::putenv(const_cast<char*>(entry.c_str()));
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

ChildResult run_apart(const std::vector<std::string>& command, const ChildOptions& options) {
  // A file, so that a long input cannot block us while the child fills our pipes.
  std::FILE* input = std::tmpfile();
  std::array<int, 2> out{}, err{};
  if (input == nullptr || ::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0)
    throw std::runtime_error("no pipes for a child process");
  std::fwrite(options.input.data(), 1, options.input.size(), input);
  std::rewind(input);
  const pid_t child = ::fork();
  if (child == 0) become(command, options, ::fileno(input), out[1], err[1]);
  ::close(out[1]);
  ::close(err[1]);
  std::fclose(input);
  ChildResult result;
  std::array<pollfd, 2> ends{{{out[0], POLLIN, 0}, {err[0], POLLIN, 0}}};
  const std::array<std::string*, 2> texts{&result.out, &result.err};
  for (int open = 2; open > 0;) {
    ::poll(ends.data(), ends.size(), -1);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      std::array<char, 65536> buffer;  // NOLINT: read() fills it
      const ssize_t got = ::read(ends[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else {
        ::close(ends[i].fd);
        ends[i].fd = -1;
        --open;
      }
    }
  }
  int status = 0;
  if (child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status))
    result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace facenotice::test
