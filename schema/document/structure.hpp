// SPDX-License-Identifier: MIT
// The structure check: well-formed XML, and valid by flow.xsd.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "schema/base/message.hpp"

namespace facenotice {

// A structural error. Where the parser knows only a line and a column, `element` is null.
struct StructureError {
  pugi::xml_node element;
  std::size_t line = 0;
  std::size_t column = 0;
  Message message;
  bool reference = false;  // about an id that is used twice, or one that names nothing
};

// One document's bytes, read by libxml2: no DTD is loaded, no entity expanded, no network touched.
class StructureCheck {
 public:
  explicit StructureCheck(std::string_view bytes);
  ~StructureCheck();
  StructureCheck(const StructureCheck&) = delete;
  StructureCheck& operator=(const StructureCheck&) = delete;

  // Where the bytes are no well-formed XML; nothing when they are.
  const std::optional<StructureError>& malformed() const { return malformed_; }

  // Validates well-formed bytes against flow.xsd. `root` is the same document's root in pugixml's tree, for
  // positions. Throws CouldNotCheck when the schema itself cannot be read.
  std::vector<StructureError> by_schema(pugi::xml_node root) const;

 private:
  struct Parsed;
  std::unique_ptr<Parsed> parsed_;
  std::optional<StructureError> malformed_;
};

}  // namespace facenotice
