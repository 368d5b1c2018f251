// SPDX-License-Identifier: MIT
// A list of functions to call when something happened.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace facenotice {

// That a listener is connected to a signal: when this goes, so does the listener. The signal may be gone
// before.
class [[nodiscard]] Connection {
 public:
  Connection() = default;
  explicit Connection(std::function<void()> disconnect) : disconnect_(std::move(disconnect)) {}
  ~Connection() { disconnect(); }
  Connection(Connection&& other) noexcept : disconnect_(std::exchange(other.disconnect_, nullptr)) {}
  Connection& operator=(Connection&& other) noexcept {
    if (this != &other) {
      disconnect();
      disconnect_ = std::exchange(other.disconnect_, nullptr);
    }
    return *this;
  }
  void disconnect() {
    if (const std::function<void()> now = std::exchange(disconnect_, nullptr)) now();
  }

 private:
  std::function<void()> disconnect_;
};

// What an object listens to, for as long as it lives: its last member.
class Connections {
 public:
  void operator+=(Connection connection) { all_.push_back(std::move(connection)); }

 private:
  std::vector<Connection> all_;
};

// One thread only. While it is emitted, listeners may connect (they are called from the next time on),
// disconnect (they are called no more), emit again, and destroy the signal.
template <class... Args>
class Signal {
 public:
  Connection connect(std::function<void(Args...)> listener) {
    auto added = std::make_shared<Listener>(Listener{std::move(listener)});
    listeners_->push_back(added);
    return Connection([added = std::weak_ptr<Listener>(added), all = std::weak_ptr<Listeners>(listeners_)] {
      const std::shared_ptr<Listener> gone = added.lock();
      if (gone) gone->connected = false;
      if (const std::shared_ptr<Listeners> from = all.lock())
        from->erase(std::remove(from->begin(), from->end(), gone), from->end());
    });
  }
  void emit(Args... args) const {
    const Listeners now = *listeners_;
    for (const std::shared_ptr<Listener>& listener : now)
      if (listener->connected) listener->call(args...);
  }

 private:
  struct Listener {
    std::function<void(Args...)> call;
    bool connected = true;
  };
  using Listeners = std::vector<std::shared_ptr<Listener>>;
  std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();
};

}  // namespace facenotice
