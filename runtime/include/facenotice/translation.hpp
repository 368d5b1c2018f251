// SPDX-License-Identifier: MIT
// Whether a translation still says what was said when somebody approved it.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace facenotice {

// The mark that an approved translation bears (source="zh-CN:1f0c…"): the language that it was made from, and
// the first 16 hexadecimal digits of the SHA-256 of the words there. White space counts as one space, and
// every placeholder as {}: what a value is called, and what it is, changes no wording.
std::string translation_source(std::string_view language, std::string_view words);

// A <text> that bears the mark of other words than those that stand beside it now. One without a mark, or of
// a language that is not there any more, is held to nothing.
bool is_outdated(pugi::xml_node text);

}  // namespace facenotice
