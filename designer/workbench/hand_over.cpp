// SPDX-License-Identifier: MIT
// A lock says who listens: the system lets go of it when that program dies, and what is left of its socket is
// nobody's. Both ends see to it that the other is the same user.
#include "designer/workbench/hand_over.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace facenotice {
namespace {

namespace fs = std::filesystem;

constexpr const char* socket_name = "facenotice-designer.socket";
constexpr const char* lock_name = "facenotice-designer.lock";
constexpr std::string_view greeting = "facenotice-open 1\n";
constexpr std::string_view answer = "taken\n";
constexpr std::size_t longest = 8192;  // of a greeting with a path
constexpr timeval patience = {3, 0};

std::optional<sockaddr_un> address_of(const fs::path& file) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (file.native().size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(static_cast<char*>(address.sun_path), file.c_str(), file.native().size() + 1);
  return address;
}

bool same_user(int socket) {
  ucred peer = {};
  socklen_t size = sizeof peer;
  return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

void be_patient(int socket) {
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// Until the other end has said all.
std::string receive_all(int socket) {
  std::string bytes;
  std::array<char, 1024> part = {};
  while (bytes.size() <= longest) {
    const ssize_t got = ::recv(socket, part.data(), part.size(), 0);
    if (got <= 0) break;
    bytes.append(part.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

const sockaddr* as_address(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

}  // namespace

std::optional<fs::path> hand_over_folder() {
  const char* folder = std::getenv("XDG_RUNTIME_DIR");
  struct stat what = {};
  if (folder == nullptr || *folder != '/' || ::stat(folder, &what) != 0) return std::nullopt;
  const bool private_folder =
      S_ISDIR(what.st_mode) && what.st_uid == ::geteuid() && (what.st_mode & 077) == 0;
  return private_folder ? std::optional(fs::path(folder)) : std::nullopt;
}

Handed hand_over(const fs::path& folder, const fs::path& file) {
  const std::optional<sockaddr_un> address = address_of(folder / socket_name);
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!address || !socket) return Handed::nobody;
  be_patient(socket.get());
  if (::connect(socket.get(), as_address(*address), sizeof *address) != 0)
    return errno == EAGAIN ? Handed::no_answer : Handed::nobody;
  if (!same_user(socket.get())) return Handed::no_answer;
  std::error_code error;
  const fs::path whole = fs::absolute(file, error);
  if (error || !send_all(socket.get(), std::string(greeting) + whole.string())) return Handed::no_answer;
  ::shutdown(socket.get(), SHUT_WR);
  return receive_all(socket.get()) == answer ? Handed::taken : Handed::no_answer;
}

HandOverDesk::HandOverDesk(const fs::path& folder, std::function<void(fs::path)> open)
    : socket_file_(folder / socket_name), open_(std::move(open)) {
  lock_.emplace(::open((folder / lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!*lock_ || ::flock(lock_->get(), LOCK_EX | LOCK_NB) != 0) return;
  const std::optional<sockaddr_un> address = address_of(socket_file_);
  socket_.emplace(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  int ends[2] = {-1, -1};
  if (!address || !*socket_ || ::pipe2(ends, O_CLOEXEC) != 0) return;
  woken_.emplace(ends[0]);
  wake_.emplace(ends[1]);
  ::unlink(socket_file_.c_str());  // of a program that died: the lock is ours
  const mode_t before = ::umask(077);
  const bool bound = ::bind(socket_->get(), as_address(*address), sizeof *address) == 0;
  ::umask(before);
  if (!bound || ::listen(socket_->get(), 8) != 0) return;
  thread_ = std::thread([this] { listen(); });
}

HandOverDesk::~HandOverDesk() {
  if (!listening()) return;
  ::unlink(socket_file_.c_str());
  const char end = 0;
  if (::write(wake_->get(), &end, 1) == 1) thread_.join();
}

void HandOverDesk::listen() {
  while (true) {
    std::array<pollfd, 2> ends = {{{socket_->get(), POLLIN, 0}, {woken_->get(), POLLIN, 0}}};
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
    if (ends[1].revents != 0) return;
    if (ends[0].revents == 0) continue;
    const Descriptor client(::accept4(socket_->get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (client && same_user(client.get())) serve(client.get());
  }
}

void HandOverDesk::serve(int client) const {
  be_patient(client);
  const std::string said = receive_all(client);
  if (said.size() > longest || said.compare(0, greeting.size(), greeting) != 0) return;
  const fs::path file = said.substr(greeting.size());
  if (!file.is_absolute()) return;
  if (send_all(client, answer)) open_(file);
}

}  // namespace facenotice
