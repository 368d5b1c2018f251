// SPDX-License-Identifier: MIT
// A screen looked at with other eyes: how large what is touched is, in which order it is gone to, how well
// words stand out, how people see it who see less. Measured on the machine's own picture; nothing here
// judges.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "designer/pictures/screen_parts.hpp"

namespace facenotice {

enum class Overlay : std::uint8_t {
  touch_areas,    // in millimetres
  order,          // in which the focus goes
  contrast,       // of words against what is behind them
  without_red,    // protanopia
  without_green,  // deuteranopia
  without_blue,   // tritanopia
  low_vision,     // a third of ordinary sight, from the viewing distance
  true_size,      // a millimetre of the display is a millimetre of the monitor
};
inline constexpr std::array<Overlay, 8> overlays = {
    Overlay::touch_areas,   Overlay::order,        Overlay::contrast,   Overlay::without_red,
    Overlay::without_green, Overlay::without_blue, Overlay::low_vision, Overlay::true_size};
const char* overlay_in_words(const Words& words, Overlay overlay);

// In the order of `overlays`.
using Overlays = std::set<Overlay>;
// It is turned on or off. Nobody sees without two colours at once: of these the last one stays.
Overlays turned(Overlays on, Overlay overlay);
// "As it is", or what is on.
std::string overlays_in_words(const Words& words, const Overlays& on);

struct OverlayMark {
  Box box;
  std::string label;      // "141 × 42 mm"
  bool short_of = false;  // below the 4.5 to 1 of WCAG 2.2, 1.4.3
};
struct OverlaidScreen {
  Frame frame;  // as seen
  std::vector<OverlayMark> marks;
  std::string note;  // a sentence about the whole; may be empty
  // How dense the display is, when the picture is to be as large as on it.
  std::optional<double> px_per_mm{};
};

// Of a picture that was drawn, from the document that it was drawn from; all that is on, together.
OverlaidScreen overlaid(const ScreenPicture& picture, const Document& document,
                        const std::vector<ScreenPart>& parts, const Overlays& on, const Words& words);

// Of the words in that part of a picture against their background, by WCAG 2.2's formula: 1 to 21. The
// background is what most pixels have; the words are what differs from it most.
double measured_contrast(const Frame& frame, const Box& box);

}  // namespace facenotice
