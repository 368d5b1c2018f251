// SPDX-License-Identifier: MIT
// From the full to the minimal syntax of Schematron: abstract patterns become patterns (as
// iso_abstract_expand does it), abstract rules become part of the rules that extend them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/schematron/pack_tree.hpp"

namespace facenotice {

// A concrete pattern after expansion.
struct ExpandedPattern {
  pugi::xml_node node;   // of the tree
  pugi::xml_node asked;  // the <pattern is-a=…> that it came from, or itself
  std::string row;       // p:row
  std::string property;  // the id of the abstract pattern, or its own
  std::vector<std::pair<std::string, std::string>> parameters;
};

struct ExpandedPack {
  PackTree tree;
  std::vector<ExpandedPattern> patterns;

  // A fault inside a pattern names the place in the abstract pattern and the pattern that asked for it.
  [[noreturn]] void fail(const ExpandedPattern& pattern, pugi::xml_node node, const Message& message) const;
  // Minimal Schematron that any engine can run; pack metadata stays in as foreign elements and attributes.
  std::string print() const;

  // Keeps the elements that `asked` points to after they left the tree.
  std::vector<std::unique_ptr<pugi::xml_document>> kept;
};

// Throws CouldNotCheck with file:line.
ExpandedPack expand(PackTree tree);

}  // namespace facenotice
