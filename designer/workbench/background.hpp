// SPDX-License-Identifier: MIT
// A thread that works on the newest request and skips those that were overtaken while they waited.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
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

// A newer request, cancel() and the destructor ask the work that is going on to stop, by its token; work that
// must not be broken off does not look at it. The destructor waits until it has stopped.
template <class Request>
class Background {
 public:
  // `work` runs on the background thread and must not throw.
  using Work = std::function<void(Request, const std::stop_token&)>;
  Background(Patience patience, Work work)
      : patience_(patience), work_(std::move(work)), thread_([this] { run(); }) {}
  ~Background() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
      in_work_.request_stop();
    }
    wake_.notify_all();
    thread_.join();
  }
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  void submit(Request request) { submit(std::move(request), patience_.quiet); }
  // Without waiting whether a newer one comes.
  void submit_now(Request request) { submit(std::move(request), std::chrono::milliseconds(0)); }
  // Drops what waits, and does not wait for what is in work.
  void cancel() {
    const std::lock_guard lock(mutex_);
    waiting_.reset();
    in_work_.request_stop();
  }

 private:
  using Clock = std::chrono::steady_clock;

  void submit(Request request, std::chrono::milliseconds quiet) {
    {
      const std::lock_guard lock(mutex_);
      const auto now = Clock::now();
      if (!waiting_) latest_ = now + patience_.longest;
      waiting_ = std::move(request);
      due_ = std::min(now + quiet, latest_);
      in_work_.request_stop();
    }
    wake_.notify_all();
  }

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
      in_work_ = std::stop_source();
      const std::stop_token stop = in_work_.get_token();
      lock.unlock();
      work_(std::move(request), stop);
      lock.lock();
    }
  }

  const Patience patience_;
  const Work work_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<Request> waiting_;
  Clock::time_point due_, latest_;
  std::stop_source in_work_{std::nostopstate};
  bool ending_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace facenotice
