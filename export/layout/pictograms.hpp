// SPDX-License-Identifier: MIT
// Built-in pictograms in the manner of public-information symbols: none has the shape or colour of a safety
// sign.
#pragma once

#include <string_view>
#include <vector>

#include <facenotice/display_list.hpp>

namespace facenotice {

// face-notice, qr, shield, check, cross, camera, clock, person-child, hand, receipt, goods, erase, info
std::vector<std::string_view> pictogram_names();
bool has_pictogram(std::string_view name);  // "bottle" and "trash" are other names of goods and erase

// In 1/64 px, filling `box`. An unknown name gives an empty path.
Path pictogram(std::string_view name, const Box& box);

}  // namespace facenotice
