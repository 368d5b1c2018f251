// SPDX-License-Identifier: MIT
// The handler runs in a process that is broken: it allocates nothing, takes no lock and calls only what
// signal handlers may call. (backtrace() may not by the letter, for it loads a library the first time; it is
// called once before.) What it needs has to lie at a fixed place.
#include "designer/workbench/crash_report.hpp"

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string_view>

namespace facenotice {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kept_commands = 8;
constexpr std::size_t stack_bytes = 64 * 1024;
constexpr const char* report_prefix = "crash-";

struct CrashState {
  std::array<char, 512> file = {}, version = {};
  std::array<std::array<char, 32>, kept_commands> commands = {};
  std::atomic<std::size_t> next_command = 0;
  std::array<char, stack_bytes> stack = {};  // the program's own may be what is used up
};

CrashState& state() {
  static CrashState one;
  return one;
}

template <std::size_t size>
void copy(std::array<char, size>& to, std::string_view from) {
  const std::size_t length = std::min(from.size(), size - 1);
  std::memcpy(to.data(), from.data(), length);
  to[length] = '\0';
}

void say(int file, const char* words) {
  const ssize_t ignored = ::write(file, words, std::strlen(words));
  (void)ignored;  // there is nobody to tell
}

void say_number(int file, unsigned long long number) {
  std::array<char, 24> digits = {};
  std::size_t at = digits.size() - 1;
  do {
    digits[--at] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  say(file, digits.data() + at);
}

const char* name_of(int signal) {
  switch (signal) {
    case SIGSEGV:
      return "SIGSEGV";
    case SIGBUS:
      return "SIGBUS";
    case SIGILL:
      return "SIGILL";
    case SIGFPE:
      return "SIGFPE";
    default:
      return "SIGABRT";
  }
}

void write_report(int signal) {
  CrashState& now = state();
  const int file = ::open(now.file.data(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return;
  say(file, "FaceNotice ");
  say(file, now.version.data());
  say(file, "\nsignal: ");
  say(file, name_of(signal));
  say(file, "\ntime: ");
  timespec time = {};
  ::clock_gettime(CLOCK_REALTIME, &time);
  say_number(file, static_cast<unsigned long long>(time.tv_sec));
  say(file, "\nlast commands:");
  const std::size_t next = now.next_command;
  for (std::size_t i = 0; i < kept_commands; ++i) {
    const std::array<char, 32>& command = now.commands[(next + i) % kept_commands];
    if (command[0] == '\0') continue;
    say(file, " ");
    say(file, command.data());
  }
  say(file, "\naddresses:\n");
  std::array<void*, 64> frames = {};
  ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), static_cast<int>(frames.size())), file);
  ::close(file);
}

extern "C" void on_crash(int signal) {
  std::signal(signal, SIG_DFL);  // a crash in here ends it
  write_report(signal);
  ::raise(signal);
}

}  // namespace

fs::path crash_folder() {
  if (const char* chosen = std::getenv("XDG_STATE_HOME"); chosen != nullptr && *chosen == '/')
    return fs::path(chosen) / "facenotice";
  const char* home = std::getenv("HOME");
  return fs::path(home == nullptr ? "/" : home) / ".local" / "state" / "facenotice";
}

void report_crashes(const fs::path& folder, const std::string& version) {
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  CrashState& now = state();
  copy(now.version, version);
  copy(now.file, (folder / (report_prefix + std::to_string(std::time(nullptr)) + "-" +
                            std::to_string(::getpid()) + ".txt"))
                     .string());
  std::array<void*, 1> first = {};
  ::backtrace(first.data(), 1);
  stack_t stack = {};
  stack.ss_sp = now.stack.data();
  stack.ss_size = now.stack.size();
  ::sigaltstack(&stack, nullptr);
  struct sigaction action = {};
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  ::sigemptyset(&action.sa_mask);
  for (const int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

void note_command(const std::string& name) {
  CrashState& now = state();
  copy(now.commands[now.next_command % kept_commands], name);
  now.next_command = (now.next_command + 1) % kept_commands;
}

std::vector<fs::path> crash_reports(const fs::path& folder) {
  std::vector<fs::path> reports;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(report_prefix, 0) == 0 && entry.path().extension() == ".txt")
      reports.push_back(entry.path());
  }
  std::sort(reports.begin(), reports.end());
  return reports;
}

std::string crash_report_words(const fs::path& report) {
  std::ifstream stream(report, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void discard_crash_reports(const fs::path& folder) {
  std::error_code error;
  for (const fs::path& report : crash_reports(folder)) fs::remove(report, error);
}

}  // namespace facenotice
