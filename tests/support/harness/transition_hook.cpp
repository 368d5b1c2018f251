// SPDX-License-Identifier: MIT
#include "tests/support/harness/transition_hook.hpp"

#include <utility>

namespace facenotice::test {

// The names that the linker makes of --wrap (tests/CMakeLists.txt).
Transition real_transition(const Flow& flow, const State& state, const Event& event) asm(
    "__real__ZN10facenotice10transitionERKNS_4FlowERKNS_5StateERKNS_5EventE");
Transition any_transition(const Flow& flow, const State& state, const Event& event) asm(
    "__wrap__ZN10facenotice10transitionERKNS_4FlowERKNS_5StateERKNS_5EventE");

namespace {
const TransitionHook::Function* live = nullptr;  // of a function that has no object to keep it in
}  // namespace

Transition any_transition(const Flow& flow, const State& state, const Event& event) {
  return live != nullptr ? (*live)(flow, state, event) : real_transition(flow, state, event);
}

TransitionHook::TransitionHook(Function function) : function_(std::move(function)) {
  live = &function_;
}
TransitionHook::~TransitionHook() {
  live = nullptr;
}

Transition TransitionHook::honest(const Flow& flow, const State& state, const Event& event) {
  return real_transition(flow, state, event);
}

}  // namespace facenotice::test
