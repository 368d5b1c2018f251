// SPDX-License-Identifier: MIT
// Splices for attributes and elements, in the author's own prefix and indentation.
#include "schema/check/mechanical_fix.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "schema/document/xml_scan.hpp"

namespace facenotice {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What a person answers for with their name or their words.
bool is_a_persons(pugi::xml_node node) {
  for (; node; node = node.parent())
    for (const char* name : {"n:text", "n:waivers", "n:attestations"})
      if (std::string_view(node.name()) == name) return true;
  return false;
}
bool holds_a_persons(pugi::xml_node node) {
  return is_a_persons(node) ||
         node.find_node([](pugi::xml_node inner) { return std::string_view(inner.name()) == "n:text"; });
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else if (is_space(c) && c != ' ')
      out += fmt::format("&#{};", static_cast<int>(c));
    else
      out += c;
  }
  return out;
}

struct Span {
  std::size_t from = 0, to = 0;
};

// An attribute of the start tag [from, to): the span of its value without quotes; `name` is where it starts.
std::optional<Span> find_attribute(std::string_view bytes, std::size_t from, std::size_t to,
                                   std::string_view wanted, std::size_t& name) {
  std::size_t at = from;
  while (at < to && !is_space(bytes[at])) ++at;  // over the element's name
  while (at < to) {
    while (at < to && is_space(bytes[at])) ++at;
    const std::size_t start = at;
    while (at < to && !is_space(bytes[at]) && bytes[at] != '=' && bytes[at] != '/' && bytes[at] != '>') ++at;
    if (at == start) return std::nullopt;
    const std::string_view found = bytes.substr(start, at - start);
    while (at < to && bytes[at] != '"' && bytes[at] != '\'') ++at;
    if (at >= to) return std::nullopt;
    const std::size_t close = bytes.find(bytes[at], at + 1);
    if (close == std::string_view::npos) return std::nullopt;
    if (found == wanted) {
      name = start;
      return Span{at + 1, close};
    }
    at = close + 1;
  }
  return std::nullopt;
}

class Splicer {
 public:
  Splicer(const Document& document, const FactTree& tree)
      : bytes_(document.bytes()), tree_(tree), bom_(bytes_.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0) {
    const std::string_view root = document.root().name();
    if (const std::size_t colon = root.find(':'); colon != std::string_view::npos)
      prefix_ = std::string(root.substr(0, colon + 1));
  }

  std::optional<TextEdit> splice(const TreeEdit& edit) const {
    if (std::string_view(edit.element.name()).substr(0, 2) != "n:") return std::nullopt;
    const SourceOffset offset = tree_.offset_of(edit.element);
    if (offset < 0) return std::nullopt;
    const std::size_t start = bom_ + static_cast<std::size_t>(offset);
    switch (edit.kind) {
      case TreeEdit::Kind::set_attribute:
        return is_a_persons(edit.element) ? std::nullopt : set_attribute(start, edit);
      case TreeEdit::Kind::remove_attribute:
        return is_a_persons(edit.element) ? std::nullopt : remove_attribute(start, edit);
      case TreeEdit::Kind::remove_element:
        return holds_a_persons(edit.element) ? std::nullopt : remove_element(start);
      case TreeEdit::Kind::add_element:
        return is_a_persons(edit.element) || edit.value.find("<n:text") != std::string::npos
                   ? std::nullopt
                   : add_element(start, edit);
    }
    return std::nullopt;
  }

