// SPDX-License-Identifier: MIT
// The names of the files inside a package.
#pragma once

#include <string>
#include <string_view>

#include <facenotice/display_list.hpp>

namespace facenotice {

inline constexpr const char* flow_file = "flow.xml";      // the document, byte for byte
inline constexpr const char* glyphs_file = "glyphs.bin";  // outlines of every glyph that the screens draw
inline constexpr const char* report_file = "report.json";

// "normal", "large-text", "high-contrast"
const char* variant_name(Variant variant);
// "screens/ask.zh-CN.main.large-text.bin"
std::string screen_file(std::string_view step, std::string_view language, std::string_view display,
                        Variant variant);

}  // namespace facenotice
