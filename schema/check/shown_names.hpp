// SPDX-License-Identifier: MIT
// Names that people see in place of ids: the titles of screens, the labels of choices, the names of purposes.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <facenotice/flow.hpp>

namespace facenotice {

class ShownNames {
 public:
  // In `language` (BCP 47) where the flow has the text in it, else in the flow's first language.
  ShownNames(const Flow& flow, std::string_view language);

  // Of a step: its title, else its id.
  std::string step(std::string_view id) const;
  // Of a text, with its bindings filled in; empty when it says nothing.
  std::string text(const LocalizedText& text) const;
  // The message with every id that stands in quotation marks replaced by what people see; what has no name of
  // its own stays.
  std::string in(const std::string& message) const;

 private:
  void add(const std::string& id, const LocalizedText& name);

  const Flow& flow_;
  std::string language_;
  std::map<std::string, std::string, std::less<>> names_;  // by id; of equal ids the first
};

}  // namespace facenotice
