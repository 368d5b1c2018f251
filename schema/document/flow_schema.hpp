// SPDX-License-Identifier: MIT
// flow.xsd as data: what an element may hold, what its attributes may say, and what both mean. For whoever
// offers choices to a person; whether a document is sound is judged elsewhere.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

enum class ValueKind : std::uint8_t {
  line,      // any words
  id,        // a name inside the document
  ids,       // several, words apart
  one_of,    // one of the values
  several,   // some of the values, words apart
  flag,      // true or false
  number,    // a whole number or a measure
  duration,  // ISO 8601
  date,      // ISO 8601
  colour,    // #RRGGBB
};

struct SchemaAttribute {
  std::string name;
  ValueKind kind = ValueKind::line;
  std::vector<std::string> values;  // of one_of and several, in the schema's order
  std::string default_value;        // what it means when it is absent; may be empty
  bool required = false;
  std::string documentation;  // one line; may be empty
};

struct SchemaElement {
  std::string name;
  std::string documentation;
  std::vector<SchemaAttribute> attributes;
  std::map<std::string, std::shared_ptr<const SchemaElement>, std::less<>> children;

  const SchemaAttribute* find(std::string_view attribute) const;
};

class FlowSchema {
 public:
  // With its documentation in that language where the schema has it, else in English. Throws CouldNotCheck
  // when the schema cannot be read or uses what this does not understand.
  static FlowSchema load(std::string_view language);

  // What the schema says of an element of a document; null for a foreign one.
  const SchemaElement* of(pugi::xml_node element) const;
  const SchemaElement& root() const { return *root_; }

 private:
  std::shared_ptr<const SchemaElement> root_;
};

}  // namespace facenotice
