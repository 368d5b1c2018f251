// SPDX-License-Identifier: MIT
// The display lists of a package for one display profile.
#pragma once

#include <string>

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
  // `package` and `flow` must outlive the book.
  ScreenBook(const Package& package, const Flow& flow, std::string display);

  // Every step that shows, in every language: there, sound, of this display, with every choice of the step in
  // reach, and drawable with `glyphs`. "player.screen" or "player.glyphs" names the first that is not.
  Status check(const GlyphStore& glyphs) const;

  // A look that the manifest leaves out for want of room is shown as normal; a language is never replaced by
  // another.
  Result<Screen> load(StepIndex step, const std::string& language, Variant variant) const;
  // The digest without decoding; all zero when the screen is missing.
  Digest digest(StepIndex step, const std::string& language, Variant variant) const;

 private:
  std::string find(StepIndex step, const std::string& language, Variant variant) const;

  const Package& package_;
  const Flow& flow_;
  std::string display_;
};

}  // namespace facenotice
