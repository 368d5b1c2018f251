// SPDX-License-Identifier: MIT
// The choices of a screen: big buttons in the reach zone, links below them, languages in the top band.
#include "export/layout/choice_layout.hpp"

#include <algorithm>

namespace facenotice {
namespace {

std::vector<std::uint16_t> choices_where(const Step& step, bool (*wanted)(const Choice&)) {
  std::vector<std::uint16_t> found;
  for (std::size_t i = 0; i < step.choices.size(); ++i)
    if (wanted(step.choices[i])) found.push_back(static_cast<std::uint16_t>(i));
  return found;
}

bool is_language(const Choice& choice) {
  return choice.has(ActKind::language);
}
bool is_link(const Choice& choice) {
  return choice.emphasis == "link" && !is_language(choice) && !choice.toggle;
}
bool is_toggle(const Choice& choice) {
  return choice.toggle && !is_language(choice);
}
bool is_button(const Choice& choice) {
  return !is_link(choice) && !is_language(choice) && !is_toggle(choice);
}

struct Look {
  const char* name = "outlined";
  Colour fill, label;
  Stroke stroke;
  int radius = 0;
  bool underline = false;
  bool ticks = false;  // a box to tick before the label
};

// A choice set and ready to draw at a place of given size.
struct Face {
  std::uint16_t index = 0;
  std::string id, words;
  ShapedText label;
  Look look;
};

int tick_side(const ScreenContext& c) {
  return std::max(c.scale.touch * 6 / 10, c.em(1.2, c.scale.choice));
}
int tick_pad(const ScreenContext& c) {
  return c.em(0.6, c.scale.choice);
}

void draw_face(const ScreenContext& c, Canvas& canvas, ScreenLayout& layout, const Face& face,
               const Area& area) {
  const Origin box{Part::choice_box, face.index}, label{Part::choice_label, face.index};
  const bool boxed = !face.look.underline;
  if (boxed) canvas.box(area, face.look.radius, face.look.fill, face.look.stroke, box);
  const Colour behind = boxed && face.look.fill.alpha != 0 ? face.look.fill : c.palette.background;
  const int label_y = area.y + (area.height - face.label.height_px()) / 2;
  Area words{area.x, label_y, area.width, 0};
  Align align = Align::centre;
  if (face.look.ticks) {
    const int side = tick_side(c), pad = tick_pad(c);
    const Area tick{area.x + pad, area.y + (area.height - side) / 2, side, side};
    canvas.box(tick, side / 6, c.palette.background, face.look.stroke, box);
    canvas.icon("tick", tick, face.look.label, {Part::tick, face.index});
    words = {tick.x + side + pad, label_y, area.width - side - 3 * pad, 0};
    align = Align::start;
  }
  const TextFact text = canvas.text(face.label, words, {align, face.look.label, behind, face.look.underline},
                                    {label, "choice", face.id});
  canvas.hit(HitArea::Kind::choice, face.index, face.id, without_isolates(face.words), area);

  ChoiceFact fact;
  fact.index = face.index;
  fact.id = face.id;
  fact.look = face.look.name;
  fact.box = canvas.to_box(area);
  fact.mm = canvas.to_mm(fact.box);
  fact.area_mm2 = fact.mm.area();
  fact.font_px = text.font_px;
  fact.bold = text.bold;
  fact.text_height_mm = text.height_mm;
  fact.visual_angle = text.visual_angle;
  fact.contrast = text.contrast;
  const Colour edge = face.look.stroke.thickness > 0 ? face.look.stroke.colour
                      : boxed                        ? face.look.fill
                                                     : face.look.label;
  fact.edge_contrast = contrast_ratio(edge, c.palette.background);
  fact.below_fold = canvas.below_fold();
  layout.choices.push_back(std::move(fact));
}

Face face_of(const ScreenContext& c, const Step& step, std::uint16_t index, int size, int width) {
  const Choice& choice = step.choices[index];
  Face face{index, choice.id, c.text(choice.label), {}, {}};
  face.label = c.set_display(face.words, size, width);
  return face;
}

Look filled(const ScreenContext& c) {
  return {"filled", c.palette.accent, c.palette.on_accent, {}, c.scale.choice * 45 / 100, false};
}

Look outlined(const ScreenContext& c) {
  return {"outlined",
          c.palette.background,
          c.palette.accent,
          {std::max(2, c.scale.choice / 11), c.palette.accent},
          c.scale.choice * 45 / 100,
          false};
}

struct Grid {
  std::vector<Face> faces;
  int columns = 1, cell_width = 0, cell_height = 0, gap = 0;
  int rows() const { return (static_cast<int>(faces.size()) + columns - 1) / columns; }
  int height() const { return faces.empty() ? 0 : rows() * cell_height + (rows() - 1) * gap; }
};

Grid grid_of(const ScreenContext& c, const Step& step, const std::vector<std::uint16_t>& indices, int columns,
             int width) {
  Grid grid;
  grid.columns = columns;
  grid.gap = std::max(c.scale.unit * 2, c.scale.touch / 4);
  grid.cell_width = (width - (columns - 1) * grid.gap) / columns;
  const int padding = c.em(0.8, c.scale.choice);
  const bool equal = needs_equal_buttons(step);
  int label_height = 0;
  for (const std::uint16_t index : indices) {
    Face face = face_of(c, step, index, c.scale.choice, grid.cell_width - 2 * padding);
    face.look = !equal && step.choices[index].emphasis == "primary" ? filled(c) : outlined(c);
    label_height = std::max(label_height, face.label.height_px());
    grid.faces.push_back(std::move(face));
  }
  grid.cell_height =
      std::max(c.scale.touch * 13 / 10, label_height + std::max(c.scale.unit * 5, c.scale.choice));
  return grid;
}

// Side by side when every label then stays on one line, or stacking would not make it shorter; else stacked.
Grid best_grid(const ScreenContext& c, const Step& step, const std::vector<std::uint16_t>& indices,
               int width) {
  Grid stacked = grid_of(c, step, indices, 1, width);
  if (indices.size() < 2) return stacked;
  Grid paired = grid_of(c, step, indices, 2, width);
  const bool even = indices.size() % 2 == 0;
  const auto longest = [](const Grid& grid) {
    std::size_t lines = 0;
    for (const Face& face : grid.faces) lines = std::max(lines, face.label.lines.size());
    return lines;
  };
  const bool fits = longest(paired) == 1 || (longest(paired) == 2 && longest(stacked) == 2);
  return fits && (even || indices.size() > 4) ? paired : stacked;
}

// Boxes to tick stand above the buttons, each as wide as the panel and all alike.
Grid toggles_of(const ScreenContext& c, const Step& step, int width) {
  Grid grid;
  grid.gap = std::max(c.scale.unit * 2, c.scale.touch / 5);
  grid.cell_width = width;
  int label_height = tick_side(c);
  for (const std::uint16_t index : choices_where(step, is_toggle)) {
    Face face = face_of(c, step, index, c.scale.choice, width - tick_side(c) - 3 * tick_pad(c));
    face.look = outlined(c);
    face.look.ticks = true;
    face.look.name = "toggle";
    label_height = std::max(label_height, face.label.height_px());
    grid.faces.push_back(std::move(face));
  }
  grid.cell_height = std::max(c.scale.touch, label_height + c.scale.unit * 4);
  return grid;
}

struct LinkRow {
  std::vector<Face> faces;
  std::vector<int> widths;
  int width = 0;
};

std::vector<LinkRow> link_rows(const ScreenContext& c, const Step& step, int width, int gap) {
  std::vector<LinkRow> rows;
  const int padding = c.em(0.7, c.scale.link);
  for (const std::uint16_t index : choices_where(step, is_link)) {
    Face face = face_of(c, step, index, c.scale.link, width - 2 * padding);
    face.look = {"link", {0, 0, 0, 0}, c.palette.text, {}, 0, true};
    const int wide = std::max(c.scale.touch, face.label.width_px + 2 * padding);
    if (rows.empty() || rows.back().width + gap + wide > width) rows.emplace_back();
    LinkRow& row = rows.back();
    row.width += wide + (row.faces.empty() ? 0 : gap);
    row.faces.push_back(std::move(face));
    row.widths.push_back(wide);
  }
  return rows;
}

}  // namespace

bool needs_equal_buttons(const Step& step) {
  return std::any_of(step.choices.begin(), step.choices.end(), [](const Choice& choice) {
    return choice.has(ActKind::consent) || choice.has(ActKind::refuse) || choice.has(ActKind::withdraw) ||
           choice.has(ActKind::guardian_consent) || choice.has(ActKind::choose_face);
  });
}

ChoicePanel lay_out_choices(const ScreenContext& c, const Step& step, int width) {
  const std::vector<std::uint16_t> buttons = choices_where(step, is_button);
  Grid toggles = toggles_of(c, step, width);
  Grid grid = best_grid(c, step, buttons, width);
  const int link_gap = std::max(c.scale.unit * 2, c.scale.touch / 3);
  std::vector<LinkRow> links = link_rows(c, step, width, link_gap);
  int link_height = c.scale.touch;
  for (const LinkRow& row : links)
    for (const Face& face : row.faces) link_height = std::max(link_height, face.label.height_px());
  const int between = grid.faces.empty() || links.empty() ? 0 : c.scale.unit * 3 / 2;
  const int above = toggles.faces.empty() ? 0 : toggles.height() + 2 * grid.gap;
  const int height = above + grid.height() + between + static_cast<int>(links.size()) * link_height;
  return {width, height,
          [c, toggles = std::move(toggles), grid = std::move(grid), links = std::move(links), above, between,
           link_height, link_gap, width](Canvas& canvas, ScreenLayout& layout, int x, int y) {
            for (std::size_t i = 0; i < toggles.faces.size(); ++i)
              draw_face(c, canvas, layout, toggles.faces[i],
                        {x, y + static_cast<int>(i) * (toggles.cell_height + toggles.gap), toggles.cell_width,
                         toggles.cell_height});
            y += above;
            for (std::size_t i = 0; i < grid.faces.size(); ++i) {
              const int column = static_cast<int>(i) % grid.columns, row = static_cast<int>(i) / grid.columns;
              draw_face(c, canvas, layout, grid.faces[i],
                        {x + column * (grid.cell_width + grid.gap), y + row * (grid.cell_height + grid.gap),
                         grid.cell_width, grid.cell_height});
            }
            int top = y + grid.height() + between;
            for (const LinkRow& row : links) {
              int left = x + (width - row.width) / 2;
              for (std::size_t i = 0; i < row.faces.size(); ++i) {
                draw_face(c, canvas, layout, row.faces[i], {left, top, row.widths[i], link_height});
                left += row.widths[i] + link_gap;
              }
              top += link_height;
            }
          }};
}

ChoicePanel lay_out_languages(const ScreenContext& c, const Step& step, int width_px) {
  struct Row {
    std::vector<Face> faces;
    std::vector<int> widths;
    int width = 0;
  };
  std::vector<Row> rows;
  const int size = c.scale.band, gap = std::max(c.scale.unit * 3 / 2, c.scale.touch / 5),
            padding = c.em(0.8, size);
  const int height = std::max(c.scale.touch, size * 9 / 5);
  int width = 0;
  for (const std::uint16_t index : choices_where(step, is_language)) {
    Face face = face_of(c, step, index, size, width_px - 2 * padding);
    face.look = {"compact",      c.palette.background,
                 c.palette.text, {std::max(1, size / 16), c.palette.muted},
                 height / 2,     false};
    const int wide = std::max(height, face.label.width_px + 2 * padding);
    if (rows.empty() || rows.back().width + gap + wide > width_px) rows.emplace_back();
    Row& row = rows.back();
    row.width += wide + (row.faces.empty() ? 0 : gap);
    row.faces.push_back(std::move(face));
    row.widths.push_back(wide);
    width = std::max(width, row.width);
  }
  if (rows.empty()) return {};
  const int all = static_cast<int>(rows.size()) * (height + gap) - gap;
  return {width, all,
          [c, rows = std::move(rows), gap, height](Canvas& canvas, ScreenLayout& layout, int x, int y) {
            for (const Row& row : rows) {
              int left = x;
              for (std::size_t i = 0; i < row.faces.size(); ++i) {
                draw_face(c, canvas, layout, row.faces[i], {left, y, row.widths[i], height});
                left += row.widths[i] + gap;
              }
              y += height + gap;
            }
          }};
}

}  // namespace facenotice
