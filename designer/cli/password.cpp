// SPDX-License-Identifier: MIT
// The terminal without echo, and file descriptors.
#include "designer/cli/password.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>

#include <facenotice/descriptor.hpp>

#include "designer/review/new_key.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::cli {
namespace {

constexpr std::size_t longest = 1024;  // bytes of a password

// A line without its end, byte by byte: what follows belongs to whoever reads next.
std::string read_line(int descriptor) {
  std::string line;
  for (char c = 0; line.size() <= longest;) {
    const ssize_t got = ::read(descriptor, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw UserError(msg("The password cannot be read from file descriptor {}.", descriptor));
    if (got == 0 || c == '\n') return line;
    line += c;
  }
  throw UserError(msg("The password is longer than {} bytes.", longest));
}

// The terminal does not show what is typed while this lives.
class NoEcho {
 public:
  explicit NoEcho(int terminal) : terminal_(terminal) {
    ::tcgetattr(terminal_, &before_);
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal_, TCSAFLUSH, &quiet);
  }
  ~NoEcho() { ::tcsetattr(terminal_, TCSAFLUSH, &before_); }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  int terminal_;
  termios before_{};
};

std::string read_from_terminal(const std::string& prompt) {
  const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
  if (!terminal)
    throw UserError(
        msg("The key has a password, and there is no terminal to ask on; give it by --password-fd N."));
  ::dprintf(terminal.get(), "%s", prompt.c_str());
  std::string line;
  {
    const NoEcho quiet(terminal.get());
    line = read_line(terminal.get());
  }
  ::dprintf(terminal.get(), "\n");
  return line;
}

}  // namespace

void PasswordSource::add_to(CLI::App& command, const Words& words) {
  command.add_option(
      "--password-fd", *descriptor_,
      words.tr("Read the key's password as a line from this file descriptor, not from the terminal"));
}

AskPassword PasswordSource::ask(const Words& words, const std::string& key) const {
  return [descriptor = *descriptor_, prompt = words.trf("Password of {}: ", key)] {
    return descriptor >= 0 ? read_line(descriptor) : read_from_terminal(prompt);
  };
}

std::string PasswordSource::choose(const Words& words, const std::string& key) const {
  std::string first = ask(words, key)();
  require_password(
      first, *descriptor_ < 0 && !first.empty() ? read_from_terminal(words.tr("The same again: ")) : first);
  return first;
}

SecretKey unlock(const std::string& file, const PasswordSource& passwords, const Words& words) {
  LoadedKey loaded = load_secret_key(file, passwords.ask(words, file));
  if (!loaded.warning.empty()) std::fprintf(stderr, "facenotice: %s\n", loaded.warning.in(words).c_str());
  return std::move(loaded.key);
}

}  // namespace facenotice::cli
