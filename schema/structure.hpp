// SPDX-License-Identifier: MIT
// The structure check: well-formed XML, and valid by flow.xsd.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

// A structural error. Where the parser knows only a line and a column, `element` is null.
struct StructureError {
  pugi::xml_node element;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message;
  bool reference = false;  // about an id that is used twice, or one that names nothing
};

// Whether the bytes are well-formed XML, by libxml2: no DTD is loaded, no entity expanded, no network
// touched. At most one error.
std::vector<StructureError> check_well_formed(std::string_view bytes);

// Validates against flow.xsd. `root` is the same document's root in pugixml's tree, for positions.
// Throws CouldNotCheck when the schema itself cannot be read.
std::vector<StructureError> check_structure(std::string_view bytes, pugi::xml_node root);

}  // namespace facenotice
