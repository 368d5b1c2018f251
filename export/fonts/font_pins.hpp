// SPDX-License-Identifier: MIT
// The pinned fonts as the build saw them in export/fonts/fonts.txt.
#pragma once

#include <string_view>

namespace facenotice {

std::string_view font_pins();  // the file's text
std::string_view built_font_folder();
std::string_view installed_font_folder();

}  // namespace facenotice
