// SPDX-License-Identifier: MIT
// By what is focused, not by its place: the same screen in another language has another order.
#include "designer/playing/keypad.hpp"

namespace facenotice {

std::size_t Keypad::place_in(const DisplayList& list) const {
  if (list.step == screen_)
    for (std::size_t i = 0; i < list.focus_order.size(); ++i)
      if (list.focus_order[i] < list.hits.size() && list.hits[list.focus_order[i]].id == id_) return i;
  return 0;  // a new screen: its first
}

const HitArea* Keypad::focused(const DisplayList& list) const {
  if (list.focus_order.empty()) return nullptr;
  const std::uint16_t hit = list.focus_order[place_in(list)];
  return hit < list.hits.size() ? &list.hits[hit] : nullptr;
}

void Keypad::move(const DisplayList& list, bool forward) {
  const std::size_t size = list.focus_order.size();
  if (size == 0) return;
  const std::size_t next = (place_in(list) + (forward ? 1 : size - 1)) % size;
  const std::uint16_t hit = list.focus_order[next];
  if (hit >= list.hits.size()) return;
  screen_ = list.step;
  id_ = list.hits[hit].id;
}

}  // namespace facenotice
