// SPDX-License-Identifier: MIT
#include <facenotice/fair_mutex.hpp>

namespace facenotice {

void FairMutex::lock() {
  std::unique_lock<std::mutex> guard(guard_);
  const std::uint64_t mine = next_++;
  turned_.wait(guard, [&] { return turn_ == mine; });
}

void FairMutex::unlock() {
  bool somebody_waits = false;
  {
    const std::lock_guard<std::mutex> guard(guard_);
    ++turn_;
    somebody_waits = turn_ != next_;
  }
  if (somebody_waits) turned_.notify_all();
}

std::uint64_t FairMutex::asked() const {
  const std::lock_guard<std::mutex> guard(guard_);
  return next_ - turn_;
}

}  // namespace facenotice