 private:
  std::optional<TextEdit> set_attribute(std::size_t start, const TreeEdit& edit) const {
    const std::size_t end = tag_end(bytes_, start);
    std::size_t name = 0;
    if (const auto value = find_attribute(bytes_, start, end, edit.name, name)) {
      // The value stands in the author's quotes; what is put there must not end it.
      std::string text = escaped(edit.value);
      for (std::size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at))
        text.replace(at, 1, "&apos;");
      return TextEdit{value->from, value->to - value->from, text};
    }
    std::size_t at = bytes_[end - 1] == '/' ? end - 1 : end;
    while (is_space(bytes_[at - 1])) --at;
    return TextEdit{at, 0, " " + edit.name + "=\"" + escaped(edit.value) + "\""};
  }

  std::optional<TextEdit> remove_attribute(std::size_t start, const TreeEdit& edit) const {
    std::size_t name = 0;
    const auto value = find_attribute(bytes_, start, tag_end(bytes_, start), edit.name, name);
    if (!value) return std::nullopt;
    while (is_space(bytes_[name - 1])) --name;
    return TextEdit{name, value->to + 1 - name, ""};
  }

  std::size_t element_end(std::size_t start) const { return tag_end(bytes_, closing_tag(bytes_, start)) + 1; }

  std::optional<TextEdit> remove_element(std::size_t start) const {
    const std::size_t end = element_end(start);
    std::size_t from = start;
    while (from > 0 && (bytes_[from - 1] == ' ' || bytes_[from - 1] == '\t')) --from;
    // A line of its own goes with it.
    const bool own_line = from > 0 && bytes_[from - 1] == '\n' &&
                          (end >= bytes_.size() || bytes_[end] == '\n' || bytes_[end] == '\r');
    if (!own_line) return TextEdit{start, end - start, ""};
    --from;
    if (from > 0 && bytes_[from - 1] == '\r') --from;
    return TextEdit{from, end - from, ""};
  }

  std::string in_authors_prefix(std::string xml) const {
    for (const char* open : {"<n:", "</n:"})
      for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open, at + 1))
        xml.replace(at, std::string_view(open).size(), (open[1] == '/' ? "</" : "<") + prefix_);
    return xml;
  }

  std::string indentation(std::size_t start) const {
    std::size_t from = start;
    while (from > 0 && (bytes_[from - 1] == ' ' || bytes_[from - 1] == '\t')) --from;
    return from > 0 && bytes_[from - 1] == '\n' ? bytes_.substr(from, start - from) : std::string();
  }

  std::optional<TextEdit> add_element(std::size_t start, const TreeEdit& edit) const {
    const std::string line_end = bytes_.find("\r\n") != std::string::npos ? "\r\n" : "\n";
    const std::string own = indentation(start), xml = in_authors_prefix(edit.value);
    switch (edit.position) {
      case TreeEdit::Position::before:
        return TextEdit{start, 0, xml + line_end + own};
      case TreeEdit::Position::after:
        return TextEdit{element_end(start), 0, line_end + own + xml};
      case TreeEdit::Position::first_child:
      case TreeEdit::Position::last_child:
        break;
    }
    const std::size_t tag = tag_end(bytes_, start);
    const std::string inside = line_end + own + "  " + xml;
    if (bytes_[tag - 1] == '/') {
      std::size_t name = start + 1;
      while (!is_space(bytes_[name]) && bytes_[name] != '/' && bytes_[name] != '>') ++name;
      return TextEdit{
          tag - 1, 2,
          ">" + inside + line_end + own + "</" + bytes_.substr(start + 1, name - start - 1) + ">"};
    }
    if (edit.position == TreeEdit::Position::first_child) return TextEdit{tag + 1, 0, inside};
    std::size_t at = closing_tag(bytes_, start);
    while (at > tag + 1 && is_space(bytes_[at - 1])) --at;
    return TextEdit{at, 0, inside};
  }

  const std::string& bytes_;
  const FactTree& tree_;
  std::size_t bom_;
  std::string prefix_;
};

bool overlap(const TextEdit& a, const TextEdit& b) {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

}  // namespace

std::optional<MechanicalFix> mechanical_fix(const Document& document, const FactTree& tree,
                                            const QuickFix& fix) {
  const Splicer splicer(document, tree);
  MechanicalFix made;
  made.title = fix.title;
  for (const TreeEdit& edit : fix.edits) {
    std::optional<TextEdit> splice = splicer.splice(edit);
    if (!splice) return std::nullopt;
    made.edits.push_back(std::move(*splice));
  }
  if (made.edits.empty()) return std::nullopt;
  std::stable_sort(made.edits.begin(), made.edits.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.offset < b.offset; });
  for (std::size_t i = 1; i < made.edits.size(); ++i)
    if (overlap(made.edits[i - 1], made.edits[i])) return std::nullopt;
  return made;
}

std::string apply_fixes(const std::string& bytes, const std::vector<MechanicalFix>& fixes,
                        std::size_t& made) {
  std::vector<TextEdit> taken;
  made = 0;
  for (const MechanicalFix& fix : fixes) {
    bool free = true, news = false;
    for (const TextEdit& edit : fix.edits) {
      bool known = false;
      for (const TextEdit& other : taken) {
        const bool same = other.offset == edit.offset && other.length == edit.length;
        known = known || (same && other.replacement == edit.replacement);
        // Two insertions at one point would depend on their order.
        if (!(same && other.replacement == edit.replacement) && (overlap(other, edit) || same)) free = false;
      }
      news = news || !known;
    }
    if (!free || !news) continue;
    for (const TextEdit& edit : fix.edits) taken.push_back(edit);
    ++made;
  }
  std::stable_sort(taken.begin(), taken.end(),
                   [](const TextEdit& a, const TextEdit& b) { return a.offset > b.offset; });
  std::string changed = bytes;
  std::size_t last = std::string::npos;
  for (const TextEdit& edit : taken) {
    if (edit.offset == last) continue;  // the same edit of two fixes
    changed.replace(edit.offset, edit.length, edit.replacement);
    last = edit.offset;
  }
  return changed;
}

}  // namespace facenotice
