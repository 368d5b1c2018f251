// SPDX-License-Identifier: MIT
// Cameras through which people look, and no program: a video call to the desk, an intercom.
#pragma once

#include <cstdint>

#include <facenotice/flow.hpp>

namespace facenotice {

// The purposes for which, as declared, a person looks through a camera and nothing else is done: every camera
// for it is a preview in the course of a session, or a capture that does nothing with its frames; nothing of
// it is kept, no template is made, nobody gets a service "by face" or asks for the face by it; and it rests
// neither on consent (which is asked then) nor is of a kind that only a program can carry out. Bit per
// purpose. It is a claim: a person confirms it (FN-WATCHED).
std::uint16_t watched_purposes(const Flow& flow);

inline bool is_watched(std::uint16_t watched, PurposeIndex purpose) {
  return purpose < max_purposes && ((watched >> purpose) & 1U) != 0;
}

}  // namespace facenotice
