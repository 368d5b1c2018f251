// SPDX-License-Identifier: MIT
// An element that is yet to be written, and how values are written in XML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

// What an element of the format says. Its prefix, indentation and line ends are the author's: they come from
// the place where it is put.
struct Markup {
  struct Attribute {
    std::string name, value;  // one without a value is not written
  };
  std::string name;
  std::vector<Attribute> attributes{};
  std::vector<Markup> children{};
  std::string words{};  // of an element without children

  // The element as it stands in a tree; of foreign elements and comments nothing is taken.
  static Markup of(pugi::xml_node element);
};

// How the author of a document writes.
struct Handwriting {
  std::string prefix;    // "" or "n:"
  std::string line_end;  // "\n" or "\r\n"
  std::string unit;      // one level of indentation
  bool in_one_line = false;
};

// The element, without a line end behind it; its lines after the first stand at `indentation`.
std::string written(const Markup& markup, const Handwriting& hand, const std::string& indentation);

// A value between such quotes ('"' or '\''), which it does not end.
std::string escaped_value(std::string_view value, char quote = '"');
// Words between tags.
std::string escaped_words(std::string_view words, std::string_view line_end = "\n");

}  // namespace facenotice
