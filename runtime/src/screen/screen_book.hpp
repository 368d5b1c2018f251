// SPDX-License-Identifier: MIT
// The display lists of a package for one display profile, read once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <facenotice/display_list.hpp>
#include <facenotice/flow.hpp>
#include <facenotice/package.hpp>
#include <facenotice/result.hpp>

namespace facenotice {

struct Screen {
  DisplayList list;
  Digest digest{};
};

class ScreenBook {
 public:
  ScreenBook() = default;  // empty
  // Every step that shows, in every language and look: there, sound, of this display, with every choice of
  // the step in reach, and drawable with `glyphs`. "player.screen" or "player.glyphs" names the first that is
  // not.
  static Result<ScreenBook> open(const Package& package, const Flow& flow, const std::string& display,
                                 const GlyphStore& glyphs);

  // By indices into the flow. A look that the manifest leaves out for want of room is shown as normal; a
  // language is never replaced by another. Lives as long as the book, also when that is moved; null where
  // nothing is shown.
  const Screen* find(StepIndex step, std::size_t language, Variant variant) const;
  // All zero where nothing is shown.
  Digest digest(StepIndex step, std::size_t language, Variant variant) const;

 private:
  static constexpr std::size_t looks = 3;
  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  std::size_t languages_ = 0;
  std::vector<Screen> screens_;
  std::vector<std::uint32_t> places_;  // in screens_, by step, language and look
};

}  // namespace facenotice
