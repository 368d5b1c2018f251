// SPDX-License-Identifier: MIT
// Where the steps lie in a document's text, also while that text is not sound.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/document.hpp"

namespace facenotice {

struct OutlineStep {
  std::string id;
  std::size_t begin = 0;  // byte offset of its start tag
  std::size_t end = 0;    // one past its end tag, or where the next step begins when that is missing
};

// In document order. Comments and CDATA sections are skipped.
std::vector<OutlineStep> outline_of(std::string_view xml);

// The step around a byte offset, or null.
const OutlineStep* step_around(const std::vector<OutlineStep>& outline, std::size_t offset);
const OutlineStep* find_step(const std::vector<OutlineStep>& outline, std::string_view id);

// The byte offset of a place; the text's end when it has no such line.
std::size_t offset_of(std::string_view text, Place place);

}  // namespace facenotice
