// SPDX-License-Identifier: MIT
// What can be done with an element at once: what context menus, toolbars and the keyboard offer.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct ElementEdit {
  enum class Group { order, add, remove };
  Group group = Group::order;
  std::string id;     // stable: "move-up", "add-text:retention"
  std::string label;  // what it does, in the language of the words
  // Throws UserError, with the reason, when it cannot be done.
  std::function<Edit(const Document&)> make;
  ElementPath then;  // what is selected afterwards
};

// For a block or choice on a screen or sign, for a step, and for parts of these. Empty for all else.
std::vector<ElementEdit> element_edits(const Document& document, const ElementPath& element,
                                       const FormatWords& names, const Words& words);

// Where a block or choice that is dragged onto another comes to lie: the edit that moves it there, or nothing
// when the two are not on the same screen or of different kinds.
std::function<Edit(const Document&)> move_onto(const Document& document, const ElementPath& moved,
                                               const ElementPath& onto);

}  // namespace facenotice
