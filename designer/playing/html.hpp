// SPDX-License-Identifier: MIT
// What pages about plays share.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "schema/base/words.hpp"

namespace facenotice {

// Up to and with <body>; the page may load nothing.
std::string html_head(const Words& words, const std::string& title, const char* style);

// A PNG file's bytes as the address of a picture: data:image/png;base64,…
std::string png_address(std::span<const std::uint8_t> png);

}  // namespace facenotice
