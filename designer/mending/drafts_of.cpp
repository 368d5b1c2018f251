// SPDX-License-Identifier: MIT
#include "designer/mending/drafts_of.hpp"

#include "schema/document/flow_words.hpp"

namespace facenotice {

Texts texts_of(const LocalizedText& text) {
  Texts texts;
  for (const LocalizedText::Entry& entry : text.entries())
    texts.push_back({entry.language, entry.text, entry.approved});
  return texts;
}

const char* style_word(BlockStyle style) {
  switch (style) {
    case BlockStyle::lead:
      return "lead";
    case BlockStyle::heading:
      return "heading";
    case BlockStyle::small:
      return "small";
    case BlockStyle::item:
      return "item";
    case BlockStyle::body:
      break;
  }
  return "";
}

std::vector<ActDraft> drafts_of(const Flow& flow, const std::vector<Act>& acts) {
  std::vector<ActDraft> drafts;
  for (const Act& act : acts)
    drafts.push_back(
        {act_word(act.kind), act.purpose == no_purpose ? act.value : flow.purposes[act.purpose].id});
  return drafts;
}

}  // namespace facenotice
