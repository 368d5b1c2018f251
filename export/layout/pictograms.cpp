// SPDX-License-Identifier: MIT
// Built-in pictograms, each a few primitives on a grid of 960 units.
#include "export/layout/pictograms.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

namespace facenotice {
namespace {

constexpr int grid = 960;
constexpr int pen = 60;  // thickness of lines

enum class Kind : std::uint8_t {
  line,    // a,b to c,d; e: thickness, 0: pen
  disc,    // centre a,b radius c
  ring,    // centre a,b radius c (of the pen's middle)
  arc,     // centre a,b radius c from d to e degrees, clockwise from the right
  frame,   // box a,b size c,d radius e, drawn with the pen
  filled,  // box a,b size c,d radius e
};

struct Primitive {
  Kind kind;
  int a, b, c, d = 0, e = 0;
};

using enum Kind;

constexpr Primitive face_notice[]{
    {line, 90, 300, 90, 130},     {arc, 130, 130, 40, 180, 270}, {line, 130, 90, 300, 90},
    {line, 660, 90, 830, 90},     {arc, 830, 130, 40, 270, 360}, {line, 870, 130, 870, 300},
    {line, 870, 660, 870, 830},   {arc, 830, 830, 40, 0, 90},    {line, 830, 870, 660, 870},
    {line, 300, 870, 130, 870},   {arc, 130, 830, 40, 90, 180},  {line, 90, 830, 90, 660},
    {ring, 480, 480, 250},        {disc, 395, 430, 38},          {disc, 565, 430, 38},
    {arc, 480, 480, 130, 35, 145}};
constexpr Primitive qr[]{
    {frame, 110, 110, 290, 290, 30},  {filled, 205, 205, 100, 100, 12}, {frame, 560, 110, 290, 290, 30},
    {filled, 655, 205, 100, 100, 12}, {frame, 110, 560, 290, 290, 30},  {filled, 205, 655, 100, 100, 12},
    {filled, 530, 530, 110, 110, 12}, {filled, 770, 530, 110, 110, 12}, {filled, 650, 650, 110, 110, 12},
    {filled, 530, 770, 110, 110, 12}, {filled, 770, 770, 110, 110, 12}};
constexpr Primitive shield[]{
    {line, 480, 90, 810, 205},  {line, 810, 205, 810, 470}, {line, 810, 470, 775, 610},
    {line, 775, 610, 700, 720}, {line, 700, 720, 600, 805}, {line, 600, 805, 480, 870},
    {line, 480, 870, 360, 805}, {line, 360, 805, 260, 720}, {line, 260, 720, 185, 610},
    {line, 185, 610, 150, 470}, {line, 150, 470, 150, 205}, {line, 150, 205, 480, 90},
    {line, 330, 480, 445, 595}, {line, 445, 595, 640, 385}};
constexpr Primitive check[]{
    {ring, 480, 480, 385}, {line, 300, 490, 430, 620, 72}, {line, 430, 620, 665, 360, 72}};
constexpr Primitive tick[]{{line, 220, 490, 410, 680, 120}, {line, 410, 680, 740, 280, 120}};
constexpr Primitive cross[]{
    {ring, 480, 480, 385}, {line, 345, 345, 615, 615, 72}, {line, 615, 345, 345, 615, 72}};
constexpr Primitive camera[]{
    {line, 100, 360, 100, 740}, {arc, 160, 740, 60, 90, 180}, {line, 160, 800, 800, 800},
    {arc, 800, 740, 60, 0, 90}, {line, 860, 740, 860, 360},   {arc, 800, 360, 60, 270, 360},
    {line, 800, 300, 680, 300}, {line, 680, 300, 610, 190},   {line, 610, 190, 350, 190},
    {line, 350, 190, 280, 300}, {line, 280, 300, 160, 300},   {arc, 160, 360, 60, 180, 270},
    {ring, 480, 535, 150},      {disc, 480, 535, 52}};
constexpr Primitive clock_face[]{
    {ring, 480, 480, 385}, {line, 480, 480, 480, 250}, {line, 480, 480, 640, 570}};
constexpr Primitive person_child[]{{ring, 330, 220, 120},      {arc, 330, 680, 230, 180, 360},
                                   {line, 100, 680, 100, 860}, {line, 100, 860, 520, 860},
                                   {ring, 710, 450, 90},       {arc, 710, 765, 165, 215, 360},
                                   {line, 875, 765, 875, 860}, {line, 875, 860, 640, 860}};
constexpr Primitive hand[]{{line, 330, 240, 330, 560, 110},   {line, 450, 150, 450, 560, 110},
                           {line, 570, 180, 570, 560, 110},   {line, 690, 280, 690, 620, 110},
                           {filled, 275, 480, 470, 400, 170}, {line, 165, 520, 350, 760, 110}};
constexpr Primitive receipt[]{
    {line, 200, 100, 760, 100}, {line, 760, 100, 760, 860}, {line, 760, 860, 667, 790},
    {line, 667, 790, 573, 860}, {line, 573, 860, 480, 790}, {line, 480, 790, 387, 860},
    {line, 387, 860, 293, 790}, {line, 293, 790, 200, 860}, {line, 200, 860, 200, 100},
    {line, 330, 280, 630, 280}, {line, 330, 440, 630, 440}, {line, 330, 600, 500, 600}};
constexpr Primitive goods[]{
    {line, 400, 100, 560, 100}, {line, 400, 100, 400, 250},   {line, 560, 100, 560, 250},
    {line, 400, 250, 290, 400}, {line, 560, 250, 670, 400},   {line, 290, 400, 290, 800},
    {line, 670, 400, 670, 800}, {arc, 350, 800, 60, 90, 180}, {arc, 610, 800, 60, 0, 90},
    {line, 350, 860, 610, 860}, {line, 290, 500, 670, 500},   {line, 290, 690, 670, 690},
    {line, 400, 180, 560, 180}};
constexpr Primitive erase[]{
    {line, 130, 240, 830, 240},   {line, 370, 240, 370, 120}, {line, 370, 120, 590, 120},
    {line, 590, 120, 590, 240},   {line, 210, 240, 250, 800}, {line, 750, 240, 710, 800},
    {arc, 310, 800, 60, 90, 180}, {arc, 650, 800, 60, 0, 90}, {line, 310, 860, 650, 860},
    {line, 400, 400, 412, 700},   {line, 560, 400, 548, 700}};
constexpr Primitive info[]{{ring, 480, 480, 385}, {line, 480, 450, 480, 680, 80}, {disc, 480, 300, 54}};

struct NamedPictogram {
  std::string_view name;
  std::span<const Primitive> primitives;
};
constexpr NamedPictogram entries[]{{"face-notice", face_notice},
                                   {"qr", qr},
                                   {"shield", shield},
                                   {"check", check},
                                   {"tick", tick},
                                   {"cross", cross},
                                   {"camera", camera},
                                   {"clock", clock_face},
                                   {"person-child", person_child},
                                   {"hand", hand},
                                   {"receipt", receipt},
                                   {"goods", goods},
                                   {"erase", erase},
                                   {"info", info}};

const NamedPictogram* find(std::string_view name) {
  if (name == "bottle") name = "goods";
  if (name == "trash") name = "erase";
  const auto* found = std::find_if(std::begin(entries), std::end(entries),
                                   [&](const NamedPictogram& e) { return e.name == name; });
  return found == std::end(entries) ? nullptr : found;
}

// Writes primitives in the box's coordinates. All outlines turn the same way, so that overlaps stay filled;
// only the inner edge of a ring or frame turns the other way.
class Drawing {
 public:
  explicit Drawing(const Box& box) : box_(box) {}

