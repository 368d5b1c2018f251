// SPDX-License-Identifier: MIT
// Exact-area scan conversion of outlines in integer arithmetic.
#include "src/screen/rasteriser.hpp"

namespace facenotice {
namespace {

constexpr std::int64_t one = 256;  // subpixels in a pixel

// Points beyond this (1/256 px) are pulled in, so that products below stay within 64 bits.
constexpr std::int64_t far_away = std::int64_t{1} << 26;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return (a % b != 0 && ((a < 0) != (b < 0))) ? q - 1 : q;
}

std::int64_t round_div(std::int64_t a, std::int64_t b) {
  return floor_div(2 * a + b, 2 * b);
}

struct Point {
  std::int64_t x, y;
};

Point apply(const PathTransform& t, PathPoint p) {
  const std::int64_t x = t.origin_x + round_div(t.xx * p.x + t.xy * p.y, t.denominator);
  const std::int64_t y = t.origin_y + round_div(t.yx * p.x + t.yy * p.y, t.denominator);
  return {std::clamp(x, -far_away, far_away), std::clamp(y, -far_away, far_away)};
}

std::int64_t magnitude(std::int64_t a, std::int64_t b) {
  return std::max(a < 0 ? -a : a, b < 0 ? -b : b);
}

// log2 of how many chords replace a curve so that none strays by more than about 1/64 px. `bend` is the
// length of the curve's second difference; each halving of the step divides the deviation by four.
int subdivision(std::int64_t bend) {
  int levels = 0;
  for (std::int64_t deviation = bend / 4; deviation > 3 && levels < 7; deviation /= 4) ++levels;
  return levels;
}

}  // namespace

void Rasteriser::reset(const ClipBox& clip) {
  clip_ = clip;
  cells_.clear();
}

void Rasteriser::add(const Path& path, const PathTransform& transform) {
  std::size_t next = 0;
  Point start{0, 0};
  const auto finish = [&] { line_to(start.x, start.y); };
  const auto take = [&] { return apply(transform, path.points[next++]); };
  for (const Verb verb : path.verbs) {
    const Point from{pen_x_, pen_y_};
    switch (verb) {
      case Verb::move:
        if (next > 0) finish();
        start = take();
        pen_x_ = start.x;
        pen_y_ = start.y;
        break;
      case Verb::line: {
        const Point to = take();
        line_to(to.x, to.y);
        break;
      }
      case Verb::quad: {
        const Point c = take(), to = take();
        const int levels = subdivision(magnitude(from.x - 2 * c.x + to.x, from.y - 2 * c.y + to.y));
        const std::int64_t n = std::int64_t{1} << levels, scale = n * n;
        for (std::int64_t i = 1; i <= n; ++i) {
          const std::int64_t a = (n - i) * (n - i), b = 2 * i * (n - i), d = i * i;
          line_to(round_div(a * from.x + b * c.x + d * to.x, scale),
                  round_div(a * from.y + b * c.y + d * to.y, scale));
        }
        break;
      }
      case Verb::cubic: {
        const Point c = take(), e = take(), to = take();
        const std::int64_t bend = std::max(magnitude(from.x - 2 * c.x + e.x, from.y - 2 * c.y + e.y),
                                           magnitude(c.x - 2 * e.x + to.x, c.y - 2 * e.y + to.y));
        const int levels = subdivision(3 * bend);
        const std::int64_t n = std::int64_t{1} << levels, scale = n * n * n;
        for (std::int64_t i = 1; i <= n; ++i) {
          const std::int64_t j = n - i;
          const std::int64_t a = j * j * j, b = 3 * i * j * j, d = 3 * i * i * j, f = i * i * i;
          line_to(round_div(a * from.x + b * c.x + d * e.x + f * to.x, scale),
                  round_div(a * from.y + b * c.y + d * e.y + f * to.y, scale));
        }
        break;
      }
      case Verb::close:
        finish();
        break;
    }
  }
  if (next > 0) finish();
}

void Rasteriser::add_box(std::int64_t left, std::int64_t top, std::int64_t right, std::int64_t bottom) {
  line(left, bottom, left, top);
  line(right, top, right, bottom);
}

void Rasteriser::line_to(std::int64_t x, std::int64_t y) {
  line(pen_x_, pen_y_, x, y);
  pen_x_ = x;
  pen_y_ = y;
}

