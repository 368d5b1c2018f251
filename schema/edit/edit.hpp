// SPDX-License-Identifier: MIT
// What every edit gives back. An edit is a function from a sound document to a new one; it throws UserError,
// with a sentence that says why not and what to do, when the result would not be sound.
#pragma once

#include <string>
#include <vector>

#include "schema/base/message.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

struct Edit {
  Message title;      // for the list of what can be undone
  Document document;  // after it; the same bytes when there was nothing to change
};

// A text in one language. Not approved: state="draft" in the document, for what nobody has read yet; where a
// text is read out of a document, one whose original has changed since is not approved either.
struct TextIn {
  std::string language;  // BCP 47
  std::string text;      // may hold placeholders: "{data.face.retention}"
  bool approved = true;
};
using Texts = std::vector<TextIn>;

// An attribute to set, or, without a value, to remove. Which an element may have is said in flow.xsd.
struct AttributeChange {
  std::string name, value;
};
using AttributeChanges = std::vector<AttributeChange>;

}  // namespace facenotice
