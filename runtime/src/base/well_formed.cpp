// SPDX-License-Identifier: MIT
// A scan over the productions of XML 1.0 (fifth edition) that a document without a DTD can meet.
#include <facenotice/well_formed.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>
#include <utility>
#include <vector>

#include <facenotice/utf8.hpp>

namespace facenotice {
namespace {

using CodePoint = char32_t;
using Range = std::pair<CodePoint, CodePoint>;

bool within(CodePoint c, const Range* begin, const Range* end) {
  return std::any_of(begin, end, [c](const Range& range) { return c >= range.first && c <= range.second; });
}

// Production 2.
bool is_char(CodePoint c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}
// Production 3.
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
// Productions 4 and 4a.
bool starts_name(CodePoint c) {
  static constexpr std::array<Range, 16> ranges{{{':', ':'},
                                                 {'A', 'Z'},
                                                 {'_', '_'},
                                                 {'a', 'z'},
                                                 {0xC0, 0xD6},
                                                 {0xD8, 0xF6},
                                                 {0xF8, 0x2FF},
                                                 {0x370, 0x37D},
                                                 {0x37F, 0x1FFF},
                                                 {0x200C, 0x200D},
                                                 {0x2070, 0x218F},
                                                 {0x2C00, 0x2FEF},
                                                 {0x3001, 0xD7FF},
                                                 {0xF900, 0xFDCF},
                                                 {0xFDF0, 0xFFFD},
                                                 {0x10000, 0xEFFFF}}};
  return within(c, ranges.data(), ranges.data() + ranges.size());
}
bool in_name(CodePoint c) {
  static constexpr std::array<Range, 5> ranges{
      {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};
  return starts_name(c) || within(c, ranges.data(), ranges.data() + ranges.size());
}

// A word that is written in capitals, or not, or in both.
bool is_word(std::string_view text, std::string_view lower, std::string_view upper) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != lower[i] && text[i] != upper[i]) return false;
  return true;
}

class Scan {
 public:
  explicit Scan(std::string_view xml) : xml_(xml) {}

  std::optional<XmlFault> document() {
    if (!is_utf8(xml_)) return XmlFault{0, "not UTF-8"};
    take("\xEF\xBB\xBF");
    const std::size_t begin = at_;
    const bool declares = take("<?xml") && spaces();
    at_ = begin;
    if (declares) declaration();
    miscellany();
    if (looking_at("<!DOCTYPE")) fail("a DOCTYPE, which no document of ours has");
    if (!looking_at("<")) fail("no element where the document's element should begin");
    content();
    miscellany();
    if (at_ < xml_.size()) fail("something after the end of the document's element");
    return fault_;
  }

 private:
  bool ok() const { return !fault_; }
  void fail(const char* what) {
    if (!fault_) fault_ = XmlFault{at_, what};
  }
  bool looking_at(std::string_view word) const { return ok() && xml_.substr(at_, word.size()) == word; }
  bool take(std::string_view word) {
    if (!looking_at(word)) return false;
    at_ += word.size();
    return true;
  }
  bool spaces() {
    const std::size_t before = at_;
    while (at_ < xml_.size() && is_space(xml_[at_])) ++at_;
    return at_ > before;
  }
  // The character here, and how many bytes it takes; nothing, which no name and no text holds, at the end.
  // The bytes are UTF-8.
  std::pair<CodePoint, std::size_t> here() const {
    if (at_ >= xml_.size()) return {};
    const auto byte = [&](int i) { return static_cast<unsigned char>(xml_[at_ + static_cast<unsigned>(i)]); };
    const int marks = std::countl_one(byte(0));
    CodePoint c = byte(0) & (0x7FU >> marks);
    for (int i = 1; i < marks; ++i) c = c << 6U | (byte(i) & 0x3FU);
    return {c, std::max(marks, 1)};
  }
  // What stands here, or nothing.
  char next() const {
    const std::string_view rest = xml_.substr(at_);
    return rest.empty() ? '\0' : rest.front();
  }
  std::string_view name() {
    const std::size_t begin = at_;
    auto [c, size] = here();
    if (!starts_name(c)) {
      fail("no name where one should stand");
      return {};
    }
    while (in_name(c)) {
      at_ += size;
      std::tie(c, size) = here();
    }
    return xml_.substr(begin, at_ - begin);
  }
  // One character of text; a fault where it is none.
  void character() {
    const auto [c, size] = here();
    if (!is_char(c))
      fail("a character that XML does not allow");
    else
      at_ += size;
  }
  void until(std::string_view end, const char* unended) {
    while (ok() && !take(end)) {
      if (at_ >= xml_.size()) fail(unended);
      character();
    }
  }

  void comment() {
    while (ok() && !take("--")) {
      if (at_ >= xml_.size()) fail("a comment without an end");
      character();
    }
    if (ok() && !take(">")) fail("\"--\" in a comment");
  }
  void instruction() {
    if (is_word(name(), "xml", "XML")) fail("an XML declaration that is not at the beginning, or is none");
    if (ok() && !take("?>")) {
      if (!spaces()) fail("no space after the name of a processing instruction");
      until("?>", "a processing instruction without an end");
    }
  }
  void miscellany() {
    while (ok()) {
      spaces();
      if (take("<!--"))
        comment();
      else if (take("<?"))
        instruction();
      else
        return;
    }
  }

