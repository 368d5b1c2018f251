// SPDX-License-Identifier: MIT
// The elements of a tree by name, in document order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

namespace facenotice {

using ElementNumber = std::uint32_t;
inline constexpr ElementNumber no_element = 0xFFFFFFFF;

class ElementIndex {
 public:
  struct Element {
    pugi::xml_node node;
    ElementNumber parent = no_element;
    ElementNumber after = 0;  // the first element behind its last descendant
    std::uint32_t name = 0;   // index of its name
    std::uint32_t rank = 0;   // among the elements of its name
  };

  // The tree must stay as it is while the index is used. What was reserved for an earlier tree is kept.
  void build(const pugi::xml_document& tree);

  const std::vector<Element>& elements() const { return elements_; }  // in document order
  const Element& operator[](ElementNumber number) const { return elements_[number]; }
  // Empty when there is none.
  const std::vector<ElementNumber>& named(const std::string& name) const;
  std::size_t count_named(std::uint32_t name) const { return by_name_[name].size(); }

 private:
  std::vector<Element> elements_;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::vector<std::vector<ElementNumber>> by_name_;
  std::string looking_up_;
};

}  // namespace facenotice
