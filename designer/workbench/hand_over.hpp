// SPDX-License-Identifier: MIT
// One window for a person: a second start hands its file over to the program that runs already, by a socket
// in the folder that the system keeps for the user.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <thread>

#include <facenotice/descriptor.hpp>

namespace facenotice {

// Where the socket lies: $XDG_RUNTIME_DIR, when it belongs to this user alone; nothing otherwise, and every
// start has a window of its own.
std::optional<std::filesystem::path> hand_over_folder();

enum class Handed : std::uint8_t {
  taken,      // the running program has it and will open it
  nobody,     // no program of this user listens
  no_answer,  // one does, and does not answer, or is not to be trusted
};
Handed hand_over(const std::filesystem::path& folder, const std::filesystem::path& file);

// The end of the running program.
class HandOverDesk {
 public:
  // Listens until it ends; `open` is called on another thread. Where another program of the user listens
  // already, or the folder cannot be used, this one does not.
  HandOverDesk(const std::filesystem::path& folder, std::function<void(std::filesystem::path)> open);
  ~HandOverDesk();
  HandOverDesk(const HandOverDesk&) = delete;
  HandOverDesk& operator=(const HandOverDesk&) = delete;

  bool listening() const { return thread_.joinable(); }

 private:
  void listen();
  void serve(int client) const;

  std::filesystem::path socket_file_;
  std::function<void(std::filesystem::path)> open_;
  std::optional<Descriptor> lock_, socket_, wake_, woken_;
  std::thread thread_;
};

}  // namespace facenotice
