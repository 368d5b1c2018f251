// SPDX-License-Identifier: MIT
// Both versions drawn and held against each other, pixel by pixel.
#include "designer/pictures/screen_differences.hpp"

#include <algorithm>

#include "designer/pictures/screen_painter.hpp"
#include "schema/check/shown_names.hpp"

namespace facenotice {
namespace {

// Where the frames differ, in pixels of a picture that is `height` high.
ScreenDifference::Area differing(const Frame& before, const Frame& after, int height) {
  if (before.width != after.width || before.height != after.height) return {};
  int left = after.width, top = after.height, right = -1, bottom = -1;
  for (int y = 0; y < after.height; ++y)
    for (int x = 0; x < after.width; ++x) {
      if (std::equal(after.pixel(x, y), after.pixel(x, y) + 4, before.pixel(x, y))) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  if (right < 0) return {};
  const int scale = std::min(height, static_cast<int>(after.height)), whole = after.height;
  return {left * scale / whole, top * scale / whole, (right - left) * scale / whole + 1,
          (bottom - top) * scale / whole + 1};
}

class Comparing {
 public:
  Comparing(const FontSet& fonts, const Document& before, const Document& after, Selection::View look,
            const Words& words, int height)
      : old_artist_(fonts),
        new_artist_(fonts),
        before_(before),
        after_(after),
        look_(std::move(look)),
        words_(words),
        height_(height) {}

  void add(const std::string& step) {
    const bool was = shows(before_, step), is = shows(after_, step);
    look_.step = step;
    const Frame old = was ? old_artist_.draw(before_, look_).frame : Frame();
    const Frame now = is ? new_artist_.draw(after_, look_).frame : Frame();
    if (was && is && old.width == now.width && old.height == now.height && old.rgba == now.rgba) return;
    found_.push_back({step, ShownNames((is ? after_ : before_).flow(), words_).step(step),
                      was ? reduced(old, height_) : Thumbnail(), is ? reduced(now, height_) : Thumbnail(),
                      was && is ? differing(old, now, height_) : ScreenDifference::Area()});
  }
  static bool shows(const Document& document, const std::string& step) {
    const StepIndex index = document.flow().find_step(step);
    return index != no_step && document.flow().steps[index].shows();
  }
  std::vector<ScreenDifference> take() { return std::move(found_); }

 private:
  ScreenArtist old_artist_, new_artist_;
  const Document& before_;
  const Document& after_;
  Selection::View look_;
  const Words& words_;
  const int height_;
  std::vector<ScreenDifference> found_;
};

}  // namespace

std::vector<ScreenDifference> screen_differences(const FontSet& fonts, const Document& before,
                                                 const Document& after, const Selection::View& look,
                                                 const Words& words, int height,
                                                 const std::stop_token& stop) {
  Comparing comparing(fonts, before, after, look, words, height);
  for (const Step& step : after.flow().steps)
    if (step.shows() && !stop.stop_requested()) comparing.add(step.id);
  for (const Step& step : before.flow().steps)
    if (step.shows() && !Comparing::shows(after, step.id) && !stop.stop_requested()) comparing.add(step.id);
  return comparing.take();
}

}  // namespace facenotice
