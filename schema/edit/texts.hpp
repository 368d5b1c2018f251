// SPDX-License-Identifier: MIT
// What the document says to people, language by language.
#pragma once

#include <cstdint>

#include "schema/document/element_path.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// What becomes of the same text in the other languages: a change of wording leaves them right, a change of
// meaning makes them drafts that somebody must look at before a release.
enum class OtherLanguages : std::uint8_t { keep, make_drafts };

// The text of an element that holds <text>s: a title, a block, a label, a name … In a language that the text
// does not have yet, it is added.
Edit set_text(const Document& document, const ElementPath& holder, const TextIn& text,
              OtherLanguages others = OtherLanguages::keep);
// A text and what holds it.
struct HeldText {
  ElementPath holder;
  TextIn text;
};
// All of them, as one step with that title. What they say already stays as it is, byte by byte.
Edit set_texts(const Document& document, const std::vector<HeldText>& texts, Message title);
// The title of the flow.
Edit set_title(const Document& document, const TextIn& text, OtherLanguages others = OtherLanguages::keep);
// Somebody has looked at a draft.
Edit approve_text(const Document& document, const ElementPath& holder, const std::string& language);
// Takes the words `words` of the text, in that language, for the declared value: they become {placeholder}.
// Refused where the value, as it would be printed, has other words.
Edit bind_value(const Document& document, const ElementPath& holder, const std::string& language,
                const std::string& words, const std::string& placeholder);

}  // namespace facenotice
