// SPDX-License-Identifier: MIT
// A forgiving scan for start and end tags of steps.
#include "designer/workbench/outline.hpp"

#include <algorithm>
#include <array>

namespace facenotice {
namespace {

constexpr std::array<std::string_view, 6> step_elements = {"screen", "capture", "service",
                                                           "erase",  "host",    "end"};

bool is_step(std::string_view name) {
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  return std::find(step_elements.begin(), step_elements.end(), name) != step_elements.end();
}

std::string attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const bool whole =
        at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' || tag[at - 1] == '\t' || tag[at - 1] == '\r');
    std::size_t value = tag.find_first_not_of(" \t\r\n", at + name.size());
    if (!whole || value == std::string_view::npos || tag[value] != '=') continue;
    value = tag.find_first_not_of(" \t\r\n", value + 1);
    if (value == std::string_view::npos || (tag[value] != '"' && tag[value] != '\'')) continue;
    const std::size_t end = tag.find(tag[value], value + 1);
    if (end == std::string_view::npos) return {};
    return std::string(tag.substr(value + 1, end - value - 1));
  }
  return {};
}

// One past the end of the markup that starts at `at`; npos when it is not closed.
std::size_t end_of_markup(std::string_view xml, std::size_t at) {
  const auto after = [&](std::string_view closing) {
    const std::size_t found = xml.find(closing, at);
    return found == std::string_view::npos ? found : found + closing.size();
  };
  if (xml.compare(at, 4, "<!--") == 0) return after("-->");
  if (xml.compare(at, 9, "<![CDATA[") == 0) return after("]]>");
  if (xml.compare(at, 2, "<?") == 0) return after("?>");
  // A tag: its quoted values may hold '>'. A '<' means that it was never closed.
  char quote = 0;
  for (std::size_t i = at + 1; i < xml.size(); ++i) {
    const char c = xml[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<OutlineStep> outline_of(std::string_view xml) {
  std::vector<OutlineStep> steps;
  bool open = false;  // the last step has no end yet
  std::size_t at = xml.find('<');
  while (at != std::string_view::npos) {
    const std::size_t end = end_of_markup(xml, at);
    if (end == std::string_view::npos) break;
    const std::string_view tag = xml.substr(at, end - at);
    const bool closing = tag.size() > 1 && tag[1] == '/';
    const std::size_t name_start = closing ? 2 : 1;
    const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n/>", name_start), tag.size());
    if (name_end > name_start && is_step(tag.substr(name_start, name_end - name_start))) {
      if (closing) {
        if (open) steps.back().end = end;
        open = false;
      } else {
        if (open) steps.back().end = at;
        const bool empty = tag.size() > 2 && tag[tag.size() - 2] == '/';
        steps.push_back({attribute(tag, "id"), at, empty ? end : xml.size()});
        open = !empty;
      }
    }
    at = xml.find('<', end);
  }
  return steps;
}

const OutlineStep* step_around(const std::vector<OutlineStep>& outline, std::size_t offset) {
  const auto next = std::upper_bound(outline.begin(), outline.end(), offset,
                                     [](std::size_t at, const OutlineStep& step) { return at < step.begin; });
  if (next == outline.begin()) return nullptr;
  const OutlineStep& step = *std::prev(next);
  return offset < step.end ? &step : nullptr;
}

const OutlineStep* find_step(const std::vector<OutlineStep>& outline, std::string_view id) {
  const auto found =
      std::find_if(outline.begin(), outline.end(), [&](const OutlineStep& step) { return step.id == id; });
  return found == outline.end() ? nullptr : &*found;
}

std::size_t offset_of(std::string_view text, Place place) {
  std::size_t offset = 0;
  for (std::size_t line = 1; line < place.line; ++line) {
    offset = text.find('\n', offset);
    if (offset == std::string_view::npos) return text.size();
    ++offset;
  }
  for (std::size_t column = 1; column < place.column && offset < text.size() && text[offset] != '\n';
       ++column) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  }
  return offset;
}

}  // namespace facenotice
