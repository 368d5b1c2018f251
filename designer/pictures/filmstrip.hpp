// SPDX-License-Identifier: MIT
// The screens of a flow in the order in which a person walks through them, in groups.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/check/report.hpp"
#include "schema/document/document.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice {

enum class WalkGroup : std::uint8_t {
  everybody,        // before anything is chosen
  by_face,          // behind the choice of the way by face: notice, question, camera
  without_face,     // behind a refusal or the choice of another way
  taking_back,      // withdrawal, and what only it leads to
  reached_by_none,  // no way leads there
};
const char* walk_group_in_words(const Words& words, WalkGroup group);

struct WalkStep {
  std::string id, title;
  std::string note;  // what kind of step it is, and how many comments on it are open
  WalkGroup group = WalkGroup::everybody;
  bool shows = false;               // has a picture
  bool camera = false;              // the camera is on
  std::optional<Severity> problem;  // the worst that is found at it
};

// What is marked on the screens: what is found at them, but for the words in other languages than the one
// that is looked at (a language just added would turn all of them red).
struct WalkMarks {
  const Report* report = nullptr;  // of the same document, or null
  std::string language;            // BCP 47; empty: the document's first
};

// All steps but ends.
std::vector<WalkStep> walk_of(const Document& document, const FormatWords& names, const Words& words,
                              const WalkMarks& marks);

}  // namespace facenotice
