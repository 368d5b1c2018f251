// SPDX-License-Identifier: MIT
// What a mechanical fix of a rule pack (Schematron QuickFix) wants to change in the flow.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

// One change, in terms of the tree that rules see.
struct TreeEdit {
  enum class Kind : std::uint8_t { set_attribute, remove_attribute, add_element, remove_element };
  enum class Position : std::uint8_t { first_child, last_child, before, after };
  Kind kind = Kind::set_attribute;
  pugi::xml_node element;  // that is changed, or beside or in which something is added
  std::string name;        // of the attribute
  std::string value;       // of the attribute, or the element to add as XML with the prefix "n:"
  Position position = Position::last_child;
};

struct QuickFix {
  std::string id;
  std::string title;  // in the asked language
  std::vector<TreeEdit> edits;
};

}  // namespace facenotice
