// SPDX-License-Identifier: MIT
// Splices for attributes, words and elements.
#include "schema/document/splice.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <facenotice/flow_reader.hpp>

#include "schema/base/white_space.hpp"
#include "schema/document/xml_scan.hpp"

namespace facenotice {
namespace {

// An attribute as it is written in a start tag.
struct WrittenAttribute {
  std::size_t space = 0;           // where the white space in front of it begins
  std::size_t name = 0;            // where its name begins
  std::size_t value = 0, end = 0;  // of the value without its quotes
  std::string_view called;
};

std::vector<WrittenAttribute> attributes_of(std::string_view bytes, std::size_t start) {
  std::vector<WrittenAttribute> found;
  const std::size_t end = tag_end(bytes, start);
  std::size_t at = start;
  while (at < end && !is_white_space(bytes[at]) && bytes[at] != '/') ++at;  // over the element's name
  while (at < end) {
    WrittenAttribute attribute;
    attribute.space = at;
    while (at < end && is_white_space(bytes[at])) ++at;
    if (at >= end || bytes[at] == '/') break;
    attribute.name = at;
    while (at < end && !is_white_space(bytes[at]) && bytes[at] != '=') ++at;
    attribute.called = bytes.substr(attribute.name, at - attribute.name);
    at = std::min(bytes.find_first_of("\"'", at), end);
    if (at >= end) break;
    attribute.value = at + 1;
    attribute.end = bytes.find(bytes[at], at + 1);
    at = attribute.end + 1;
    found.push_back(attribute);
  }
  return found;
}

std::optional<WrittenAttribute> find_attribute(std::string_view bytes, std::size_t start,
                                               std::string_view name) {
  for (const WrittenAttribute& attribute : attributes_of(bytes, start))
    if (attribute.called == name) return attribute;
  return std::nullopt;
}

std::string prefix_of(pugi::xml_node element) {
  const std::string_view name = element.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
}

// Over blanks and comments on the same line.
std::size_t over_remarks(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    if (bytes[at] == ' ' || bytes[at] == '\t') {
      ++at;
    } else if (bytes.substr(at, 4) == "<!--") {
      const std::size_t end = bytes.find("-->", at);
      if (bytes.substr(at, end - at).find('\n') != std::string_view::npos) return at;
      at = end + 3;
    } else {
      return at;
    }
  }
  return at;
}

bool at_line_end(std::string_view bytes, std::size_t at) {
  return at >= bytes.size() || bytes[at] == '\n' || bytes[at] == '\r';
}

}  // namespace

