// SPDX-License-Identifier: MIT
// Where a byte of an XML text stands, also while the text is being typed and is no XML yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice {

// A start tag, or as much of it as is there. Views are of the text.
struct XmlTag {
  struct Attribute {
    std::string_view name;
    std::size_t name_begin = 0;
    std::size_t value_begin = 0, value_end = 0;  // between the quotation marks
    std::string_view value;
  };
  std::string_view name;
  std::size_t begin = 0, end = 0;      // from < to behind >
  std::vector<std::string_view> path;  // of elements around it, from the root
  std::vector<Attribute> attributes;

  const Attribute* find(std::string_view attribute) const;
};

// In their order. Comments, CDATA sections and declarations have none; an end tag that ends nothing is passed
// over.
std::vector<XmlTag> xml_tags(std::string_view text);

struct XmlPlace {
  enum class What : std::uint8_t {
    element,    // the name of an element, behind <
    end_tag,    // the name of an element, behind </
    attribute,  // the name of an attribute, or where one may stand
    value,      // of an attribute
    content,    // text, or where an element may stand
    other,      // a comment, a declaration, CDATA
  };
  What what = What::content;
  std::vector<std::string> path;        // of elements around the byte, without the one whose tag it stands in
  std::string element;                  // whose tag it stands in; empty: none
  std::string attribute;                // whose value it stands in
  std::vector<std::string> attributes;  // that the tag has
  // The word at the byte, which ends at spaces too: what is typed of it, where it begins and where it ends.
  std::string typed;
  std::size_t begin = 0, end = 0;

  // The word, as far as it goes.
  std::string_view word(std::string_view text) const { return text.substr(begin, end - begin); }
};

XmlPlace xml_place(std::string_view text, std::size_t byte);

}  // namespace facenotice