  // `key` = "value" of the XML declaration; empty where it is not there.
  std::string_view pseudo_attribute(std::string_view key) {
    const std::size_t before = at_;
    if (!spaces() || !take(key)) {
      at_ = before;
      return {};
    }
    spaces();
    if (!take("=")) fail("no \"=\" in the XML declaration");
    spaces();
    const char quote = next();
    const std::size_t end = xml_.find(quote, at_ + 1);
    if ((quote != '"' && quote != '\'') || end == std::string_view::npos || end == at_ + 1) {
      fail("no value in the XML declaration");
      return {};
    }
    const std::string_view value = xml_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return value;
  }
  void declaration() {
    take("<?xml");
    const std::string_view version = pseudo_attribute("version");
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (ok() && (version.size() < 3 || version.substr(0, 2) != "1." ||
                 !std::all_of(version.begin() + 2, version.end(), is_digit)))
      fail("no version 1.x in the XML declaration");
    const std::string_view encoding = pseudo_attribute("encoding");
    if (ok() && !encoding.empty() && !is_word(encoding, "utf-8", "UTF-8"))
      fail("another encoding than UTF-8");
    const std::string_view standalone = pseudo_attribute("standalone");
    if (ok() && !standalone.empty() && standalone != "yes" && standalone != "no")
      fail("\"standalone\" is neither yes nor no");
    spaces();
    if (ok() && !take("?>")) fail("something in the XML declaration that does not belong there");
  }

  void reference() {
    if (take("#")) {
      const bool hex = take("x");
      CodePoint c = 0;
      std::size_t digits = 0;
      for (; at_ < xml_.size() && xml_[at_] != ';'; ++at_, ++digits) {
        const char d = xml_[at_];
        unsigned value = 16;
        if (d >= '0' && d <= '9') value = static_cast<unsigned>(d - '0');
        if (hex && d >= 'a' && d <= 'f') value = static_cast<unsigned>(d - 'a' + 10);
        if (hex && d >= 'A' && d <= 'F') value = static_cast<unsigned>(d - 'A' + 10);
        if (value == 16) return fail("a character reference that is no number");
        c = std::min<CodePoint>(c * (hex ? 16 : 10) + value, 0x110000);
      }
      if (digits == 0 || !take(";")) return fail("a character reference without its number or end");
      if (!is_char(c)) fail("a reference to a character that XML does not allow");
      return;
    }
    const std::string_view entity = name();
    if (!take(";")) return fail("a reference without its end");
    static constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "apos", "quot"};
    if (std::find(known.begin(), known.end(), entity) == known.end()) fail("an entity that nothing declares");
  }

  void attribute(std::vector<std::string_view>& names) {
    const std::string_view key = name();
    if (std::find(names.begin(), names.end(), key) != names.end()) fail("an attribute twice");
    names.push_back(key);
    spaces();
    if (ok() && !take("=")) fail("no \"=\" after an attribute's name");
    spaces();
    const char quote = next();
    if (quote != '"' && quote != '\'') return fail("an attribute's value without quotes");
    ++at_;
    while (ok()) {
      if (at_ >= xml_.size()) return fail("an attribute without an end");
      if (xml_[at_] == quote) {
        ++at_;
        return;
      }
      if (xml_[at_] == '<') return fail("\"<\" in an attribute");
      if (take("&"))
        reference();
      else
        character();
    }
  }

  // A start tag after its "<"; whether it opened an element.
  void start_tag() {
    const std::string_view element = name();
    std::vector<std::string_view> names;
    while (ok()) {
      const bool spaced = spaces();
      if (take("/>")) return;
      if (take(">")) {
        open_.push_back(element);
        return;
      }
      if (at_ >= xml_.size()) return fail("a start tag without an end");
      if (!spaced) return fail("no space before an attribute");
      attribute(names);
    }
  }
  void end_tag() {
    const std::string_view element = name();
    spaces();
    if (ok() && !take(">")) fail("an end tag without an end");
    if (ok() && (open_.empty() || open_.back() != element)) fail("an end tag of another element");
    if (ok()) open_.pop_back();
  }

  // The document's element and all in it.
  void content() {
    if (!take("<")) return;
    start_tag();
    while (ok() && !open_.empty()) {
      if (at_ >= xml_.size()) return fail("an element without an end");
      if (take("</"))
        end_tag();
      else if (take("<!--"))
        comment();
      else if (take("<![CDATA["))
        until("]]>", "a CDATA section without an end");
      else if (take("<?"))
        instruction();
      else if (take("<"))
        start_tag();
      else if (take("&"))
        reference();
      else if (looking_at("]]>"))
        fail("\"]]>\" in a text");
      else
        character();
    }
  }

  std::string_view xml_;
  std::size_t at_ = 0;
  std::optional<XmlFault> fault_;
  std::vector<std::string_view> open_;  // elements
};

}  // namespace

std::optional<XmlFault> find_xml_fault(std::string_view xml) {
  return Scan(xml).document();
}

}  // namespace facenotice
