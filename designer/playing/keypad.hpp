// SPDX-License-Identifier: MIT
// A screen used by keys alone: one thing has the focus, and keys move it in the machine's own order.
#pragma once

#include <cstddef>
#include <string>

#include <facenotice/display_list.hpp>

namespace facenotice {

class Keypad {
 public:
  // What has the focus on this screen; null: the screen has nothing to choose.
  const HitArea* focused(const DisplayList& list) const;
  void move(const DisplayList& list, bool forward);

 private:
  std::size_t place_in(const DisplayList& list) const;

  std::string screen_, id_;  // of the screen that the focus was moved on
};

}  // namespace facenotice
