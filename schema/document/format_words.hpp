// SPDX-License-Identifier: MIT
// What people call the elements, attributes and values of the format: format-words.xml.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "schema/base/words.hpp"

namespace facenotice {

class FormatWords {
 public:
  // In the language of the words, English if there are none in it. Throws CouldNotCheck when the file cannot
  // be read.
  static FormatWords load(const Words& words);

  // Each gives the name itself where nobody has said what it is called; of a language, what ICU calls it.
  std::string element(std::string_view element) const;
  std::string attribute(std::string_view element, std::string_view attribute) const;
  std::string value(std::string_view element, std::string_view attribute, std::string_view value) const;

  bool knows_element(std::string_view element) const;
  bool knows_attribute(std::string_view element, std::string_view attribute) const;
  bool knows_value(std::string_view element, std::string_view attribute, std::string_view value) const;

 private:
  using Names = std::map<std::string, std::string, std::less<>>;
  static const std::string* find(const Names& names, std::string_view element, std::string_view attribute,
                                 std::string_view value);
  Names elements_, attributes_, values_;
  std::string language_;
};

}  // namespace facenotice
