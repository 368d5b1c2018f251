// SPDX-License-Identifier: MIT
// The facts of a text as an XML tree to ask questions of.
#pragma once

#include <sstream>
#include <string>

#include <pugixml.hpp>

#include "tests/schema/check/checked.hpp"

namespace facenotice::test {

class Facts {
 public:
  explicit Facts(const SmallFlow& flow) : Facts(flow.text()) {}
  explicit Facts(const std::string& text) {
    const Document document = document_of(text);
    document.require_sound();
    tree_.load_string(print_facts(document, {}, as_of("2026-11-01")).c_str());
  }

  // An attribute or string by XPath; "" when there is none.
  std::string value(const std::string& xpath) const {
    return pugi::xpath_query(("string(" + xpath + ")").c_str()).evaluate_string(tree_);
  }
  int count(const std::string& xpath) const {
    return static_cast<int>(tree_.select_nodes(xpath.c_str()).size());
  }
  // "power-on>home start>offer": the trace below the node that the path names.
  std::string trace(const std::string& xpath) const {
    std::string text;
    for (const pugi::xml_node event :
         tree_.select_node(xpath.c_str()).node().child("f:trace").children("f:event"))
      text += (text.empty() ? "" : " ") +
              std::string(event.attribute(event.attribute("choice") ? "choice" : "kind").value()) + ">" +
              event.attribute("to").value();
    return text;
  }

 private:
  pugi::xml_document tree_;
};

}  // namespace facenotice::test
