// SPDX-License-Identifier: MIT
// The vending template, on the pretended machine.
#pragma once

#include <boost/test/unit_test.hpp>

#include "designer/playing/play_session.hpp"
#include "designer/workbench/live_check.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

namespace facenotice::test {

inline const SharedFonts& shared_fonts() {
  static const SharedFonts fonts = open_fonts();
  return fonts;
}

inline std::unique_ptr<PlaySession> played(const std::string& text,
                                           const PlayPlace& place = {"en", "", {}, "2026-11-27"},
                                           PlaySession::Pictures pictures = PlaySession::Pictures::none,
                                           const Words& words = Words()) {
  const Document document = Document::parse(text, "vending.flow.xml");
  document.require_sound();
  return std::make_unique<PlaySession>(document, check_now(document, shared_fonts(), Words()),
                                       shared_fonts().get(), place, words, Words(), pictures);
}

inline const std::vector<std::string> to_the_camera = {"power-on",        "choose english", "choose start",
                                                       "choose water",    "choose by-face", "choose over",
                                                       "choose continue", "choose agree",   "choose agree"};

inline bool did(const PlayMoment& moment, const std::string& what) {
  return std::find(moment.seen.begin(), moment.seen.end(), what) != moment.seen.end();
}

}  // namespace facenotice::test
