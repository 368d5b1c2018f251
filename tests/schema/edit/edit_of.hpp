// SPDX-License-Identifier: MIT
// What an edit changed, line by line, and why it would not.
#pragma once

#include <boost/test/unit_test.hpp>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "schema/base/unified_diff.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/edit.hpp"
#include "tests/schema/check/checked.hpp"

namespace facenotice::test {

inline const Document& vending() {
  static const Document document = document_of(vending_text());
  return document;
}

// "-old line" and "+new line", in order, without their indentation; line ends are told where they are not \n.
inline std::string changes(const Document& before, const Edit& edit) {
  BOOST_TEST(edit.document.sound());
  BOOST_TEST(!edit.title.english().empty());
  std::istringstream lines(unified_diff("f", before.bytes(), edit.document.bytes()));
  std::string told;
  for (std::string line; std::getline(lines, line);) {
    if (line.substr(0, 3) == "---" || line.substr(0, 3) == "+++") continue;
    if (line[0] != '-' && line[0] != '+') continue;
    const std::size_t text = std::min(line.find_first_not_of(" \t", 1), line.size());
    told += line[0] + line.substr(text) + "\n";
  }
  return told;
}

// The sentence that refuses; "done" when nothing does.
inline std::string refusal(const std::function<Edit()>& edit) {
  try {
    edit();
  } catch (const UserError& error) {
    return error.what();
  }
  return "done";
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace facenotice::test
