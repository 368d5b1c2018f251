// SPDX-License-Identifier: MIT
// What it can mean that somebody draws a line from one step to another, or onto nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

struct OfferedConnection {
  std::string label;  // “Pay by face” leads there
  std::function<Edit(const Document&)> make;
  ElementPath then;  // what is selected afterwards
};

// `to` empty: a new screen is made there. Every choice and exit of the step may be led there, and, on a
// screen, a new choice may.
std::vector<OfferedConnection> offered_connections(const Document& document, const std::string& from,
                                                   const std::string& to, const FormatWords& names,
                                                   const Words& words);

}  // namespace facenotice
