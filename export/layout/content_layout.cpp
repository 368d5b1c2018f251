// SPDX-License-Identifier: MIT
// Title, pictogram, texts and fields of a screen or sign as a stack of elements.
#include "export/layout/content_layout.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "export/layout/pictograms.hpp"
#include "export/layout/screen_words.hpp"

namespace facenotice {
namespace {

Origin block_origin(std::size_t index) {
  return {Part::block, static_cast<std::uint16_t>(index)};
}

// Pictogram on a tinted tile.
void draw_icon(const ScreenContext& c, Canvas& canvas, std::string_view name, const Area& tile, bool round) {
  const Origin origin{Part::icon, 0};
  canvas.box(tile, round ? tile.width / 2 : tile.width / 5, mix(c.palette.background, c.palette.accent, 0.11),
             {}, origin);
  const int inset = tile.width / (round ? 4 : 5);
  canvas.icon(name, {tile.x + inset, tile.y + inset, tile.width - 2 * inset, tile.height - 2 * inset},
              c.palette.accent, origin);
}

// A page: tile and title side by side.
Element page_header(const ScreenContext& c, const Content& content, int width) {
  const bool icon = has_pictogram(content.icon);
  const int tile = icon ? c.em(1.95, c.scale.title) : 0, gap = icon ? c.em(0.5, c.scale.title) : 0;
  ShapedText title = c.set_display(c.text(content.title), c.scale.title, width - tile - gap);
  const int height = std::max(tile, title.height_px());
  return {0, height, [=, title = std::move(title), name = content.icon](Canvas& canvas, int x, int y) {
            if (icon) draw_icon(c, canvas, name, {x, y + (height - tile) / 2, tile, tile}, false);
            canvas.text(title, {x + tile + gap, y + (height - title.height_px()) / 2, width - tile - gap, 0},
                        {Align::start, c.palette.text, c.palette.background},
                        {{Part::title, 0}, "title", {}});
          }};
}

Element centred_icon(const ScreenContext& c, const std::string& name, int width) {
  const int tile = std::min(width / 3, c.em(4.6, c.scale.title));
  return {0, tile, [=](Canvas& canvas, int x, int y) {
            draw_icon(c, canvas, name, {x + (width - tile) / 2, y, tile, tile}, true);
          }};
}

Element centred_title(const ScreenContext& c, const Content& content, int width) {
  ShapedText title = c.set_display(c.text(content.title), c.em(1.12, c.scale.title), width);
  const int height = title.height_px();
  return {c.scale.unit * 4, height, [=, title = std::move(title)](Canvas& canvas, int x, int y) {
            canvas.text(title, {x, y, width, 0}, {Align::centre, c.palette.text, c.palette.background},
                        {{Part::title, 0}, "title", {}});
          }};
}

// A pill with a dot: says in words, not by colour alone, that the camera is on.
Element camera_indicator(const ScreenContext& c, bool centred, int width) {
  ShapedText words = c.set(screen_word(ScreenWord::camera_on, c.language), c.scale.body, true, width / 2);
  const int em = c.scale.body, dot = em * 7 / 10;
  const int pill = words.width_px + dot + em * 5 / 2, height = words.height_px() + em * 4 / 5;
  return {
      c.scale.unit * 3, height, [=, words = std::move(words)](Canvas& canvas, int x, int y) {
        const Origin origin{Part::indicator, 0};
        const int left = centred ? x + (width - pill) / 2 : x;
        canvas.box({left, y, pill, height}, height / 2, c.palette.surface,
                   {std::max(2, em / 12), c.palette.line}, origin);
        canvas.box({left + em, y + (height - dot) / 2, dot, dot}, dot / 2, {211, 32, 39, 255}, {}, origin);
        canvas.text(words, {left + em + dot + em / 2, y + em * 2 / 5, words.width_px, 0},
                    {Align::start, c.palette.text, c.palette.surface}, {origin, "indicator", {}});
      }};
}

Element paragraph(const ScreenContext& c, const Block& block, std::size_t index, bool centred, int width) {
  const bool heading = block.style == BlockStyle::heading, lead = block.style == BlockStyle::lead,
             small = block.style == BlockStyle::small;
  const int size = heading ? c.scale.heading : lead ? c.scale.lead : small ? c.scale.small : c.scale.body;
  const std::string words = c.text(block.text);
  const bool marked = heading && !centred;  // by a bar of the accent colour
  const int bar = marked ? std::max(4, size / 5) : 0, indent = marked ? bar + c.em(0.5, size) : 0;
  ShapedText text =
      centred ? c.shaper.shape_balanced(words, c.language, {size, heading, c.scale.line_height}, width)
              : c.set(words, size, heading, width - indent);
  const int height = text.height_px();
  const int gap = c.scale.unit * (heading ? 4 : lead ? 3 : 2);
  return {gap, height, [=, text = std::move(text), role = block.role](Canvas& canvas, int x, int y) {
            if (marked)
              canvas.box({x, y + text.line_px / 2 - size / 2, bar, size}, bar / 2, c.palette.accent, {},
                         {Part::decoration, 0});
            canvas.text(text, {x + indent, y, width - indent, 0},
                        {centred ? Align::centre : Align::start,
                         small || (lead && centred) ? c.palette.muted : c.palette.text, c.palette.background},
                        {block_origin(index), role, {}});
          }};
}

// --- rows of a card ---------------------------------------------------------------------------------------

struct Row {
  std::size_t index = 0;
  std::string role, label, value;  // label empty: a bullet
};

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// "Retention: 30 days" has a label; a long sentence with a colon in it has not.
Row row_of(const std::string& text, const Block& block, std::size_t index) {
  Row row{index, block.role, {}, text};
  const std::string_view full_width = "：";
  std::size_t at = text.find(full_width), length = full_width.size(), longest = 10;
  if (at == std::string::npos) {
    at = text.find(": ");
    length = 2;
    longest = 28;
  }
  if (at == std::string::npos || at == 0 || at + length >= text.size()) return row;
  const std::string label = text.substr(0, at);
  if (letters(label) > longest || label.find_first_of(",.;") != std::string::npos ||
      label.find("，") != std::string::npos || label.find("。") != std::string::npos)
    return row;
  row.label = label;
  row.value = text.substr(at + length);
  return row;
}

// One element per row, so that a card can be cut at the fold; together they look like one rounded card.
void add_card(const ScreenContext& c, const std::vector<Row>& rows, int width, std::vector<Element>& out) {
  const int em = c.scale.body, pad = c.em(0.85, em), radius = c.em(0.55, em);
  const int vertical = std::max(radius / 2, c.scale.unit + c.scale.unit / 3), inner = width - 2 * pad;
  int column = 0;
  for (const Row& row : rows)
    if (!row.label.empty()) column = std::max(column, c.set(row.label, em, true, 0).width_px);
  column = std::min(column, inner * 32 / 100);
  const int column_gap = c.em(0.9, em);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const bool first = i == 0, last = i + 1 == rows.size();
    const int indent = row.label.empty() ? c.em(0.85, em) : column + column_gap;
    std::optional<ShapedText> label;
    if (!row.label.empty()) label = c.set(row.label, em, true, column);
    ShapedText value = c.set(row.value, em, false, inner - indent);
    const int height = std::max(label ? label->height_px() : 0, value.height_px()) + 2 * vertical +
                       (first ? vertical / 2 : 0) + (last ? vertical / 2 : 0);
    out.push_back(
        {first ? c.scale.unit * 3 : 0, height,
         [=, label = std::move(label), value = std::move(value), role = row.role, index = row.index](
             Canvas& canvas, int x, int y) {
           // Rounded where the card ends, square where it goes on.
           const Colour surface = c.palette.surface;
           const int square_top = first ? std::min(radius, height) : 0;
           const int square_bottom = last ? std::min(radius, height) : 0;
           if (first || last) canvas.box({x, y, width, height}, radius, surface, {}, {});
           if (!(first && last))
             canvas.box({x, y + square_top, width, height - square_top - square_bottom}, 0, surface, {}, {});
           if (!first) canvas.box({x + pad, y, inner, std::max(1, em / 20)}, 0, c.palette.line, {}, {});
           const int top = y + vertical + (first ? vertical / 2 : 0);
           const TextTag tag{block_origin(index), role, {}};
           if (label)
             canvas.text(*label, {x + pad, top, column, 0}, {Align::start, c.palette.text, surface}, tag);
           else
             canvas.box({x + pad, top + value.line_px / 2 - em / 8, em / 4, em / 4}, em / 8, c.palette.accent,
                        {}, {});
           canvas.text(value, {x + pad + indent, top, inner - indent, 0},
                       {Align::start, c.palette.text, surface}, tag);
         }});
  }
}

Element field_element(const ScreenContext& c, const Field& field, std::size_t index, int width) {
  const std::string words = c.text(field.label);
  const std::string note_words(
      screen_word(field.required ? ScreenWord::required : ScreenWord::optional, c.language));
  ShapedText note = c.set(note_words, c.scale.small, field.required, 0);
  ShapedText label = c.set(words, c.scale.body, true, width - note.width_px - c.scale.body);
  const int box = std::max(c.scale.touch * 5 / 4, c.em(2.3, c.scale.body)), gap = c.scale.unit;
  const int height = label.height_px() + gap + box;
  const auto number = static_cast<std::uint16_t>(index);
  return {
      c.scale.unit * 3, height,
      [=, label = std::move(label), note = std::move(note), id = field.data](Canvas& canvas, int x, int y) {
        canvas.text(label, {x, y, width, 0}, {Align::start, c.palette.text, c.palette.background},
                    {{Part::field_label, number}, "field", id});
        canvas.text(note,
                    {x + width - note.width_px, y + (label.line_px - note.line_px) / 2, note.width_px, 0},
                    {Align::end, c.palette.muted, c.palette.background},
                    {{Part::field_note, number}, "field-note", id});
        const Area area{x, y + label.height_px() + gap, width, box};
        canvas.box(area, c.scale.body / 3, c.palette.background,
                   {std::max(2, c.scale.body / 14), c.palette.muted}, {Part::field_box, number});
        canvas.hit(HitArea::Kind::field, number, id, without_isolates(words) + ", " + note_words, area);
      }};
}

}  // namespace

