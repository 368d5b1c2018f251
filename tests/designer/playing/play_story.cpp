// SPDX-License-Identifier: MIT
// A play told in words.
#include "designer/playing/play_story.hpp"

#include <boost/test/unit_test.hpp>

#include "designer/rehearsal/rehearsal.hpp"
#include "designer/workbench/live_check.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(play_story)

namespace {

// Every sentence of a whole purchase by face, and its refusal.
std::vector<std::string> told(const Words& words) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const SharedFonts fonts = open_fonts();
  const PlayStory story(document, words);
  std::vector<std::string> lines;
  MachineOptions options;
  options.on_line = [&](const MachineLine& line) {
    if (const std::string said = story.of(line); !said.empty()) lines.push_back(said);
  };
  Rehearsal rehearsal(document, check_now(document, fonts, Words()), fonts.get(), std::move(options));
  Machine& machine = rehearsal.machine();
  for (const char* event : {"power-on", "choose start", "choose water", "choose by-face", "choose over"}) {
    lines.push_back(story.event(event, std::string(machine.player().step())));
    BOOST_TEST(machine.take(event), event);
  }
  machine.take("timeout");
  return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& words) {
  for (const std::string& line : lines)
    if (line.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_play_is_told_without_a_word_of_a_program) {
  const std::vector<std::string> lines = told(Words());
  BOOST_TEST(has(lines, "A session begins."));
  BOOST_TEST(has(lines, "The machine shows “Choose a product”"));
  BOOST_TEST(has(lines, "“Pay by face”"));
  BOOST_TEST(has(lines, "On record: told about “Payment by face”"));
  BOOST_TEST(has(lines, "The session ends"));
  for (const std::string& line : lines)
    for (const char* jargon : {"step=", "face-payment", "by-face", "session-", "record=", "gate."})
      BOOST_TEST(line.find(jargon) == std::string::npos, line);
}

BOOST_AUTO_TEST_CASE(it_is_told_in_chinese_as_well) {
  const std::vector<std::string> lines = told(test::words_in("zh-CN"));
  BOOST_TEST(has(lines, "怎样付款"));
  for (const std::string& line : lines) {
    BOOST_TEST(line.find("The ") == std::string::npos, line);
    BOOST_TEST(line.find("On record") == std::string::npos, line);
  }
}

BOOST_AUTO_TEST_CASE(a_camera_that_is_refused_says_why) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const PlayStory story(document, Words());
  BOOST_TEST(story.of({"camera-refused",
                       {{"step", "scan"}, {"purpose", "face-payment"}, {"reason", "gate.no-consent"}}}) ==
             "for “Payment by face”, at “The camera is on”: nobody has consented");
}

BOOST_AUTO_TEST_SUITE_END()
