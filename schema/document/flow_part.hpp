// SPDX-License-Identifier: MIT
// Parts of a flow that a person's answer may speak of: when the part changes, the answer is stale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/document.hpp"

namespace facenotice {

enum class FlowPart : std::uint8_t { all, texts, deployment, data, device, signs, steps, policies };

// SHA-256, in hex, of the parts as the tree has them: comments, indentation and the order of attributes do
// not count. Of `texts`: with the values that are bound in them, for whoever has read “30 seconds” has not
// read “30 days”; how small or large they are set; and with what a choice does, what stands out among
// several, and their order, for whoever has read “Agree” has read it on that button. Of `all`:
// Document::content_digest(). `language` (BCP 47) leaves of `texts` that language only; empty: all of them.
std::string part_digest(const Document& document, const std::vector<FlowPart>& parts,
                        std::string_view language = {});

// What the same parts consist of, so that it can be told what of them has changed: "screen:welcome=1a2b3c4d
// sign:door=…", of each thing the beginning of its own digest, in the document's order. Things without an id
// go by the group that they stand in: "deployment=…".
std::string part_pieces(const Document& document, const std::vector<FlowPart>& parts,
                        std::string_view language = {});
// The names ("screen:welcome") of what is not the same in both, was added or was taken away, each once.
std::vector<std::string> changed_pieces(std::string_view before, std::string_view now);

}  // namespace facenotice
