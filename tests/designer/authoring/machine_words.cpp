// SPDX-License-Identifier: MIT
// What the machine says by itself, in all languages of a flow.
#include "designer/authoring/machine_words.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "schema/edit/languages.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(machine_words)

namespace {

const MachineWord* find(const MachineWords& machine, const std::string& when) {
  const auto found = std::find_if(machine.rows.begin(), machine.rows.end(),
                                  [&](const MachineWord& row) { return row.when == when; });
  return found == machine.rows.end() ? nullptr : &*found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_language_of_the_flow_stands_beside_the_others) {
  const Document document =
      add_language(Document::parse(test::vending_text(), "vending.flow.xml"), "fr").document;
  const MachineWords machine = facenotice::machine_words(document, Words());
  BOOST_TEST(machine.languages == document.flow().languages, boost::test_tools::per_element());
  for (const MachineWord& row : machine.rows) BOOST_TEST(row.sayings.size() == 3U);
  const MachineWord* camera = find(machine, "While the camera is on");
  BOOST_REQUIRE(camera != nullptr);
  BOOST_TEST(camera->sayings[0].words == "摄像头已开启");
  BOOST_TEST(camera->sayings[1].words == "Camera is on");
  BOOST_TEST(camera->sayings[2].words == "Caméra en marche");
  const MachineWord* result = find(machine, "Data kept until there is a result");
  BOOST_REQUIRE(result != nullptr);
  BOOST_TEST(result->sayings[0].words == "得出结果后立即删除");
}

BOOST_AUTO_TEST_CASE(each_period_that_the_flow_declares_is_there_once) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  const MachineWords machine = facenotice::machine_words(document, Words());
  const MachineWord* period = find(machine, "The period 20 seconds");
  BOOST_REQUIRE(period != nullptr);
  BOOST_TEST(period->sayings[0].words == "20秒");
  BOOST_TEST(period->sayings[1].words == "20 seconds");
  BOOST_TEST(std::count_if(machine.rows.begin(), machine.rows.end(),
                           [](const MachineWord& row) { return row.when == "The period 20 seconds"; }) == 1);
}

// Georgian has none at all: the screen shows a sign or nothing, and placeholders are refused.
BOOST_AUTO_TEST_CASE(a_language_without_words_is_said_plainly) {
  test::SmallFlow flow;
  flow.languages = R"(<language code="en"/><language code="ka"/>)";
  flow.steps = test::screen("home", "attract", "");
  const Document document = Document::parse(flow.text(), "small.flow.xml");
  BOOST_REQUIRE(document.sound());
  const MachineWords machine = facenotice::machine_words(document, Words());
  const MachineWord* required = find(machine, "Beside a field that must be filled in");
  BOOST_REQUIRE(required != nullptr);
  BOOST_TEST(saying_in_words(Words(), required->sayings[0]) == "Required");
  BOOST_TEST(saying_in_words(Words(), required->sayings[1]) == "no words in this language: “*” is shown");
  const MachineWord* kept = find(machine, "Data kept for a period {0}");
  BOOST_REQUIRE(kept != nullptr);
  BOOST_TEST(saying_in_words(Words(), kept->sayings[1]) == "no words in this language");
  const std::string missing = machine_words_missing(Words(), machine);
  BOOST_TEST(missing.starts_with("ka: "));
  BOOST_TEST(missing.find("en") == std::string::npos);
  BOOST_TEST(saying_in_words(test::words_in("zh-CN"), required->sayings[1]) == "没有该语言的文字，显示“*”");
}

BOOST_AUTO_TEST_CASE(chinese_and_english_miss_nothing) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  BOOST_TEST(machine_words_missing(Words(), facenotice::machine_words(document, Words())).empty());
}

BOOST_AUTO_TEST_SUITE_END()
