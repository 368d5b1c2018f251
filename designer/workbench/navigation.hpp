// SPDX-License-Identifier: MIT
// Going to parts of a document, so that every view shows the same.
#pragma once

#include <string_view>

#include "designer/workbench/selection.hpp"
#include "schema/base/words.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// The path of a step; empty when the document has none of that id.
ElementPath path_of_step(const Document& document, std::string_view id);
ElementPath path_of_sign(const Document& document, std::string_view id);
// The screen or sign that is looked at.
ElementPath path_of_view(const Document& document, const Selection::View& view);
// What is selected; where that is nothing, the screen or sign that is looked at.
ElementPath path_of_selection(const Document& document, const Selection& selection);
// The id of the step or sign that the element is or lies in; empty for none.
std::string step_of(const Document& document, const ElementPath& element);
std::string sign_of(const Document& document, const ElementPath& element);
// The choice that an element is or is in; empty: in none.
std::string choice_of(const Document& document, const ElementPath& element);

// Selects the element, and shows the screen or sign that it is on, or, of a display, the screens on it.
void go_to(Selection& selection, const Document& document, const ElementPath& element);
// Selects a step and shows it.
void go_to_step(Selection& selection, const Document& document, std::string_view id);

// Where nobody has chosen a language yet, the one in which the window speaks, if the machine has it: whoever
// opens a document is to read it.
void read_in_own_language(Selection& selection, const Flow& flow, const Words& words);

// The element that a line and column lie in.
ElementPath element_at(const Document& document, Place place);
// The element in which two versions of a document begin to differ, in the newer one.
ElementPath first_difference(const Document& older, const Document& newer);

}  // namespace facenotice
