// SPDX-License-Identifier: MIT
// Counts characters and words.
#include "schema/facts/reading_time.hpp"

#include <algorithm>
#include <cmath>

#include "schema/base/code_points.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

// Scripts that are read character by character.
bool is_read_alone(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF && !(c >= 0x3000 && c <= 0x303F)) || (c >= 0xAC00 && c <= 0xD7AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}
bool is_part_of_word(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
         (c >= 0xC0 && c < 0x2000);
}

}  // namespace

double reading_seconds(std::string_view text) {
  constexpr double characters_a_second = 5, words_a_second = 3.3;
  int characters = 0, words = 0;
  bool in_word = false;
  for (const char32_t c : code_points(text)) {
    const bool letter = is_part_of_word(c);
    if (is_read_alone(c)) ++characters;
    if (letter && !in_word) ++words;
    in_word = letter;
  }
  return characters / characters_a_second + words / words_a_second;
}

int reading_seconds(const Flow& flow, const Step& step) {
  constexpr double general_public = 2;
  double longest = 0;
  for (const std::string& language : flow.languages) {
    double seconds = 0;
    const auto read = [&](const LocalizedText& text) {
      seconds += reading_seconds(fill_placeholders(flow, text.in(language), language));
    };
    read(step.title);
    for (const Block& block : step.blocks) read(block.text);
    for (const Field& field : step.fields) read(field.label);
    for (const Choice& choice : step.choices) read(choice.label);
    longest = std::max(longest, seconds);
  }
  return static_cast<int>(std::ceil(general_public * longest));
}

}  // namespace facenotice
