// SPDX-License-Identifier: MIT
// The languages that a composed flow may have. In two the templates speak; the others are translations to be
// made: their texts are drafts in the words of the first of the two, and no draft is released.
#pragma once

#include <array>
#include <string_view>

namespace facenotice {

struct ComposedLanguage {
  const char *code, *name;  // in itself
  bool written;             // else to be translated
};
// Those that have the machine's own words, the words of declared values and a pinned font.
inline constexpr auto composed_languages = std::to_array<ComposedLanguage>({
    {"zh-CN", "中文（简体）", true},
    {"en", "English", true},
    {"ja", "日本語", false},
    {"ko", "한국어", false},
    {"fr", "Français", false},
    {"de", "Deutsch", false},
    {"es", "Español", false},
    {"pt", "Português", false},
    {"it", "Italiano", false},
    {"ru", "Русский", false},
    {"vi", "Tiếng Việt", false},
    {"id", "Bahasa Indonesia", false},
});

// As many as find room beside each other at the top of every display that is offered.
inline constexpr std::size_t most_languages = 4;

inline bool is_written(std::string_view code) {
  for (const ComposedLanguage& one : composed_languages)
    if (one.code == code) return one.written;
  return false;
}

}  // namespace facenotice
