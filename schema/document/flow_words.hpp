// SPDX-License-Identifier: MIT
// The words that events, acts, actors and steps have in XML.
#pragma once

#include <span>
#include <string>

#include <facenotice/transition.hpp>

namespace facenotice {

const char* event_word(EventKind event);
const char* act_word(ActKind act);
const char* actor_word(Actor actor);
const char* exit_word(ExitKind on);
// A screen's kind, else the step's: "consent", "capture".
const char* step_word(const Step& step);

// "consent submit", in the document's order.
std::string act_words(std::span<const Act> acts);

}  // namespace facenotice
