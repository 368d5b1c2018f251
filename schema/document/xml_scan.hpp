// SPDX-License-Identifier: MIT
// Finding where tags and elements end in the bytes of a well-formed document: the tree knows only their
// starts.
#pragma once

#include <cstddef>
#include <string_view>

namespace facenotice {

// The position of the > that ends the tag that starts at `from`; a > inside quotes is text.
std::size_t tag_end(std::string_view bytes, std::size_t from);

// The position of the end tag's < of the element that starts at `from`, or of its own start tag when the
// element is written as <empty/>. Comments, CDATA sections and processing instructions are passed over.
std::size_t closing_tag(std::string_view bytes, std::size_t from);

}  // namespace facenotice
