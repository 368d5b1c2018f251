// SPDX-License-Identifier: MIT
// A lock that is given in the order in which it was asked for.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace facenotice {

// For what is held over reading and writing: a face module's thread that asks without a pause would take a
// std::mutex again before the player's thread has woken up, and a withdrawal would wait for as long as the
// module goes on. Here it waits for those who came before it, and for nobody else.
//
// Any thread may call; not recursive. The standard's BasicLockable, for std::lock_guard.
class FairMutex {
 public:
  void lock();
  void unlock();
  // How many hold it or wait for it, at this moment.
  std::uint64_t asked() const;

 private:
  mutable std::mutex guard_;  // held for moments only
  std::condition_variable turned_;
  std::uint64_t next_ = 0, turn_ = 0;
};

}  // namespace facenotice
