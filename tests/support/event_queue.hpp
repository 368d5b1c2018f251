// SPDX-License-Identifier: MIT
// Stands in for a window's event loop: runs what background threads post, until something is true.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <queue>

namespace facenotice::test {

class EventQueue {
 public:
  std::function<void(std::function<void()>)> post() {
    return [this](std::function<void()> work) {
      const std::lock_guard lock(mutex_);
      work_.push(std::move(work));
      wake_.notify_all();
    };
  }
  // False: it did not become true in time.
  bool run_until(const std::function<bool()>& wanted,
                 std::chrono::milliseconds patience = std::chrono::seconds(60)) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!wanted()) {
      std::unique_lock lock(mutex_);
      if (!wake_.wait_until(lock, deadline, [this] { return !work_.empty(); })) return false;
      const std::function<void()> work = std::move(work_.front());
      work_.pop();
      lock.unlock();
      work();
    }
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::queue<std::function<void()>> work_;
};

}  // namespace facenotice::test
