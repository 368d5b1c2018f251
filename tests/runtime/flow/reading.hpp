// SPDX-License-Identifier: MIT
// The reader by itself, as the player uses it: no schema has looked at the text before.
#pragma once

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include <facenotice/flow_reader.hpp>

#include "tests/support/flow_text.hpp"

namespace facenotice::test {

inline FlowReading reading_of(const std::string& text) {
  pugi::xml_document document;
  if (!document.load_buffer(text.data(), text.size())) throw std::runtime_error("no XML: " + text);
  return read_flow(document.document_element());
}
// A flow that is sound, typed.
inline Flow read(const std::string& text) {
  FlowReading reading = reading_of(text);
  for (const FlowIssue& issue : reading.issues) throw std::runtime_error(issue.message());
  return std::move(reading.flow);
}

// What is wrong, in order: the start tag that it is about, as it stands in the text, then the sentence.
inline std::vector<std::string> issues_of(const std::string& text) {
  std::vector<std::string> said;
  for (const FlowIssue& issue : reading_of(text).issues) {
    const std::string from = issue.offset < 0 ? "" : text.substr(static_cast<std::size_t>(issue.offset));
    said.push_back(from.substr(0, from.find('>') + 1) + " " + issue.message());
  }
  return said;
}

inline void check_issues(const std::string& text, const std::vector<std::string>& expected) {
  BOOST_TEST(issues_of(text) == expected, boost::test_tools::per_element());
}
// The sound flow with one edit, and the one thing that is wrong then; or nothing is.
inline void check_refused(const std::string& from, const std::string& to, const std::string& expected) {
  BOOST_TEST_CONTEXT(to) check_issues(edited(sound_flow().text(), from, to), {expected});
}
inline void check_taken(const std::string& from, const std::string& to) {
  BOOST_TEST_CONTEXT(to) check_issues(edited(sound_flow().text(), from, to), {});
}

// The part so many times, with its number in the place of #.
inline std::string numbered(const std::string& part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += edited_everywhere(part, "#", std::to_string(i));
  return text;
}

}  // namespace facenotice::test
