// SPDX-License-Identifier: MIT
// A list of functions to call when something happened.
#pragma once

#include <functional>
#include <utility>
#include <vector>

namespace facenotice {

// One thread only. What is connected must stay alive as long as the signal is emitted.
template <class... Args>
class Signal {
 public:
  void connect(std::function<void(Args...)> listener) { listeners_.push_back(std::move(listener)); }
  void emit(Args... args) const {
    for (const auto& listener : listeners_) listener(args...);
  }

 private:
  std::vector<std::function<void(Args...)>> listeners_;
};

}  // namespace facenotice
