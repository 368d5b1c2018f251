// SPDX-License-Identifier: MIT
// Where an element of a fact tree stands, in the words of other engines.
#pragma once

#include <string>

#include <pugixml.hpp>

namespace facenotice::test {

// As lxml's getpath() writes it: /n:flow/n:steps/n:screen[2].
inline std::string path_of(pugi::xml_node node) {
  std::string path;
  for (; node && node.type() == pugi::node_element; node = node.parent()) {
    int index = 0, all = 0;
    for (const pugi::xml_node sibling : node.parent().children(node.name())) {
      ++all;
      if (sibling == node) index = all;
    }
    path = std::string("/") + node.name() + (all > 1 ? "[" + std::to_string(index) + "]" : "") + path;
  }
  return path;
}

}  // namespace facenotice::test
