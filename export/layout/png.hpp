// SPDX-License-Identifier: MIT
// A frame as a PNG file's bytes.
#pragma once

#include <cstdint>
#include <vector>

#include <facenotice/renderer.hpp>

namespace facenotice {

// RGB, 8 bits, no time stamp: the same frame gives the same bytes. Throws UserError on a frame without
// pixels.
std::vector<std::uint8_t> png_of(const Frame& frame);

}  // namespace facenotice
