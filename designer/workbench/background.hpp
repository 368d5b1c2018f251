// SPDX-License-Identifier: MIT
// A thread that works on the newest request and skips those that were overtaken while they waited.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace facenotice {

// Runs a function on the thread that owns the windows, soon. May be called from any thread.
using Post = std::function<void(std::function<void()>)>;

// Held by an object that background work reports to: what arrives after the object is gone is dropped.
class Lifeline {
 public:
  Post guard(Post post) const {
    return [post = std::move(post), alive = std::weak_ptr<bool>(alive_)](std::function<void()> work) {
      post([alive, work = std::move(work)] {
        if (alive.lock()) work();
      });
    };
  }

 private:
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

// When a request is worked on: after `quiet` without a newer one, but no later than `longest` after the
// first.
struct Patience {
  std::chrono::milliseconds quiet{0};
  std::chrono::milliseconds longest{std::chrono::hours{1}};
};

// The destructor waits for the request in work and drops one that still waits.
template <class Request>
class Background {
 public:
  // `work` runs on the background thread and must not throw.
  Background(Patience patience, std::function<void(Request)> work)
      : patience_(patience), work_(std::move(work)), thread_([this] { run(); }) {}
  ~Background() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  void submit(Request request) {
    {
      const std::lock_guard lock(mutex_);
      const auto now = Clock::now();
      if (!waiting_) latest_ = now + patience_.longest;
      waiting_ = std::move(request);
      due_ = std::min(now + patience_.quiet, latest_);
    }
    wake_.notify_all();
  }
  // Drops what waits; returns when nothing is in work.
  void cancel() {
    std::unique_lock lock(mutex_);
    waiting_.reset();
    idle_.wait(lock, [this] { return !working_; });
  }

 private:
  using Clock = std::chrono::steady_clock;

  void run() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
      if (!waiting_) {
        wake_.wait(lock);
        continue;
      }
      if (Clock::now() < due_) {
        wake_.wait_until(lock, due_);
        continue;
      }
      Request request = std::move(*waiting_);
      waiting_.reset();
      working_ = true;
      lock.unlock();
      work_(std::move(request));
      lock.lock();
      working_ = false;
      idle_.notify_all();
    }
  }

  const Patience patience_;
  const std::function<void(Request)> work_;
  std::mutex mutex_;
  std::condition_variable wake_, idle_;
  std::optional<Request> waiting_;
  Clock::time_point due_, latest_;
  bool ending_ = false, working_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace facenotice
