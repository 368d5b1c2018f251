// SPDX-License-Identifier: MIT
// Passages set in lines and broken into pages.
#include "export/paper/passages_pdf.hpp"

#include "export/layout/canvas.hpp"
#include "export/layout/palette.hpp"
#include "export/layout/sign_layout.hpp"
#include "export/paper/pdf_pages.hpp"
#include "export/paper/pdf_repair.hpp"

namespace facenotice {
namespace {

constexpr int px(double mm) {
  return static_cast<int>(mm * sign_px_per_mm);
}
constexpr int margin = px(20), foot = px(12);
constexpr int number_width = px(14), indent = px(5), running_head = px(11);
constexpr int plates_across = 2, plate_gap = px(6);
constexpr int cell_gap = px(2), write_gap = px(4);  // beside and above what is written in by hand
// Of the page's room: more would leave no place for what is said of the pictures.
constexpr double plate_share = 0.62;
constexpr double points_per_px = 72.0 / 25.4 / sign_px_per_mm;

struct Look {
  double size_mm;  // of the em
  bool bold;
  int gap;   // above
  int with;  // room that must be left below for what it announces
  Colour colour;
};

Look look_of(Passage::Kind kind) {
  constexpr Colour text{0x1B, 0x1F, 0x24, 255}, quiet{0x52, 0x59, 0x63, 255}, accent{0x0B, 0x4F, 0x8A, 255};
  switch (kind) {
    case Passage::Kind::title:
      return {6.0, true, px(8), px(40), accent};
    case Passage::Kind::heading:
      return {3.9, true, px(4), px(14), text};
    case Passage::Kind::quiet:
      return {3.1, false, px(0.6), 0, quiet};
    case Passage::Kind::text:
      break;
  }
  return {3.6, false, px(0.8), 0, text};
}

// A heading that can be gone to stands out from those within its part.
Look look_of(const Passage& passage) {
  Look look = look_of(passage.kind);
  if (passage.kind != Passage::Kind::heading || passage.listed == 0) return look;
  look.size_mm = 4.3;
  look.gap = px(8);
  return look;
}

const std::string& name_in_contents(const Passage& passage) {
  return passage.listed_as.empty() ? passage.words : passage.listed_as;
}

class Pages {
 public:
  Pages(TextShaper& shaper, std::string language)
      : shaper_(shaper), language_(std::move(language)), paper_(paper_size("A4")) {
    begin();
  }

  // Begins a page where these do not fit on what is left of this one, and would on a whole one.
  void keep_together(std::span<const Passage> passages) {
    int high = 0;
    for (const Passage& passage : passages) {
      const Look look = look_of(passage);
      high += look.gap + set(passage.words, look, width() - 2 * margin).height_px();
    }
    const int room = height() - margin - foot;
    if (margin + high > room) return;
    kept_ = passages.front().together;
    if (y_ + high <= room) return;
    if (passages.front().kind == Passage::Kind::title) head_.clear();
    begin();
  }

  // All that is listed, a line each; where it stands is written when it is known.
  void add_contents(const std::string& heading, std::span<const Passage> passages) {
    if (y_ > margin) begin();
    head_.clear();
    add({Passage::Kind::title, heading});
    for (const Passage& passage : passages) {
      if (passage.listed == 0 || passage.words.empty()) continue;
      Look look = look_of(passage.listed == 1 ? Passage::Kind::text : Passage::Kind::quiet);
      look.bold = passage.listed == 1;
      const int left = indent * static_cast<int>(passage.listed - 1);
      const ShapedText line =
          set(name_in_contents(passage), look, width() - 2 * margin - left - number_width);
      if (y_ + look.gap + line.height_px() > height() - margin - foot) begin();
      y_ += passage.listed == 1 ? 2 * look.gap : 0;
      draw(line, y_, Align::start, look.colour, left);
      contents_.push_back({current_, y_, y_ + line.height_px(), look});
      y_ += line.height_px();
    }
    head_.clear();
    begin();
  }

