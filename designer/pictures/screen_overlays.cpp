// SPDX-License-Identifier: MIT
// Colour blindness after Machado, Oliveira and Fernandes (2009), severity 1; low vision as a disc of
// confusion.
#include "designer/pictures/screen_overlays.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include <fmt/format.h>

#include "schema/check/shown_names.hpp"
#include "schema/facts/reading_time.hpp"

namespace facenotice {
namespace {

constexpr double enough_contrast = 4.5;  // WCAG 2.2, 1.4.3
// Three minutes of arc: who tells apart 20/60 letters. Ours; no law names it.
constexpr double blur_minutes = 3;

double linear(std::uint8_t value) {
  const double v = value / 255.0;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}
std::uint8_t encoded(double value) {
  const double v = std::clamp(value, 0.0, 1.0);
  return static_cast<std::uint8_t>(
      std::lround(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055)));
}
double luminance(std::uint32_t rgb) {
  const auto part = [rgb](unsigned shift) { return linear(static_cast<std::uint8_t>(rgb >> shift)); };
  return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

using Matrix = std::array<double, 9>;
constexpr Matrix protanopia = {0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                               0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix deuteranopia = {0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                                 0.047413, -0.011820, 0.042940,  0.968881};
constexpr Matrix tritanopia = {1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                               0.147602, 0.004733,  0.691367,  0.303900};

void see_through(Frame& frame, const Matrix& matrix) {
  std::map<std::uint32_t, std::array<std::uint8_t, 3>> known;  // screens have few colours
  for (std::size_t at = 0; at + 3 < frame.rgba.size(); at += 4) {
    std::uint8_t* pixel = frame.rgba.data() + at;
    const std::uint32_t key =
        static_cast<std::uint32_t>(pixel[0]) << 16U | static_cast<std::uint32_t>(pixel[1]) << 8U | pixel[2];
    auto found = known.find(key);
    if (found == known.end()) {
      const double r = linear(pixel[0]), g = linear(pixel[1]), b = linear(pixel[2]);
      std::array<std::uint8_t, 3> seen{};
      for (std::size_t row = 0; row < 3; ++row)
        seen[row] = encoded(matrix[3 * row] * r + matrix[3 * row + 1] * g + matrix[3 * row + 2] * b);
      found = known.emplace(key, seen).first;
    }
    std::copy(found->second.begin(), found->second.end(), pixel);
  }
}

// The mean of 2 × radius + 1 pixels, along rows or columns; three times over it is close to a soft disc.
void blur_once(Frame& frame, int radius, bool rows) {
  const int length = rows ? frame.width : frame.height, lines = rows ? frame.height : frame.width;
  const std::size_t step = rows ? 4 : static_cast<std::size_t>(frame.width) * 4;
  const std::size_t next = rows ? static_cast<std::size_t>(frame.width) * 4 : 4;
  std::vector<std::uint8_t> line(static_cast<std::size_t>(length));
  for (int at = 0; at < lines; ++at)
    for (std::size_t colour = 0; colour < 3; ++colour) {
      std::uint8_t* first = frame.rgba.data() + static_cast<std::size_t>(at) * next + colour;
      for (int i = 0; i < length; ++i)
        line[static_cast<std::size_t>(i)] = first[static_cast<std::size_t>(i) * step];
      const auto value = [&](int i) {
        return static_cast<int>(line[static_cast<std::size_t>(std::clamp(i, 0, length - 1))]);
      };
      int sum = 0;
      for (int i = -radius; i <= radius; ++i) sum += value(i);
      for (int i = 0; i < length; ++i) {
        first[static_cast<std::size_t>(i) * step] = static_cast<std::uint8_t>(sum / (2 * radius + 1));
        sum += value(i + radius + 1) - value(i - radius);
      }
    }
}

void see_with_less(Frame& frame, const DisplayProfile& display) {
  const double disc_mm = display.viewing_distance_mm * std::tan(blur_minutes / 60 * std::numbers::pi / 180);
  const int radius = std::max(1, static_cast<int>(std::lround(disc_mm * display.px_per_mm() / 2)));
  for (int pass = 0; pass < 3; ++pass) {
    blur_once(frame, radius, true);
    blur_once(frame, radius, false);
  }
}

std::string millimetres(const Box& box, const DisplayProfile& display) {
  const auto mm = [&](Px64 length) { return std::lround(length / 64.0 / display.px_per_mm()); };
  return fmt::format("{} × {} mm", mm(box.width), mm(box.height));
}

std::string reading(const Step& step, const Flow& flow, const Words& words) {
  const auto seconds = static_cast<unsigned long long>(reading_seconds(flow, step));
  return words.trf("It takes about {} to read this screen.", duration_in_words(words, seconds));
}

}  // namespace

const char* overlay_in_words(const Words& words, Overlay overlay) {
  switch (overlay) {
    case Overlay::touch_areas:
      return words.tr("Touch areas");
    case Overlay::order:
      return words.tr("Order of focus, reading time");
    case Overlay::contrast:
      return words.tr("Contrast");
    case Overlay::without_red:
      return words.tr("Without red (protanopia)");
    case Overlay::without_green:
      return words.tr("Without green (deuteranopia)");
    case Overlay::without_blue:
      return words.tr("Without blue (tritanopia)");
    case Overlay::true_size:
      return words.tr("True size");
    case Overlay::low_vision:
      return words.tr("Low vision");
  }
  return "";
}

double measured_contrast(const Frame& frame, const Box& box) {
  const auto pixel = [](Px64 length) { return static_cast<int>(length / px64_one); };
  const int left = std::clamp(pixel(box.x), 0, frame.width),
            right = std::clamp(pixel(box.right()), 0, frame.width);
  const int top = std::clamp(pixel(box.y), 0, frame.height),
            bottom = std::clamp(pixel(box.bottom()), 0, frame.height);
  std::map<std::uint32_t, std::size_t> colours;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const std::uint8_t* at = frame.pixel(x, y);
      ++colours[static_cast<std::uint32_t>(at[0]) << 16U | static_cast<std::uint32_t>(at[1]) << 8U | at[2]];
    }
  if (colours.empty()) return 1;
  const auto most = std::max_element(colours.begin(), colours.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  const double behind = luminance(most->first);
  double best = 1;
  for (const auto& [colour, count] : colours) {
    const double other = luminance(colour);
    best = std::max(best, (std::max(behind, other) + 0.05) / (std::min(behind, other) + 0.05));
  }
  return best;
}

Overlays turned(Overlays on, Overlay overlay) {
  if (on.erase(overlay) != 0) return on;
  constexpr std::array<Overlay, 3> colours = {Overlay::without_red, Overlay::without_green,
                                              Overlay::without_blue};
  if (std::find(colours.begin(), colours.end(), overlay) != colours.end())
    for (const Overlay colour : colours) on.erase(colour);
  on.insert(overlay);
  return on;
}

std::string overlays_in_words(const Words& words, const Overlays& on) {
  std::string said;
  for (const Overlay overlay : on) {
    const char* one = overlay_in_words(words, overlay);
    said = said.empty() ? one : words.trf("{} + {}", said, one);
  }
  return said.empty() ? words.tr("As it is") : said;
}

namespace {

// What is measured on a sign, it is measured as if it were shown.
DisplayProfile paper_as_display(const Sign& sign, const DisplayList& list) {
  DisplayProfile paper;
  paper.width_px = list.width;
  paper.height_px = list.height;
  paper.width_mm = static_cast<double>(list.width) / sign_px_per_mm;
  paper.height_mm = static_cast<double>(list.height) / sign_px_per_mm;
  paper.viewing_distance_mm = sign.viewing_distance_mm;
  return paper;
}

class Overlaying {
 public:
  // `step`: null for a sign.
  Overlaying(const ScreenPicture& picture, const Step* step, const Flow& flow, const DisplayProfile& display,
             const std::vector<ScreenPart>& parts, const Words& words)
      : picture_(picture), step_(step), flow_(flow), display_(display), parts_(parts), words_(words) {}

  void put_on(Overlay overlay, OverlaidScreen& screen) const {
    std::size_t number = 0;
    switch (overlay) {
      case Overlay::touch_areas:
        for (const HitArea& area : picture_.list.hits)
          mark(screen, {area.box, millimetres(area.box, display_), false});
        break;
      case Overlay::order:
        for (const HitArea& area : picture_.list.hits)
          mark(screen, {area.box, std::to_string(++number), false});
        if (step_ != nullptr) note(screen, reading(*step_, flow_, words_));
        break;
      case Overlay::contrast:
        for (const ScreenPart& part : parts_) {
          const double ratio = measured_contrast(picture_.frame, part.box);
          mark(screen, {part.box, fmt::format("{:.1f} : 1", ratio), ratio < enough_contrast});
        }
        break;
      case Overlay::without_red:
        see_through(screen.frame, protanopia);
        break;
      case Overlay::without_green:
        see_through(screen.frame, deuteranopia);
        break;
      case Overlay::without_blue:
        see_through(screen.frame, tritanopia);
        break;
      case Overlay::low_vision:
        see_with_less(screen.frame, display_);
        note(screen, words_.trf("About as somebody with a third of ordinary sight sees it from {} mm.",
                                std::lround(display_.viewing_distance_mm)));
        break;
      case Overlay::true_size:
        screen.px_per_mm = display_.px_per_mm();
        note(screen,
             words_.trf(
                 step_ != nullptr
                     ? noted("As large as on the machine, {} × {} mm, if the monitor’s width in Settings "
                             "is right.")
                     : noted("As large as on paper, {} × {} mm, if the monitor’s width in Settings is "
                             "right."),
                 std::lround(display_.width_mm), std::lround(display_.height_mm)));
        break;
    }
  }

 private:
  // What is told of one place stands in one label.
  static void mark(OverlaidScreen& screen, OverlayMark mark) {
    for (OverlayMark& there : screen.marks)
      if (there.box == mark.box) {
        there.label += " · " + mark.label;
        there.short_of = there.short_of || mark.short_of;
        return;
      }
    screen.marks.push_back(std::move(mark));
  }
  void note(OverlaidScreen& screen, const std::string& sentence) const {
    screen.note += (screen.note.empty() || words_.chinese() ? "" : " ") + sentence;
  }

  const ScreenPicture& picture_;
  const Step* step_;
  const Flow& flow_;
  const DisplayProfile& display_;
  const std::vector<ScreenPart>& parts_;
  const Words& words_;
};

}  // namespace

OverlaidScreen overlaid(const ScreenPicture& picture, const Document& document,
                        const std::vector<ScreenPart>& parts, const Overlays& on, const Words& words) {
  const Flow& flow = document.flow();
  OverlaidScreen screen{picture.frame, {}, {}, {}};
  const DisplayProfile* display = flow.find_display(picture.view.display);
  const StepIndex step = flow.find_step(picture.view.step);
  if (display == nullptr || step == no_step) return screen;  // the picture is older than the document
  const Sign* sign = find_sign(flow, picture.view.sign);
  const DisplayProfile seen = sign != nullptr ? paper_as_display(*sign, picture.list) : *display;
  const Overlaying overlaying(picture, sign != nullptr ? nullptr : &flow.steps[step], flow, seen, parts,
                              words);
  for (const Overlay overlay : on) overlaying.put_on(overlay, screen);
  return screen;
}

}  // namespace facenotice
