// SPDX-License-Identifier: MIT
// Exact-area scan conversion of outlines in integer arithmetic: signed area and cover per pixel cell, then a
// sweep.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <facenotice/display_list.hpp>

namespace facenotice {

// Maps a path's units to 1/256 px: out = origin + round(matrix * in / denominator).
struct PathTransform {
  std::int64_t xx = 1, xy = 0, yx = 0, yy = 1;
  std::int64_t denominator = 1;
  std::int64_t origin_x = 0, origin_y = 0;
};

// Pixels to draw to: left <= x < right, top <= y < bottom.
struct ClipBox {
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;
};

// Contours that overlap in the same direction add up and saturate, which is the non-zero rule for the
// outlines of fonts and for everything that we draw. Memory is kept between uses.
class Rasteriser {
 public:
  void reset(const ClipBox& clip);
  void add(const Path& path, const PathTransform& transform);
  void add_box(std::int64_t left, std::int64_t top, std::int64_t right, std::int64_t bottom);  // 1/256 px

  // Calls span(y, x, length, coverage 1..255) for every covered run, rows downwards, left to right.
  template <class Span>
  void sweep(Span&& span) {
    sort_cells();
    for (std::size_t row = 0; row + 1 < row_start_.size(); ++row) {
      const std::int32_t y = clip_.top + static_cast<std::int32_t>(row);
      std::int64_t cover = 0;
      std::size_t i = row_start_[row];
      const std::size_t end = row_start_[row + 1];
      while (i < end) {
        const std::int32_t x = sorted_[i].x;
        std::int64_t area = 0;
        for (; i < end && sorted_[i].x == x; ++i) {
          cover += sorted_[i].cover;
          area += sorted_[i].area;
        }
        emit(span, y, x, 1, coverage(cover * 512 - area));
        const std::int32_t next = i < end ? sorted_[i].x : clip_.right;
        if (next > x + 1) emit(span, y, x + 1, next - x - 1, coverage(cover * 512));
      }
    }
  }

 private:
  struct Cell {
    std::int32_t y, x, cover, area;
  };

  static std::uint8_t coverage(std::int64_t doubled_area) {
    const std::int64_t magnitude = doubled_area < 0 ? -doubled_area : doubled_area;
    constexpr std::int64_t full = 256 * 512;
    return static_cast<std::uint8_t>((std::min(magnitude, full) * 255 + full / 2) / full);
  }
  template <class Span>
  static void emit(Span& span, std::int32_t y, std::int32_t x, std::int32_t length, std::uint8_t alpha) {
    if (alpha != 0) span(y, x, length, alpha);
  }

  void line_to(std::int64_t x, std::int64_t y);
  void line(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1);
  void line_in_columns(std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1);
  void line_in_row(std::int32_t row, std::int64_t x0, std::int64_t y0, std::int64_t x1, std::int64_t y1);
  void add_cell(std::int32_t row, std::int64_t column, std::int64_t cover, std::int64_t area);
  void sort_cells();

  ClipBox clip_;
  std::int64_t pen_x_ = 0, pen_y_ = 0;
  std::vector<Cell> cells_, sorted_;
  std::vector<std::size_t> row_start_, fill_;
};

}  // namespace facenotice
