// SPDX-License-Identifier: MIT
// A path as a page for a colleague: every screen, what was done, what went on record.
#pragma once

#include <string>

#include "designer/playing/play_session.hpp"

namespace facenotice {

// One page that needs no other file, in the words of the session and the flow's own beside them. The session
// keeps pictures.
std::string path_as_html(const PlaySession& session, const std::string& title, const Words& words);

// Where a purpose stands, in words: "told, consented; the camera is on for it".
std::string purpose_state_in_words(const Words& words, const PurposeState& state);
// "a child", "old enough"; empty: nobody has said.
std::string age_in_words(const Words& words, AgeBand age);

// "0:07", "2:30", "1:02:03".
std::string clock_in_words(std::int64_t passed_ms);

}  // namespace facenotice
