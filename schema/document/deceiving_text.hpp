// SPDX-License-Identifier: MIT
// Text that is not what it seems: what people read would be another text than the one that is checked.
#pragma once

#include <vector>

#include <pugixml.hpp>

#include <facenotice/flow.hpp>

#include "schema/base/message.hpp"

namespace facenotice {

struct DeceivingText {
  SourceOffset offset = -1;  // of the element that holds it
  Message message;
};

// In the texts and attributes of a flow document, what people say about it (is_paperwork()) among them:
//
// - characters that turn the direction of reading around (Unicode TR 36, 3.1: overrides, embeddings,
// isolates);
//   the marks U+200E, U+200F and U+061C only where nothing is written from right to left;
// - characters that are not seen (zero width, soft hyphen, fillers, tags, controls), except where writing
// needs
//   them: joiners between letters of Arabic, Indic and kindred scripts and in emoji, zero-width spaces in
//   Thai, Lao, Khmer and Burmese;
// - agreeing and refusing choices with nothing to be seen on them, and letters that a mark strikes out;
// - words whose letters come from alphabets that look alike (Latin, Greek, Cyrillic; Unicode TS 39, 5);
// - what looks like a {binding} and is none: braces of other kinds, a path of declarations in other brackets
// or
//   in none, and signs that other programs put before braces (${…}).
//
// At most one of each kind for an element.
std::vector<DeceivingText> deceiving_text(pugi::xml_node root);

}  // namespace facenotice