  // Pictures below what has been added last, which stands on the same page.
  void add(const Plate& plate, const Passage& announced) {
    const int across = plate_width();
    for (std::size_t first = 0; first < plate.pictures.size(); first += plates_across) {
      const std::size_t end = std::min(first + plates_across, plate.pictures.size());
      const int high = row_height(plate, first);
      if (first > 0 && y_ + high > height() - margin - foot) begin();
      y_ += look_of(announced).gap / 2;
      const Look quiet = look_of(Passage::Kind::quiet);
      for (std::size_t i = first; i < end; ++i) {
        const Plate::Picture& picture = plate.pictures[i];
        const int left = static_cast<int>(i - first) * (across + plate_gap);
        place(pages_[current_].list, picture, scale_of(picture.list), margin + left, y_);
        draw(set(picture.caption, quiet, across), y_ + picture_height(picture.list) + quiet.gap, Align::start,
             quiet.colour, left);
      }
      y_ += high;
    }
  }

  // Begins a page unless the passage and its first row of pictures have room on this one.
  void make_room(const Plate& plate, const Passage& passage) {
    const Look look = look_of(passage);
    const int text = look.gap * 2 + set(passage.words, look, width() - 2 * margin).height_px();
    if (y_ > margin && y_ + text + row_height(plate, 0) > height() - margin - foot) begin();
  }

  void add(const Passage& passage) {
    const bool is_title = passage.kind == Passage::Kind::title;
    if (is_title) head_.clear();
    add_lines(passage);
    if (is_title) head_ = passage.words;
    if (passage.listed != 0) listed_.push_back({name_in_contents(passage), began_, passage.listed});
  }

  PaperPages numbered(const std::string& name) {
    const Look look = look_of(Passage::Kind::quiet);
    PaperPages paper;
    paper.bookmarks = listed_;
    for (std::size_t i = 0; i < contents_.size(); ++i) {
      const ContentsLine& line = contents_[i];
      current_ = line.page;
      draw(set(std::to_string(listed_[i].page + 1), line.look, number_width), line.top, Align::end,
           line.look.colour);
      paper.links.push_back({line.page, listed_[i].page, margin * points_per_px,
                             (height() - line.bottom) * points_per_px, (width() - margin) * points_per_px,
                             (height() - line.top) * points_per_px});
    }
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      current_ = page;
      const int top = height() - margin;
      draw(set(name, look, width() - 2 * margin - px(20)), top, Align::start, look.colour);
      draw(set(std::to_string(page + 1) + " / " + std::to_string(pages_.size()), look, px(20)), top,
           Align::end, look.colour);
      paper.pages.push_back(std::move(pages_[page].list));
    }
    return paper;
  }

 private:
  int plate_width() const { return (width() - 2 * margin - (plates_across - 1) * plate_gap) / plates_across; }
  double scale_of(const DisplayList& list) const {
    return std::min(static_cast<double>(plate_width()) / list.width,
                    plate_share * (height() - 2 * margin - foot) / list.height);
  }
  int picture_height(const DisplayList& list) const { return static_cast<int>(list.height * scale_of(list)); }
  // Of pictures and captions.
  int row_height(const Plate& plate, std::size_t first) {
    int high = 0;
    const Look quiet = look_of(Passage::Kind::quiet);
    for (std::size_t i = first; i < std::min(first + plates_across, plate.pictures.size()); ++i)
      high = std::max(high, picture_height(plate.pictures[i].list) + quiet.gap +
                                set(plate.pictures[i].caption, quiet, plate_width()).height_px());
    return high;
  }
  int width() const { return paper_.width_mm * sign_px_per_mm; }
  int height() const { return paper_.height_mm * sign_px_per_mm; }

  ShapedText set(const std::string& words, const Look& look, int across) {
    const double line_height = is_cjk(language_) ? 1.5 : 1.35;
    return shaper_.shape(words, language_, {px(look.size_mm), look.bold, line_height}, across);
  }

  // Side by side, with room above to write in.
  void add_cells(const Passage& passage) {
    const Look look = look_of(passage);
    const int across = (width() - 2 * margin) / static_cast<int>(passage.cells.size());
    std::vector<ShapedText> cells;
    int high = 0;
    for (const std::string& cell : passage.cells) {
      cells.push_back(set(cell, look, across - cell_gap));
      high = std::max(high, cells.back().height_px());
    }
    if (y_ + write_gap + high > height() - margin - foot) begin();
    y_ += write_gap;
    began_ = current_;
    for (std::size_t i = 0; i < cells.size(); ++i)
      draw(cells[i], y_, Align::start, look.colour, static_cast<int>(i) * across);
    y_ += high;
  }