  void add(const Primitive& p) {
    switch (p.kind) {
      case line:
        capsule(p.a, p.b, p.c, p.d, p.e > 0 ? p.e : pen);
        break;
      case disc:
        circle(p.a, p.b, p.c, false);
        break;
      case ring:
        circle(p.a, p.b, p.c + pen / 2.0, false);
        circle(p.a, p.b, p.c - pen / 2.0, true);
        break;
      case arc:
        sector(p.a, p.b, p.c, p.d, p.e);
        break;
      case frame:
        rounded(p.a - pen / 2.0, p.b - pen / 2.0, p.c + pen, p.d + pen, p.e + pen / 2.0, false);
        rounded(p.a + pen / 2.0, p.b + pen / 2.0, p.c - pen, p.d - pen, std::max(0.0, p.e - pen / 2.0), true);
        break;
      case filled:
        rounded(p.a, p.b, p.c, p.d, p.e, false);
        break;
    }
  }
  Path take() { return std::move(path_); }

 private:
  PathPoint at(double x, double y) const {
    return {box_.x + static_cast<std::int32_t>(std::lround(x * box_.width / grid)),
            box_.y + static_cast<std::int32_t>(std::lround(y * box_.height / grid))};
  }
  void move(double x, double y) {
    const PathPoint p = at(x, y);
    path_.move(p.x, p.y);
  }
  void line_to(double x, double y) {
    const PathPoint p = at(x, y);
    path_.line(p.x, p.y);
  }

