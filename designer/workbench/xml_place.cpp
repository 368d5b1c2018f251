// SPDX-License-Identifier: MIT
// A scan that takes what it gets: a quotation mark that is not closed ends at the next <, a tag likewise.
#include "designer/workbench/xml_place.hpp"

#include <algorithm>

#include "schema/base/white_space.hpp"

namespace facenotice {
namespace {

// Reads one piece after another; what was read last is there to be looked at.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  enum class Piece : std::uint8_t { end, content, other, start_tag, end_tag };

  Piece next() {
    begin_ = at_;
    if (at_ >= text_.size()) return Piece::end;
    if (text_[at_] != '<') {
      at_ = std::min(text_.find('<', at_), text_.size());
      return Piece::content;
    }
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"<!--", "-->"},
                                      {"<![CDATA[", "]]>"},
                                      {"<?", "?>"},
                                      {"<!", ">"}})
      if (text_.substr(at_, open.size()) == open) {
        const std::size_t closed = text_.find(close, at_ + open.size());
        at_ = closed == std::string_view::npos ? text_.size() : closed + close.size();
        return Piece::other;
      }
    if (text_.substr(at_, 2) == "</") {
      at_ += 2;
      tag_ = XmlTag();
      tag_.name = name();
      while (at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<') ++at_;
      if (at_ < text_.size() && text_[at_] == '>') ++at_;
      return Piece::end_tag;
    }
    read_start();
    return Piece::start_tag;
  }

  std::size_t begin() const { return begin_; }
  std::size_t end() const { return at_; }
  XmlTag& tag() { return tag_; }
  bool empty_element() const { return empty_element_; }

 private:
  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_white_space(text_[at_]) &&
           std::string_view("<>/='\"").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return text_.substr(begin, at_ - begin);
  }
  void skip_spaces() {
    while (at_ < text_.size() && is_white_space(text_[at_])) ++at_;
  }

  void read_start() {
    tag_ = XmlTag();
    empty_element_ = false;
    tag_.begin = at_++;
    tag_.name = name();
    while (at_ < text_.size()) {
      skip_spaces();
      if (at_ >= text_.size() || text_[at_] == '<') break;
      if (text_[at_] == '>') {
        ++at_;
        break;
      }
      if (text_[at_] == '/') {
        empty_element_ = true;
        ++at_;
        continue;
      }
      read_attribute();
    }
    tag_.end = at_;
  }

  void read_attribute() {
    XmlTag::Attribute attribute;
    attribute.name_begin = at_;
    attribute.name = name();
    if (attribute.name.empty()) {  // a quotation mark or an equals sign where none belongs
      ++at_;
      return;
    }
    skip_spaces();
    if (at_ < text_.size() && text_[at_] == '=') {
      ++at_;
      skip_spaces();
      if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
        const char mark = text_[at_++];
        attribute.value_begin = at_;
        while (at_ < text_.size() && text_[at_] != mark && text_[at_] != '<') ++at_;
        attribute.value_end = at_;
        if (at_ < text_.size() && text_[at_] == mark) ++at_;
        attribute.value = text_.substr(attribute.value_begin, attribute.value_end - attribute.value_begin);
      }
    }
    tag_.attributes.push_back(attribute);
  }

  std::string_view text_;
  std::size_t at_ = 0, begin_ = 0;
  XmlTag tag_;
  bool empty_element_ = false;
};

// Elements that are open: an end tag that ends one further out ends those inside of it too.
void close(std::vector<std::string_view>& open, std::string_view name) {
  const auto found = std::find(open.rbegin(), open.rend(), name);
  if (found != open.rend()) open.erase(std::prev(found.base()), open.end());
}

// The word around the byte, within a stretch of the text.
void take_word(XmlPlace& place, std::string_view text, std::size_t byte, std::size_t from, std::size_t to) {
  place.begin = place.end = byte;
  while (place.begin > from && !is_white_space(text[place.begin - 1])) --place.begin;
  while (place.end < to && !is_white_space(text[place.end])) ++place.end;
  place.typed = std::string(text.substr(place.begin, byte - place.begin));
}

void look_into(XmlPlace& place, const XmlTag& tag, std::string_view text, std::size_t byte) {
  place.element = std::string(tag.name);
  if (byte <= tag.begin + 1 + tag.name.size()) {
    place.what = XmlPlace::What::element;
    return take_word(place, text, byte, tag.begin + 1, tag.begin + 1 + tag.name.size());
  }
  place.what = XmlPlace::What::attribute;
  place.begin = place.end = byte;
  for (const XmlTag::Attribute& attribute : tag.attributes) {
    place.attributes.emplace_back(attribute.name);
    const std::size_t name_end = attribute.name_begin + attribute.name.size();
    if (attribute.value_begin > 0 && byte >= attribute.value_begin && byte <= attribute.value_end) {
      place.what = XmlPlace::What::value;
      place.attribute = std::string(attribute.name);
      take_word(place, text, byte, attribute.value_begin, attribute.value_end);
    } else if (byte >= attribute.name_begin && byte <= name_end) {
      take_word(place, text, byte, attribute.name_begin, name_end);
      place.attribute = std::string(attribute.name);
    }
  }
}

}  // namespace

const XmlTag::Attribute* XmlTag::find(std::string_view attribute) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const Attribute& one) { return one.name == attribute; });
  return found == attributes.end() ? nullptr : &*found;
}

std::vector<XmlTag> xml_tags(std::string_view text) {
  std::vector<XmlTag> tags;
  std::vector<std::string_view> open;
  Scan scan(text);
  for (Scan::Piece piece = scan.next(); piece != Scan::Piece::end; piece = scan.next()) {
    if (piece == Scan::Piece::end_tag) close(open, scan.tag().name);
    if (piece != Scan::Piece::start_tag) continue;
    scan.tag().path = open;
    tags.push_back(scan.tag());
    if (!scan.empty_element() && !scan.tag().name.empty()) open.push_back(scan.tag().name);
  }
  return tags;
}

XmlPlace xml_place(std::string_view text, std::size_t byte) {
  byte = std::min(byte, text.size());
  XmlPlace place;
  place.begin = place.end = byte;
  std::vector<std::string_view> open;
  Scan scan(text);
  for (Scan::Piece piece = scan.next(); piece != Scan::Piece::end; piece = scan.next()) {
    // A tag that is closed ends before the byte behind it; one that is not goes on to there.
    const bool tag = piece == Scan::Piece::start_tag || piece == Scan::Piece::end_tag;
    const bool inside =
        scan.begin() < byte && (byte < scan.end() || (tag && byte == scan.end() && text[byte - 1] != '>'));
    if (inside) {
      if (piece == Scan::Piece::other) place.what = XmlPlace::What::other;
      if (piece == Scan::Piece::content) take_word(place, text, byte, scan.begin(), scan.end());
      if (piece == Scan::Piece::end_tag) {
        place.what = XmlPlace::What::end_tag;
        take_word(place, text, byte, scan.begin() + 2, scan.begin() + 2 + scan.tag().name.size());
      }
      if (piece == Scan::Piece::start_tag) look_into(place, scan.tag(), text, byte);
      break;
    }
    if (scan.begin() >= byte) break;
    if (piece == Scan::Piece::end_tag) close(open, scan.tag().name);
    if (piece == Scan::Piece::start_tag && !scan.empty_element() && !scan.tag().name.empty())
      open.push_back(scan.tag().name);
  }
  place.path.assign(open.begin(), open.end());
  return place;
}

}  // namespace facenotice
