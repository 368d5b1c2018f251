// SPDX-License-Identifier: MIT
// Threads that do something again and again until they go.
#pragma once

#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

namespace facenotice::test {

// How often a test does its part: FACENOTICE_ROUNDS, else 12.
inline int rounds() {
  const char* wanted = std::getenv("FACENOTICE_ROUNDS");
  return wanted == nullptr ? 12 : std::atoi(wanted);
}

class Askers {
 public:
  template <class Act>
  Askers(int count, Act act) {
    for (int i = 0; i < count; ++i)
      threads_.emplace_back([this, act] {
        while (!done_) act();
      });
  }
  ~Askers() {
    done_ = true;
    for (std::thread& thread : threads_) thread.join();
  }
  Askers(const Askers&) = delete;
  Askers& operator=(const Askers&) = delete;

 private:
  std::atomic<bool> done_{false};
  std::vector<std::thread> threads_;
};

}  // namespace facenotice::test
