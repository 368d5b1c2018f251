// SPDX-License-Identifier: MIT
// Parts of a flow that a person's answer may speak of: when the part changes, the answer is stale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/document.hpp"

namespace facenotice {

enum class FlowPart : std::uint8_t { all, texts, deployment, data, device, signs, steps };

// SHA-256, in hex, of the parts as the tree has them: comments, indentation and the order of attributes do
// not count. Of `texts`: with the values that are bound in them, for whoever has read “30 seconds” has not
// read “30 days”; and how small or large they are set. Of `all`: Document::content_digest(). `language` (BCP
// 47) leaves of `texts` that language only; empty: all of them.
std::string part_digest(const Document& document, const std::vector<FlowPart>& parts,
                        std::string_view language = {});

}  // namespace facenotice
