// SPDX-License-Identifier: MIT
// A QR code as a shape.
#pragma once

#include <optional>
#include <string_view>

#include <facenotice/display_list.hpp>

namespace facenotice {

// Modules on each side of the code for this text, with its quiet zone; nothing when the text is empty or too
// long for one code (2,331 bytes).
std::optional<int> qr_modules(std::string_view text);

// The dark modules of a QR code (ISO/IEC 18004, error correction M) within `box`, which includes the quiet
// zone of four modules. Throws UserError when the text is empty or too long for one code.
Path qr_code(std::string_view text, const Box& box);

}  // namespace facenotice
