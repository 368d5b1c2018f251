// SPDX-License-Identifier: MIT
// What the document says to people, language by language.
#pragma once

#include <cstdint>

#include "schema/document/element_path.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// What becomes of approved translations when the flow's first language says something else: they are of what
// it said before, until somebody approves them again; or whoever changes it answers for them, too.
enum class Translations : std::uint8_t { outdate, keep };

// The text of an element that holds <text>s: a title, a block, a label, a name … In a language that the text
// does not have yet, it is added. A translation that was missing, a draft or outdated and is approved with
// this bears the mark of what it translates (facenotice/translation.hpp).
Edit set_text(const Document& document, const ElementPath& holder, const TextIn& text,
              Translations translations = Translations::outdate);
// A text and what holds it.
struct HeldText {
  ElementPath holder;
  TextIn text;
};
// All of them, as one step with that title. What they say already stays as it is, byte by byte. Translations
// are of what is said in the first language before it.
Edit set_texts(const Document& document, const std::vector<HeldText>& texts, Message title,
               Translations translations = Translations::outdate);
// The title of the flow.
Edit set_title(const Document& document, const TextIn& text,
               Translations translations = Translations::outdate);
// Somebody has looked at a draft, or at a translation whose original has changed.
Edit approve_text(const Document& document, const ElementPath& holder, const std::string& language);
// Takes the words `words` of the text, in that language, for the declared value: they become {placeholder}.
// Refused where the value, as it would be printed, has other words.
Edit bind_value(const Document& document, const ElementPath& holder, const std::string& language,
                const std::string& words, const std::string& placeholder);

}  // namespace facenotice
