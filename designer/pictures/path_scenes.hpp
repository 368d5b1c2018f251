// SPDX-License-Identifier: MIT
// A path as a story in pictures: what happened, which screen came, and what had been told and said by then.
#pragma once

#include <string>
#include <vector>

#include "schema/check/finding.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

struct PathScene {
  std::string event;    // how it came to this: “Pay by face”, [time-out]
  std::string step;     // id
  std::string title;    // of the step, as people see it
  bool shows = false;   // it has a picture
  bool camera = false;  // a camera goes on by the event
  // What stands by then, a sentence each: "told about “payment by face”", "consents to …". In the order of
  // the flow's purposes.
  std::vector<std::string> so_far;
};

// Of a path in this document, by the machine's own transition function. It ends early where the function does
// not go the path's way: the document has changed since.
std::vector<PathScene> path_scenes(const Document& document, const std::vector<FindingEvent>& path,
                                   const Words& words);

}  // namespace facenotice
