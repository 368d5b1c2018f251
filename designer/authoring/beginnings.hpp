// SPDX-License-Identifier: MIT
// What new parts of a flow begin with: where people begin, and words for somebody to replace.
#pragma once

#include <string>

#include <facenotice/flow.hpp>

#include "schema/edit/edit.hpp"

namespace facenotice {

// The id of the step that a person finds the machine at.
inline std::string start_of(const Flow& flow) {
  for (const Entry& entry : flow.entries)
    if (entry.on == EntryKind::idle) return flow.steps[entry.target].id;
  return flow.steps[flow.entries.front().target].id;
}

// In every language of the flow, not approved. A language that these words are not known in gets those of the
// flow's first one, from which it is translated.
inline Texts draft_words(const Flow& flow, const char* english, const char* chinese) {
  const auto is_chinese = [](const std::string& language) { return language.starts_with("zh"); };
  const auto is_english = [](const std::string& language) { return language.starts_with("en"); };
  const bool from_chinese = !flow.languages.empty() && is_chinese(flow.languages.front());
  Texts texts;
  for (const std::string& language : flow.languages)
    texts.push_back({language,
                     is_chinese(language) || (from_chinese && !is_english(language)) ? chinese : english,
                     false});
  return texts;
}

}  // namespace facenotice
