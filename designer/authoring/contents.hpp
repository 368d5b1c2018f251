// SPDX-License-Identifier: MIT
// The table of contents of the law, not of the XML: who, why, which data, how long, which rights, which
// machine, which signs; with what is missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/check/report.hpp"
#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

struct ContentsEntry {
  ElementPath element;
  std::string label;                // what people call it
  std::string note;                 // what matters about it: "deleted as soon as there is a result"
  std::optional<Severity> problem;  // the worst that is found in it
  bool missing = false;             // a place where something should be: the label says what
  bool within = false;              // a part of the entry before it: a contact of a party
};

struct ContentsSection {
  std::string group;  // the element that holds the entries: "parties"
  std::string title;  // "Who"
  std::vector<ContentsEntry> entries;
};

// `report`: of the same document, or null. `language` is what texts are shown in.
std::vector<ContentsSection> contents_of(const Document& document, const FormatWords& names,
                                         const Words& words, const Report* report);

}  // namespace facenotice