bool overlap(const TextEdit& a, const TextEdit& b) {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

std::string edited(std::string_view bytes, std::vector<TextEdit> edits) {
  // What is added at a point comes before what replaces the bytes that follow.
  std::stable_sort(edits.begin(), edits.end(), [](const TextEdit& a, const TextEdit& b) {
    return std::pair(a.offset, a.length > 0) < std::pair(b.offset, b.length > 0);
  });
  std::string out;
  std::size_t from = 0;
  for (const TextEdit& edit : edits) {
    if (edit.offset < from || edit.offset + edit.length > bytes.size())
      throw std::logic_error("edits overlap at byte " + std::to_string(edit.offset));
    out.append(bytes, from, edit.offset - from).append(edit.replacement);
    from = edit.offset + edit.length;
  }
  return out.append(bytes, from);
}

Splices::Splices(const Document& document) : document_(document), bytes_(document.bytes()), unit_("  ") {
  const std::size_t first_line = bytes_.find('\n');
  line_end_ = first_line != std::string_view::npos && first_line > 0 && bytes_[first_line - 1] == '\r'
                  ? "\r\n"
                  : "\n";
  for (const pugi::xml_node child : document.root().children()) {
    if (child.type() != pugi::node_element || !begins_its_line(start_of(child))) continue;
    if (std::string found = indentation_at(start_of(child)); !found.empty()) unit_ = std::move(found);
    break;
  }
}

std::size_t Splices::start_of(pugi::xml_node element) const {
  return static_cast<std::size_t>(source_offset(element));
}
std::size_t Splices::end_of(pugi::xml_node element) const {
  return tag_end(bytes_, closing_tag(bytes_, start_of(element))) + 1;
}

bool Splices::begins_its_line(std::size_t start) const {
  while (start > 0 && (bytes_[start - 1] == ' ' || bytes_[start - 1] == '\t')) --start;
  return start == 0 || bytes_[start - 1] == '\n';
}
std::string Splices::indentation_at(std::size_t start) const {
  std::size_t from = start;
  while (from > 0 && (bytes_[from - 1] == ' ' || bytes_[from - 1] == '\t')) --from;
  return from == 0 || bytes_[from - 1] == '\n' ? std::string(bytes_.substr(from, start - from))
                                               : std::string();
}
std::size_t Splices::line_break_before(std::size_t start) const {
  while (start > 0 && (bytes_[start - 1] == ' ' || bytes_[start - 1] == '\t')) --start;
  if (start > 0 && bytes_[start - 1] == '\n') --start;
  if (start > 0 && bytes_[start - 1] == '\r') --start;
  return start;
}

void Splices::set_attribute(pugi::xml_node element, std::string_view name, std::string_view value) {
  const std::size_t start = start_of(element);
  const std::vector<WrittenAttribute> there = attributes_of(bytes_, start);
  if (const auto old = find_attribute(bytes_, start, name)) {
    if (element.attribute(std::string(name).c_str()).value() == value) return;
    edits_.push_back({old->value, old->end - old->value, escaped_value(value, bytes_[old->end])});
    return;
  }
  if (there.empty()) {
    std::size_t at = start;
    while (!is_white_space(bytes_[at]) && bytes_[at] != '/' && bytes_[at] != '>') ++at;
    edits_.push_back({at, 0, " " + std::string(name) + "=\"" + escaped_value(value) + "\""});
    return;
  }
  const WrittenAttribute& last = there.back();
  const char quote = bytes_[last.end];
  const std::string space(bytes_.substr(last.space, last.name - last.space));
  edits_.push_back(
      {last.end + 1, 0, space + std::string(name) + "=" + quote + escaped_value(value, quote) + quote});
}

void Splices::remove_attribute(pugi::xml_node element, std::string_view name) {
  if (const auto old = find_attribute(bytes_, start_of(element), name))
    edits_.push_back({old->space, old->end + 1 - old->space, ""});
}

void Splices::set_words(pugi::xml_node element, std::string_view words) {
  if (element.text().get() == words) return;
  const std::size_t start = start_of(element), open = tag_end(bytes_, start);
  const std::string text = escaped_words(words, line_end_);
  if (bytes_[open - 1] == '/') {
    std::size_t name = start + 1;
    while (!is_white_space(bytes_[name]) && bytes_[name] != '/') ++name;
    edits_.push_back(
        {open - 1, 2, ">" + text + "</" + std::string(bytes_.substr(start + 1, name - start - 1)) + ">"});
    return;
  }
  const std::vector<Span> there = words_of(element);
  if (there.empty()) edits_.push_back({open + 1, 0, text});
  for (std::size_t i = 0; i < there.size(); ++i)
    edits_.push_back({there[i].from, there[i].to - there[i].from, i == 0 ? text : ""});
}

std::vector<Splices::Span> Splices::words_of(pugi::xml_node element) const {
  const std::size_t start = start_of(element), open = tag_end(bytes_, start);
  const std::size_t close = closing_tag(bytes_, start);
  std::vector<Span> found;
  std::size_t at = open + 1;
  while (at < close) {
    const bool comment = bytes_.substr(at, 4) == "<!--", processing = bytes_.substr(at, 2) == "<?";
    if (comment || processing) {
      at = bytes_.find(comment ? "-->" : "?>", at) + (comment ? 3U : 2U);
      continue;
    }
    std::size_t end = at;
    while (end < close && bytes_.substr(end, 4) != "<!--" && bytes_.substr(end, 2) != "<?")
      end = bytes_.substr(end, 9) == "<![CDATA[" ? bytes_.find("]]>", end) + 3 : end + 1;
    found.push_back({at, end});
    at = end;
  }
  return found;
}

void Splices::replace_in_words(pugi::xml_node element, std::string_view from, std::string_view to,
                               const Accept& accept) {
  for (const Span& span : words_of(element)) {
    const std::string_view written = bytes_.substr(span.from, span.to - span.from);
    for (std::size_t at = written.find(from); at != std::string_view::npos;
         at = written.find(from, at + from.size()))
      if (accept(written, at)) edits_.push_back({span.from + at, from.size(), std::string(to)});
  }
}

Splices::Slot Splices::slot_before(pugi::xml_node element) const {
  const std::size_t start = start_of(element);
  Slot slot{start, 0, "", "", "", indentation_at(start), prefix_of(element.parent())};
  if (!begins_its_line(start)) return slot;
  slot.offset = line_break_before(start);
  slot.lead = line_end_ + slot.indentation;
  return slot;
}

Splices::Slot Splices::slot_after(pugi::xml_node element) const {
  const std::size_t start = start_of(element), end = end_of(element);
  Slot slot{end, 0, "", "", "", indentation_at(start), prefix_of(element.parent())};
  const std::size_t line = over_remarks(bytes_, end);
  if (!begins_its_line(start) || !at_line_end(bytes_, line)) return slot;
  slot.offset = line == end || bytes_[line - 1] == '>' ? line : end;  // blanks at a line's end stay there
  slot.lead = line_end_ + slot.indentation;
  return slot;
}

Splices::Slot Splices::slot_inside(pugi::xml_node parent, bool last) const {
  pugi::xml_node beside;
  for (const pugi::xml_node child : parent.children())
    if (child.type() == pugi::node_element && (last || !beside)) beside = child;
  if (beside) {
    Slot slot = last ? slot_after(beside) : slot_before(beside);
    slot.prefix = prefix_of(parent);
    return slot;
  }
  const std::size_t start = start_of(parent), open = tag_end(bytes_, start);
  const std::string own = indentation_at(start);
  Slot slot{0, 0, "", line_end_ + own + unit_, "", own + unit_, prefix_of(parent)};
  if (bytes_[open - 1] == '/') {
    std::size_t name = start + 1;
    while (!is_white_space(bytes_[name]) && bytes_[name] != '/') ++name;
    slot.offset = open - 1;
    slot.length = 2;
    slot.open = ">";
    slot.tail = line_end_ + own + "</" + std::string(bytes_.substr(start + 1, name - start - 1)) + ">";
    return slot;
  }
  // Behind the comments that may be in it, in front of the closing tag's own line.
  const std::size_t close = closing_tag(bytes_, start);
  if (begins_its_line(close)) {
    slot.offset = std::max(line_break_before(close), open + 1);
  } else {
    slot.offset = close;
    slot.tail = line_end_ + own;
  }
  return slot;
}

void Splices::add_text(const Slot& slot, const std::string& text) {
  edits_.push_back({slot.offset, slot.length, slot.open + slot.lead + text + slot.tail});
}

void Splices::add(const Slot& slot, const std::vector<Markup>& markup) {
  if (markup.empty()) return;
  std::string text = slot.open;
  for (const Markup& element : markup)
    text +=
        slot.lead + written(element, {slot.prefix, line_end_, unit_, slot.lead.empty()}, slot.indentation);
  edits_.push_back({slot.offset, slot.length, text + slot.tail});
}

void Splices::add_before(pugi::xml_node element, const Markup& markup) {
  add(slot_before(element), {markup});
}
void Splices::add_after(pugi::xml_node element, const Markup& markup) {
  add(slot_after(element), {markup});
}
void Splices::add_first(pugi::xml_node parent, const Markup& markup) {
  add(slot_inside(parent, false), {markup});
}
void Splices::add_last(pugi::xml_node parent, const std::vector<Markup>& markup) {
  add(slot_inside(parent, true), markup);
}

void Splices::remove(pugi::xml_node element) {
  const std::size_t start = start_of(element), end = end_of(element);
  const bool own_line = begins_its_line(start) && at_line_end(bytes_, end);
  const std::size_t from = own_line ? line_break_before(start) : start;
  edits_.push_back({from, end - from, ""});
}

void Splices::move_before(pugi::xml_node element, pugi::xml_node other) {
  if (element == other) return;
  add_text(slot_before(other),
           std::string(bytes_.substr(start_of(element), end_of(element) - start_of(element))));
  remove(element);
}
void Splices::move_after(pugi::xml_node element, pugi::xml_node other) {
  if (element == other) return;
  add_text(slot_after(other),
           std::string(bytes_.substr(start_of(element), end_of(element) - start_of(element))));
  remove(element);
}

void Splices::add_copy(pugi::xml_node element, const Splices& inside) {
  const std::size_t start = start_of(element), end = end_of(element);
  std::vector<TextEdit> edits;
  for (TextEdit edit : inside.edits_) {
    edit.offset -= start;
    edits.push_back(std::move(edit));
  }
  add_text(slot_after(element), edited(bytes_.substr(start, end - start), std::move(edits)));
}

}  // namespace facenotice
