// SPDX-License-Identifier: MIT
// A text in several languages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

// Texts by BCP 47 language tag, in document order. There is no fallback between languages: a text that is
// missing in one language is missing (a notice in the wrong language informs nobody).
class LocalizedText {
 public:
  struct Entry {
    std::string language;  // BCP 47, as written in the document: "zh-CN"
    std::string text;      // UTF-8, may hold placeholders: "{data.face.retention}"
    bool approved = true;  // false: state="draft" in the document, or outdated
    std::ptrdiff_t offset = -1;
    bool outdated = false;  // approved as the translation of other words (facenotice/translation.hpp)
  };

  void add(Entry entry) { entries_.push_back(std::move(entry)); }

  // The text, or an empty view when there is none in that language.
  std::string_view in(std::string_view language) const {
    for (const Entry& entry : entries_)
      if (entry.language == language) return entry.text;
    return {};
  }
  bool has(std::string_view language) const { return !in(language).empty(); }
  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace facenotice
