// SPDX-License-Identifier: MIT
// Passages set in lines and broken into pages.
#include "export/paper/passages_pdf.hpp"

#include "export/layout/canvas.hpp"
#include "export/layout/palette.hpp"
#include "export/paper/pdf_pages.hpp"
#include "export/paper/pdf_repair.hpp"
#include "export/paper/sign_layout.hpp"

namespace facenotice {
namespace {

constexpr int px(double mm) {
  return static_cast<int>(mm * sign_px_per_mm);
}
constexpr int margin = px(20), foot = px(12);

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
      const Look look = look_of(passage.kind);
      high += look.gap + set(passage.words, look, width() - 2 * margin).height_px();
    }
    const int room = height() - margin - foot;
    if (y_ + high > room && margin + high <= room) begin();
  }

  void add(const Passage& passage) {
    const Look look = look_of(passage.kind);
    ShapedText whole = set(passage.words, look, width() - 2 * margin);
    const int room = height() - margin - foot;
    if (y_ > margin && y_ + look.gap + std::min(whole.height_px() + look.with, room - margin) > room) begin();
    if (y_ > margin) y_ += look.gap;
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

  std::vector<DisplayList> numbered(const std::string& name) {
    const Look look = look_of(Passage::Kind::quiet);
    std::vector<DisplayList> lists;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      current_ = page;
      const int top = height() - margin;
      draw(set(name, look, width() - 2 * margin - px(20)), top, Align::start, look.colour);
      draw(set(std::to_string(page + 1) + " / " + std::to_string(pages_.size()), look, px(20)), top,
           Align::end, look.colour);
      lists.push_back(std::move(pages_[page].list));
    }
    return lists;
  }

 private:
  int width() const { return paper_.width_mm * sign_px_per_mm; }
  int height() const { return paper_.height_mm * sign_px_per_mm; }

  ShapedText set(const std::string& words, const Look& look, int across) {
    const double line_height = is_cjk(language_) ? 1.5 : 1.35;
    return shaper_.shape(words, language_, {px(look.size_mm), look.bold, line_height}, across);
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
  }

  void draw(const ShapedText& text, int y, Align align, const Colour& colour) {
    constexpr double at_hand_mm = 400, reference = 0.7;
    Canvas canvas(pages_[current_], is_right_to_left(language_), sign_px_per_mm, at_hand_mm, reference);
    canvas.text(text, {margin, y, width() - 2 * margin, 0}, {align, colour, {255, 255, 255, 255}},
                {{Part::block, 0}, "report", {}});
  }

  TextShaper& shaper_;
  const std::string language_;
  const PaperSize paper_;
  std::vector<ScreenLayout> pages_;
  std::size_t current_ = 0;
  int y_ = margin;
};

}  // namespace

std::vector<DisplayList> passages_in_pages(std::span<const Passage> passages, const std::string& title,
                                           const std::string& language, TextShaper& shaper) {
  Pages pages(shaper, language);
  for (std::size_t at = 0; at < passages.size(); ++at) {
    const std::size_t group = passages[at].together;
    if (group != 0 && (at == 0 || passages[at - 1].together != group)) {
      std::size_t end = at;
      while (end < passages.size() && passages[end].together == group) ++end;
      pages.keep_together(passages.subspan(at, end - at));
    }
    if (!passages[at].words.empty()) pages.add(passages[at]);
  }
  return pages.numbered(title);
}

std::vector<unsigned char> passages_pdf(std::span<const Passage> passages, const std::string& title,
                                        const std::string& language, const FontSet& fonts) {
  TextShaper shaper(fonts);
  const std::vector<DisplayList> lists = passages_in_pages(passages, title, language, shaper);
  return repair_pdf(write_pdf_pages(lists, shaper.faces(), sign_px_per_mm, title), {title, language});
}

}  // namespace facenotice