  void add_lines(const Passage& passage) {
    if (!passage.cells.empty()) return add_cells(passage);
    const Look look = look_of(passage);
    ShapedText whole = set(passage.words, look, width() - 2 * margin);
    const int room = height() - margin - foot;
    // What is kept together fits, with all that it announces.
    const int with = passage.together != 0 && passage.together == kept_ ? 0 : look.with;
    if (y_ > margin && y_ + look.gap + std::min(whole.height_px() + with, room - margin) > room) begin();
    if (y_ > margin) y_ += look.gap;
    began_ = current_;
    // A passage of more than a page goes on on the next one.
    while (!whole.lines.empty()) {
      ShapedText part = whole;
      const auto fits = std::max<std::size_t>(1, static_cast<std::size_t>((room - y_) / whole.line_px));
      if (part.lines.size() > fits) part.lines.resize(fits);
      whole.lines.erase(whole.lines.begin(),
                        whole.lines.begin() + static_cast<std::ptrdiff_t>(part.lines.size()));
      draw(part, y_, Align::start, look.colour);
      y_ += part.height_px();
      if (!whole.lines.empty()) begin();
    }
  }

  void begin() {
    ScreenLayout page;
    page.list.step = "page";
    page.list.language = language_;
    page.list.width = width();
    page.list.height = height();
    page.list.background = {255, 255, 255, 255};
    pages_.push_back(std::move(page));
    current_ = pages_.size() - 1;
    y_ = margin;
    if (head_.empty()) return;
    const Look look = look_of(Passage::Kind::quiet);
    ShapedText head = set(head_, look, width() - 2 * margin);
    head.lines.resize(std::min<std::size_t>(head.lines.size(), 1));
    draw(head, running_head, Align::start, look.colour);
  }

  void draw(const ShapedText& text, int y, Align align, const Colour& colour, int left = 0) {
    constexpr double at_hand_mm = 400, reference = 0.7;
    Canvas canvas(pages_[current_], is_right_to_left(language_), sign_px_per_mm, at_hand_mm, reference);
    canvas.text(text, {margin + left, y, width() - 2 * margin - left, 0},
                {align, colour, {255, 255, 255, 255}}, {{Part::block, 0}, "report", {}});
  }

  TextShaper& shaper_;
  const std::string language_;
  const PaperSize paper_;
  std::vector<ScreenLayout> pages_;
  struct ContentsLine {
    std::size_t page;
    int top, bottom;
    Look look;
  };
  std::vector<ContentsLine> contents_;
  std::vector<PdfBookmark> listed_;
  std::string head_;  // what the passages lie in: at the head of the pages that it goes on on
  std::size_t current_ = 0, began_ = 0;
  std::size_t kept_ = 0;  // Passage::together of what stands on one page
  int y_ = margin;
};

}  // namespace

PaperPages passages_in_pages(std::span<const Passage> passages, const std::string& title,
                             const std::string& language, TextShaper& shaper, const std::string& contents,
                             std::span<const Plate> plates) {
  Pages pages(shaper, language);
  bool before_listed = !contents.empty();
  for (std::size_t at = 0; at < passages.size(); ++at) {
    if (before_listed && passages[at].listed != 0) {
      pages.add_contents(contents, passages);
      before_listed = false;
    }
    const std::size_t group = passages[at].together;
    if (group != 0 && (at == 0 || passages[at - 1].together != group)) {
      std::size_t end = at;
      while (end < passages.size() && passages[end].together == group) ++end;
      pages.keep_together(passages.subspan(at, end - at));
    }
    const Plate* plate = !plates.empty() && plates.front().under == at ? &plates.front() : nullptr;
    if (plate != nullptr) pages.make_room(*plate, passages[at]);
    if (!passages[at].words.empty()) pages.add(passages[at]);
    if (plate == nullptr) continue;
    pages.add(*plate, passages[at]);
    plates = plates.subspan(1);
  }
  return pages.numbered(title);
}

std::vector<unsigned char> passages_pdf(std::span<const Passage> passages, const std::string& title,
                                        const std::string& language, const FontSet& fonts,
                                        const std::string& contents, std::span<const Plate> plates) {
  TextShaper shaper(fonts);
  PaperPages paper = passages_in_pages(passages, title, language, shaper, contents, plates);
  return repair_pdf(write_pdf_pages(paper.pages, shaper.faces(), sign_px_per_mm, title),
                    {title, language, std::move(paper.bookmarks), std::move(paper.links)});
}

}  // namespace facenotice
