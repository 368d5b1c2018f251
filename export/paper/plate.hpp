// SPDX-License-Identifier: MIT
// Pictures among the passages of a report: screens and signs as people see them, made smaller.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <facenotice/display_list.hpp>

namespace facenotice {

struct Plate {
  struct Picture {
    std::string caption;
    DisplayList list;          // its fonts are those of the set that the passages are set in
    std::uint32_t ticked = 0;  // bit per choice: the toggles whose box is ticked
  };
  std::size_t under = 0;  // the passage that announces it
  std::vector<Picture> pictures;
};

// The picture on the page, its upper left corner there (in the page's pixels). Text stays text.
void place(DisplayList& page, const Plate::Picture& picture, double scale, int x, int y);

}  // namespace facenotice
