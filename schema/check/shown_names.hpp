// SPDX-License-Identifier: MIT
// Names that people see in place of ids, and units that people use.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include <facenotice/flow.hpp>

#include "schema/base/words.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

// "90 s", "15 minutes", "2 days": the largest unit that the seconds fill without a rest.
std::string duration_in_words(const Words& words, unsigned long long seconds);

// "27-inch, upright": a display by what one sees of it; by its pixels where nobody has measured it.
std::string display_in_words(const Words& words, const DisplayProfile& display);

class ShownNames {
 public:
  // In the language of the words where the flow has a text in it, else in the flow's first language.
  ShownNames(const Flow& flow, Words words);

  // Of a step: its title, else what kind of step it is.
  std::string step(std::string_view id) const;
  // Of a thing that a part of the flow consists of, “screen:welcome” (see changed_pieces()): Screen
  // “Welcome”.
  std::string piece(std::string_view piece) const;
  // Of a language tag.
  std::string language(std::string_view tag) const;
  // Of a display: its size, or, where several are of one, its id.
  std::string display(const std::string& id) const;
  // What an act means, as the end of a sentence: agrees to “payment by face”.
  std::string act(const Act& act) const;
  // Of a text, with its placeholders filled in; empty when it says nothing.
  std::string text(const LocalizedText& text) const;
  // Of one of several things that a fact speaks of: its words, the party that it names, else the item itself.
  std::string item(pugi::xml_node fact, const std::string& item) const;
  // The message with every value or language of the format that stands in single quotation marks,
  // ‘legal-duty’, ‘en’, as people call it and without the marks, and with every id or event that stands in
  // quotation marks replaced by what people call it, and seconds by the largest unit that fits; what has no
  // name of its own stays.
  std::string in(const std::string& message) const;

 private:
  void add(const std::string& id, const LocalizedText& name);
  std::string with_values(const std::string& message) const;
  std::string value_in_words(std::string_view value) const;
  std::string with_names(const std::string& message) const;
  std::string with_units(const std::string& message) const;
  static std::string with_full_width(const std::string& message);

  const Flow& flow_;
  Words words_;
  FormatWords format_;
  std::map<std::string, std::string, std::less<>> names_;  // by id; of equal ids the first
};

}  // namespace facenotice
