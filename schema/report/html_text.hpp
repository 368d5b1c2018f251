// SPDX-License-Identifier: MIT
// Words in a page.
#pragma once

#include <string>
#include <string_view>

namespace facenotice {

// As the content of an element or the value of an attribute in double quotes.
std::string html_escaped(std::string_view text);

// Whether it is an address that a browser opens.
bool is_link(std::string_view text);

}  // namespace facenotice