  void circle(double cx, double cy, double r, bool hole) { rounded(cx - r, cy - r, 2 * r, 2 * r, r, hole); }

  void rounded(double x, double y, double w, double h, double r, bool hole) {
    const double k = r * 0.44772;  // distance of a quarter circle's control point from the corner
    const double e = x + w, b = y + h;
    move(x + r, y);
    if (!hole) {
      line_to(e - r, y);
      path_.cubic(at(e - k, y), at(e, y + k), at(e, y + r));
      line_to(e, b - r);
      path_.cubic(at(e, b - k), at(e - k, b), at(e - r, b));
      line_to(x + r, b);
      path_.cubic(at(x + k, b), at(x, b - k), at(x, b - r));
      line_to(x, y + r);
      path_.cubic(at(x, y + k), at(x + k, y), at(x + r, y));
    } else {
      path_.cubic(at(x + k, y), at(x, y + k), at(x, y + r));
      line_to(x, b - r);
      path_.cubic(at(x, b - k), at(x + k, b), at(x + r, b));
      line_to(e - r, b);
      path_.cubic(at(e - k, b), at(e, b - k), at(e, b - r));
      line_to(e, y + r);
      path_.cubic(at(e, y + k), at(e - k, y), at(e - r, y));
    }
    path_.close();
  }

  // A line with round ends.
  void capsule(double x0, double y0, double x1, double y1, double thickness) {
    const double r = thickness / 2, length = std::hypot(x1 - x0, y1 - y0);
    const double nx = (y1 - y0) / length * r, ny = -(x1 - x0) / length * r;
    move(x0 + nx, y0 + ny);
    line_to(x1 + nx, y1 + ny);
    line_to(x1 - nx, y1 - ny);
    line_to(x0 - nx, y0 - ny);
    path_.close();
    circle(x0, y0, r, false);
    circle(x1, y1, r, false);
  }

  void sector(double cx, double cy, double radius, int from, int to) {
    const auto point = [&](double degrees, double r) {
      const double a = degrees * std::numbers::pi / 180;
      return at(cx + r * std::cos(a), cy + r * std::sin(a));
    };
    const double outer = radius + pen / 2.0, inner = std::max(0.0, radius - pen / 2.0);
    const int steps = std::max(4, (to - from) / 6);
    const auto degree = [&](int i) { return from + static_cast<double>(to - from) * i / steps; };
    const PathPoint start = point(from, outer);
    path_.move(start.x, start.y);
    for (int i = 1; i <= steps; ++i) {
      const PathPoint p = point(degree(i), outer);
      path_.line(p.x, p.y);
    }
    for (int i = steps; i >= 0; --i) {
      const PathPoint p = point(degree(i), inner);
      path_.line(p.x, p.y);
    }
    path_.close();
    for (const int end : {from, to}) {
      const double a = end * std::numbers::pi / 180;
      circle(cx + radius * std::cos(a), cy + radius * std::sin(a), pen / 2.0, false);
    }
  }

  Box box_;
  Path path_;
};

}  // namespace

std::vector<std::string_view> pictogram_names() {
  std::vector<std::string_view> names;
  for (const NamedPictogram& entry : entries) names.push_back(entry.name);
  return names;
}

bool has_pictogram(std::string_view name) {
  return find(name) != nullptr;
}

Path pictogram(std::string_view name, const Box& box) {
  Drawing drawing(box);
  if (const NamedPictogram* entry = find(name))
    for (const Primitive& primitive : entry->primitives) drawing.add(primitive);
  return drawing.take();
}

}  // namespace facenotice