// Cuts a line to the rows and columns that can be seen. What lies left of the clip still counts (it covers
// all that is to its right), so it is moved to the left edge; what lies right of it covers nothing.
void Rasteriser::line(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1) {
  const std::int64_t top = clip_.top * one, bottom = clip_.bottom * one;
  if (y0 == y1 || (y0 <= top && y1 <= top) || (y0 >= bottom && y1 >= bottom)) return;
  const auto x_at = [=](std::int64_t y) { return x0 + floor_div((x1 - x0) * (y - y0), y1 - y0); };
  const std::int64_t ya = std::clamp(y0, top, bottom), yb = std::clamp(y1, top, bottom);
  const std::int64_t xa = ya == y0 ? x0 : x_at(ya), xb = yb == y1 ? x1 : x_at(yb);

  const std::int64_t left = clip_.left * one, right = clip_.right * one;
  if (xa >= right && xb >= right) return;
  if (xa <= left && xb <= left) return line_in_columns(left, ya, left, yb);
  if (xa >= left && xb >= left && xa <= right && xb <= right) return line_in_columns(xa, ya, xb, yb);
  const auto y_at = [=](std::int64_t x) { return ya + floor_div((yb - ya) * (x - xa), xb - xa); };
  const auto clamped = [=](std::int64_t x) { return std::clamp(x, left, right); };
  const std::int64_t xc = clamped(xa), xd = clamped(xb);
  const std::int64_t yc = xc == xa ? ya : y_at(xc), yd = xd == xb ? yb : y_at(xd);
  if (yc != ya) line_in_columns(xc, ya, xc, yc);
  line_in_columns(xc, yc, xd, yd);
  if (yd != yb) line_in_columns(xd, yd, xd, yb);
}

void Rasteriser::line_in_columns(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1) {
  if (y0 == y1) return;
  const bool down = y1 > y0;
  std::int64_t x = x0, y = y0;
  while (y != y1) {
    const std::int64_t row = down ? y >> 8 : (y - 1) >> 8;
    const std::int64_t end = down ? std::min(y1, (row + 1) * one) : std::max(y1, row * one);
    const std::int64_t end_x = end == y1 ? x1 : x0 + floor_div((x1 - x0) * (end - y0), y1 - y0);
    line_in_row(static_cast<std::int32_t>(row), x, y, end_x, end);
    x = end_x;
    y = end;
  }
}

void Rasteriser::line_in_row(std::int32_t row, std::int64_t x0, std::int64_t y0, std::int64_t x1,
                             std::int64_t y1) {
  if (x0 == x1) {
    const std::int64_t column = x0 >> 8;
    add_cell(row, column, y1 - y0, 2 * (x0 - column * one) * (y1 - y0));
    return;
  }
  const bool rightward = x1 > x0;
  std::int64_t x = x0, y = y0;
  while (x != x1) {
    const std::int64_t column = rightward ? x >> 8 : (x - 1) >> 8;
    const std::int64_t end = rightward ? std::min(x1, (column + 1) * one) : std::max(x1, column * one);
    const std::int64_t end_y = end == x1 ? y1 : y0 + floor_div((y1 - y0) * (end - x0), x1 - x0);
    add_cell(row, column, end_y - y, (x + end - 2 * column * one) * (end_y - y));
    x = end;
    y = end_y;
  }
}

void Rasteriser::add_cell(std::int32_t row, std::int64_t column, std::int64_t cover, std::int64_t area) {
  if (column >= clip_.right || (cover == 0 && area == 0)) return;
  const auto x = static_cast<std::int32_t>(column);
  if (!cells_.empty() && cells_.back().y == row && cells_.back().x == x) {
    cells_.back().cover += static_cast<std::int32_t>(cover);
    cells_.back().area += static_cast<std::int32_t>(area);
    return;
  }
  cells_.push_back({row, x, static_cast<std::int32_t>(cover), static_cast<std::int32_t>(area)});
}

// By row with a counting sort, then by column within each row.
void Rasteriser::sort_cells() {
  const auto rows = static_cast<std::size_t>(std::max(0, clip_.bottom - clip_.top));
  row_start_.assign(rows + 1, 0);
  for (const Cell& cell : cells_) ++row_start_[static_cast<std::size_t>(cell.y - clip_.top) + 1];
  for (std::size_t row = 0; row < rows; ++row) row_start_[row + 1] += row_start_[row];
  sorted_.resize(cells_.size());
  fill_.assign(row_start_.begin(), row_start_.end());
  for (const Cell& cell : cells_) sorted_[fill_[static_cast<std::size_t>(cell.y - clip_.top)]++] = cell;
  const auto by_column = [](const Cell& a, const Cell& b) { return a.x < b.x; };
  for (std::size_t row = 0; row < rows; ++row)
    std::sort(sorted_.begin() + static_cast<std::ptrdiff_t>(row_start_[row]),
              sorted_.begin() + static_cast<std::ptrdiff_t>(row_start_[row + 1]), by_column);
}

}  // namespace facenotice
