// SPDX-License-Identifier: MIT
// What a document says, as the edits of schema/edit take it.
#pragma once

#include <vector>

#include <facenotice/flow.hpp>

#include "schema/edit/blocks.hpp"
#include "schema/edit/choices.hpp"

namespace facenotice {

Texts texts_of(const LocalizedText& text);
std::vector<ActDraft> drafts_of(const Flow& flow, const std::vector<Act>& acts);
// As XML spells it; empty for the style that it does not name.
const char* style_word(BlockStyle style);

}  // namespace facenotice
