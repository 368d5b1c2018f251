// SPDX-License-Identifier: MIT
// One walk over the tree.
#include "schema/schematron/element_index.hpp"

namespace facenotice {

void ElementIndex::build(const pugi::xml_document& tree) {
  elements_.clear();
  for (std::vector<ElementNumber>& numbers : by_name_) numbers.clear();
  ElementNumber parent = no_element;
  pugi::xml_node node = tree.document_element();
  while (node) {
    const auto number = static_cast<ElementNumber>(elements_.size());
    looking_up_ = node.name();
    const auto [known, is_new] = names_.emplace(looking_up_, static_cast<std::uint32_t>(by_name_.size()));
    if (is_new) by_name_.emplace_back();
    std::vector<ElementNumber>& same = by_name_[known->second];
    elements_.push_back({node, parent, 0, known->second, static_cast<std::uint32_t>(same.size())});
    same.push_back(number);
    const auto first_element = [](pugi::xml_node from) {
      while (from && from.type() != pugi::node_element) from = from.next_sibling();
      return from;
    };
    if (const pugi::xml_node child = first_element(node.first_child())) {
      parent = number;
      node = child;
      continue;
    }
    // Up to the nearest element that has another behind it.
    ElementNumber done = number;
    while (true) {
      elements_[done].after = static_cast<ElementNumber>(elements_.size());
      parent = elements_[done].parent;
      node = parent == no_element ? pugi::xml_node() : first_element(elements_[done].node.next_sibling());
      if (node || parent == no_element) break;
      done = parent;
    }
  }
}

const std::vector<ElementNumber>& ElementIndex::named(const std::string& name) const {
  static const std::vector<ElementNumber> none;
  const auto known = names_.find(name);
  return known == names_.end() ? none : by_name_[known->second];
}

}  // namespace facenotice
