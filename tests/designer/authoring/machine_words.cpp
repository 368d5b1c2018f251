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

// The mark of a draft is in Chinese and English alone; a language that has nothing is refused with the
// document.
BOOST_AUTO_TEST_CASE(words_that_a_language_has_not_are_said_plainly) {
  test::SmallFlow flow;
  flow.languages = R"(<language code="en"/><language code="ja"/>)";
  flow.steps = test::screen("home", "attract", "");
  const Document document = Document::parse(flow.text(), "small.flow.xml");
  BOOST_REQUIRE(document.sound());
  const MachineWords machine = facenotice::machine_words(document, Words());
  const MachineWord* draft = find(machine, "Across every screen of a draft");
  BOOST_REQUIRE(draft != nullptr);
  BOOST_TEST(saying_in_words(Words(), draft->sayings[0]) == "DRAFT 草稿");
  BOOST_TEST(saying_in_words(Words(), draft->sayings[1]) ==
             "no words in this language: “DRAFT 草稿” is shown");
  const std::string missing = machine_words_missing(Words(), machine);
  BOOST_TEST(missing.starts_with("ja: "));
  BOOST_TEST(missing.find("en") == std::string::npos);
  BOOST_TEST(saying_in_words(test::words_in("zh-CN"), draft->sayings[1]) ==
             "没有该语言的文字，显示“DRAFT 草稿”");
  flow.languages = R"(<language code="en"/><language code="ka"/>)";
  const Document georgian = Document::parse(flow.text(), "small.flow.xml");
  BOOST_REQUIRE(!georgian.sound());
  const std::string said = georgian.problems().front().message.in(Words());
  BOOST_TEST(said.find("no words of their own in Georgian (ka)") != std::string::npos, said);
  BOOST_TEST(said.find("zh-Hant") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(chinese_and_english_miss_nothing) {
  const Document document = Document::parse(test::vending_text(), "vending.flow.xml");
  BOOST_TEST(machine_words_missing(Words(), facenotice::machine_words(document, Words())).empty());
}

BOOST_AUTO_TEST_SUITE_END()
