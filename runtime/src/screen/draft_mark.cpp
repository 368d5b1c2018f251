// SPDX-License-Identifier: MIT
// The words DRAFT 草稿 as strokes.
#include "src/screen/draft_mark.hpp"

#include <array>

namespace facenotice {
namespace {

struct Stroke {
  std::int16_t x0, y0, x1, y1;  // 0..100 in each direction within the letter's cell
};

struct Letter {
  std::int32_t left;       // of its cell
  std::int32_t width;      // of its cell; the height is 1000
  std::int32_t thickness;  // of a stroke
  const Stroke* begin;
  const Stroke* end;
};

constexpr std::array<Stroke, 6> letter_d{
    {{6, 0, 6, 100}, {6, 7, 60, 7}, {60, 7, 93, 32}, {93, 32, 93, 68}, {93, 68, 60, 93}, {60, 93, 6, 93}}};
constexpr std::array<Stroke, 7> letter_r{{{6, 0, 6, 100},
                                          {6, 7, 70, 7},
                                          {70, 7, 92, 20},
                                          {92, 20, 92, 40},
                                          {92, 40, 70, 53},
                                          {70, 53, 6, 53},
                                          {50, 53, 94, 100}}};
constexpr std::array<Stroke, 3> letter_a{{{4, 100, 50, 0}, {50, 0, 96, 100}, {22, 64, 78, 64}}};
constexpr std::array<Stroke, 3> letter_f{{{6, 0, 6, 100}, {6, 7, 96, 7}, {6, 50, 82, 50}}};
constexpr std::array<Stroke, 2> letter_t{{{0, 7, 100, 7}, {50, 7, 50, 100}}};
constexpr std::array<Stroke, 10> word_cao{{{4, 13, 96, 13},
                                           {32, 2, 32, 26},
                                           {68, 2, 68, 26},
                                           {20, 32, 80, 32},
                                           {20, 32, 20, 66},
                                           {80, 32, 80, 66},
                                           {20, 49, 80, 49},
                                           {20, 65, 80, 65},
                                           {3, 80, 97, 80},
                                           {50, 65, 50, 102}}};
constexpr std::array<Stroke, 18> word_gao{{{38, 4, 8, 14},
                                           {3, 32, 44, 32},
                                           {24, 10, 24, 102},
                                           {23, 34, 3, 72},
                                           {25, 42, 42, 62},
                                           {71, 0, 75, 12},
                                           {48, 15, 98, 15},
                                           {58, 25, 90, 25},
                                           {58, 25, 58, 42},
                                           {90, 25, 90, 42},
                                           {58, 42, 90, 42},
                                           {50, 54, 98, 54},
                                           {51, 54, 51, 102},
                                           {97, 54, 97, 102},
                                           {63, 67, 85, 67},
                                           {63, 67, 63, 88},
                                           {85, 67, 85, 88},
                                           {63, 87, 85, 87}}};

std::int64_t square_root(std::int64_t value) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit != 0; bit >>= 1)
    if ((root + bit) * (root + bit) <= value) root += bit;
  return root;
}

// A stroke as a rectangle around its centre line. All have the same direction of turn, so overlaps stay
// filled.
void add_stroke(Path& path, std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1,
                std::int64_t thickness) {
  const std::int64_t dx = x1 - x0, dy = y1 - y0, length = square_root(dx * dx + dy * dy);
  const std::int64_t nx = -dy * thickness / (2 * length), ny = dx * thickness / (2 * length);
  const auto at = [](std::int64_t v) { return static_cast<std::int32_t>(v); };
  path.move(at(x0 + nx), at(y0 + ny));
  path.line(at(x1 + nx), at(y1 + ny));
  path.line(at(x1 - nx), at(y1 - ny));
  path.line(at(x0 - nx), at(y0 - ny));
  path.close();
}

}  // namespace

Path draft_mark() {
  const std::array<Letter, 7> letters{{{0, 720, 150, letter_d.begin(), letter_d.end()},
                                       {880, 700, 150, letter_r.begin(), letter_r.end()},
                                       {1700, 820, 150, letter_a.begin(), letter_a.end()},
                                       {2680, 620, 150, letter_f.begin(), letter_f.end()},
                                       {3400, 720, 150, letter_t.begin(), letter_t.end()},
                                       {4300, 940, 100, word_cao.begin(), word_cao.end()},
                                       {5340, 960, 88, word_gao.begin(), word_gao.end()}}};
  Path path;
  for (const Letter& letter : letters)
    for (const Stroke* stroke = letter.begin; stroke != letter.end; ++stroke) {
      const auto x = [&](int v) { return letter.left - draft_mark_width / 2 + v * letter.width / 100; };
      const auto y = [](int v) { return v * 10 - 500; };
      add_stroke(path, x(stroke->x0), y(stroke->y0), x(stroke->x1), y(stroke->y1), letter.thickness);
    }
  return path;
}

}  // namespace facenotice
