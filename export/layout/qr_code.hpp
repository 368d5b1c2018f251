// SPDX-License-Identifier: MIT
// A QR code as a shape.
#pragma once

#include <string_view>

#include <facenotice/display_list.hpp>

namespace facenotice {

// The dark modules of a QR code (ISO/IEC 18004, error correction M) within `box`, which includes the quiet
// zone of four modules. Throws UserError when the text is empty or too long for one code.
Path qr_code(std::string_view text, const Box& box);

}  // namespace facenotice
