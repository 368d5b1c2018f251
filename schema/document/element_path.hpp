// SPDX-License-Identifier: MIT
// Which element of a document is meant, in a form that outlives edits elsewhere.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "schema/document/document.hpp"

namespace facenotice {

// The way to an element from the root, by ids, languages and kinds where elements have them and by number
// where they have not: "steps/screen[@id='pay']/block[2]/text[@lang='en']". Empty: the root.
class ElementPath {
 public:
  ElementPath() = default;
  explicit ElementPath(std::string text) : text_(std::move(text)) {}
  static ElementPath of(pugi::xml_node element);
  // Of an element directly in the one that this path leads to: who walks a document need not look up from
  // each.
  ElementPath child(pugi::xml_node inner) const;

  const std::string& text() const { return text_; }
  // The element; null when the document has none there (any more).
  pugi::xml_node in(const Document& document) const;
  // The path with its steps [@id='from'] under `group` as [@id='to']; unchanged where there is none.
  ElementPath renamed(std::string_view group, std::string_view from, std::string_view to) const;

  friend bool operator==(const ElementPath& a, const ElementPath& b) { return a.text_ == b.text_; }

 private:
  std::string text_;
};

}  // namespace facenotice
