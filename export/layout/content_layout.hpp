// SPDX-License-Identifier: MIT
// Title, pictogram, texts and fields of a screen or sign as a stack of elements.
#pragma once

#include <string>
#include <vector>

#include <facenotice/flow.hpp>

#include "export/layout/screen_context.hpp"

namespace facenotice {

struct Content {
  const LocalizedText& title;
  const std::vector<Block>& blocks;
  const std::vector<Field>* fields = nullptr;
  std::string icon;        // name of a pictogram, may be empty
  bool centred = false;    // few words in the middle of the screen, instead of a page that starts at the top
  bool indicator = false;  // says that the camera is on
};

std::vector<Element> lay_out_content(const ScreenContext& context, const Content& content, int width_px);

// The blocks alone. Consecutive items make a card.
std::vector<Element> lay_out_blocks(const ScreenContext& context, const std::vector<Block>& blocks,
                                    bool centred, int width_px);

}  // namespace facenotice
