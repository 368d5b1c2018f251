// SPDX-License-Identifier: MIT
// Finding one line among many by a few letters of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

// The lines in which every word of `typed` occurs, as indices into `lines`, best first: those that begin with
// what is typed, those in which every word begins a word, the rest; among equals in their order. ASCII
// letters match whatever their case. Nothing typed: all lines.
std::vector<std::size_t> lines_with(std::string_view typed, const std::vector<std::string>& lines);

}  // namespace facenotice
