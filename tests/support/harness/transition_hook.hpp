// SPDX-License-Identifier: MIT
// Another transition function in place of ours: the program is linked so that every call comes here first.
#pragma once

#include <functional>

#include <facenotice/transition.hpp>

namespace facenotice::test {

// While one lives, the player's transitions are what it says. One at a time.
class TransitionHook {
 public:
  using Function = std::function<Transition(const Flow&, const State&, const Event&)>;
  explicit TransitionHook(Function function);
  ~TransitionHook();
  TransitionHook(const TransitionHook&) = delete;
  TransitionHook& operator=(const TransitionHook&) = delete;

  // Our own.
  static Transition honest(const Flow& flow, const State& state, const Event& event);

 private:
  Function function_;
};

}  // namespace facenotice::test
