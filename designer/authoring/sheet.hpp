// SPDX-License-Identifier: MIT
// Everything that can be changed about one element of a document, in words: what the properties view shows
// and sends back. Which fields there are comes from flow.xsd; each change is a named edit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document/element_path.hpp"
#include "schema/document/flow_schema.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct SheetOption {
  std::string value, label;
};

struct SheetField {
  enum class Kind : std::uint8_t {
    words,     // a text in one language, of any length
    line,      // words on one line
    one_of,    // one of the options; an option without a value stands for "not said"
    some_of,   // any of the options; the value has theirs, words apart
    flag,      // "true" or "false"
    duration,  // ISO 8601
    number,
    date,
    colour,
    file,      // a path of this machine
    new_file,  // a path of this machine where nothing is yet
    password,  // shown as dots; never kept
    told,      // its value is to be read, whole; nothing is answered
  };
  std::string key;    // what change_field() knows it by
  std::string group;  // heading that it stands under; equal for neighbours
  std::string label;
  Kind kind = Kind::line;
  std::string value{};
  std::string help{};  // what the format says about it; English
  std::vector<SheetOption> options{};
  bool fixed = false;      // is what the element is: take it away and add another
  bool draft = false;      // words that nobody has approved since what they translate has changed
  bool sentences = false;  // the options are whole sentences: all of each is shown
  std::string hint{};      // an example, shown while nothing stands in it
  bool required = false;   // nothing is no answer
};

struct Sheet {
  ElementPath element;  // that it is about: what was asked for, or what that is a part of
  std::string kind;     // "Choice"
  std::string title;    // what people call it: “Pay by face”
  std::string help;     // what the format says about it; English
  std::vector<SheetField> fields;
};

class Sheets {
 public:
  // Reads the schema and its words; throws CouldNotCheck when they are not there.
  explicit Sheets(const Words& words);

  // Of a sound document. Of a text, its element's; of an element that is not there (any more), or of
  // paperwork, an empty sheet without fields.
  Sheet of(const Document& document, const ElementPath& element) const;

 private:
  FlowSchema schema_;
  FormatWords names_;
  Words words_;
};

// The edit that gives the field that value. Throws UserError when the value, or what it makes of the
// document, is not sound.
Edit change_field(const Document& document, const ElementPath& element, std::string_view key,
                  const std::string& value);

}  // namespace facenotice