std::vector<Element> lay_out_blocks(const ScreenContext& c, const std::vector<Block>& blocks, bool centred,
                                    int width) {
  std::vector<Element> elements;
  std::vector<Row> card;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    const std::string words = c.text(block.text);
    if (words.empty()) continue;
    if (block.style == BlockStyle::item) {
      card.push_back(row_of(words, block, i));
      continue;
    }
    add_card(c, card, width, elements);
    card.clear();
    elements.push_back(paragraph(c, block, i, centred, width));
    if (i > 0 && blocks[i - 1].style == BlockStyle::heading)
      elements.back().gap /= 2;  // a heading's own text
  }
  add_card(c, card, width, elements);
  return elements;
}

std::vector<Element> lay_out_content(const ScreenContext& c, const Content& content, int width) {
  std::vector<Element> elements;
  if (content.centred) {
    if (has_pictogram(content.icon)) elements.push_back(centred_icon(c, content.icon, width));
    elements.push_back(centred_title(c, content, width));
  } else {
    elements.push_back(page_header(c, content, width));
  }
  if (content.indicator) elements.push_back(camera_indicator(c, content.centred, width));
  std::vector<Element> blocks = lay_out_blocks(c, content.blocks, content.centred, width);
  if (!blocks.empty()) blocks.front().gap = c.scale.unit * 3;
  elements.insert(elements.end(), std::make_move_iterator(blocks.begin()),
                  std::make_move_iterator(blocks.end()));
  if (content.fields != nullptr)
    for (std::size_t i = 0; i < content.fields->size(); ++i)
      elements.push_back(field_element(c, (*content.fields)[i], i, width));
  return elements;
}

}  // namespace facenotice
