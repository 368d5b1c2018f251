// SPDX-License-Identifier: MIT
// facenotice new: from a template, or from answers.
#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice;
using namespace facenotice::test;

namespace new_command {
namespace {

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Desk {
  TemporaryFolder folder;
  std::string file = (folder.path() / "made.flow.xml").string();
  // With the rest of what only you know.
  std::vector<std::string> answering(std::vector<std::string> answers) const {
    answers.insert(answers.end(), {"phone=400-820-1234", "hours=9:00-18:00", "email=a@riverside.example"});
    std::vector<std::string> command{"new", "-o", file};
    for (const std::string& answer : answers) command.insert(command.end(), {"--answer", answer});
    return command;
  }
};

}  // namespace
}  // namespace new_command

BOOST_FIXTURE_TEST_SUITE(new_command, new_command::Desk)

BOOST_AUTO_TEST_CASE(answers_make_a_flow_that_the_check_finds_nothing_wrong_with) {
  const ChildResult made =
      run_program(answering({"service=entry", "place=sports-club", "name=Riverside Gym"}));
  BOOST_TEST(made.exit_code == 0, sentence(made));
  BOOST_TEST(says(made.out, "as an example: replace that with your own"), sentence(made));
  BOOST_TEST(!says(made.out, "payment company"), "a door has none");
  BOOST_TEST(says(read_text(file), "Riverside Gym"));
  const ChildResult checked = run_program({"check", file});
  BOOST_TEST(checked.exit_code == 0, sentence(checked));
  BOOST_TEST(says(checked.out, "0 errors"), sentence(checked));
}

BOOST_AUTO_TEST_CASE(what_only_you_know_is_asked_for_and_not_made_up) {
  check_complains(
      run_program({"new", "--answer", "service=entry", "--answer", "phone=400-820-1234", "-o", file}), 2,
      "missing: name, hours, email");
  BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_CASE(a_language_to_be_translated_is_told_and_is_what_the_check_finds) {
  const ChildResult made = run_program(answering({"languages=en fr", "name=Riverside"}));
  BOOST_TEST(made.exit_code == 0, sentence(made));
  BOOST_TEST(says(made.out, "The texts in fr are drafts in English"), sentence(made));
  const ChildResult checked = run_program({"check", file});
  BOOST_TEST(checked.exit_code == 1, sentence(checked));
  BOOST_TEST(says(checked.out, "The text in French is still a draft"), sentence(checked));
}

BOOST_AUTO_TEST_CASE(what_the_law_forbids_is_refused_with_the_article_and_writes_nothing) {
  const ChildResult refused = run_program({"new", "--answer", "place=toilet", "-o", file});
  check_complains(refused, 1, "Art. 13 para. 2 [CN-FRT-13.2]");
  BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_CASE(questions_are_listed_with_their_answers_in_the_language_of_the_desktop) {
  const ChildResult english = run_program({"new", "--questions"});
  BOOST_TEST(english.exit_code == 0, sentence(english));
  for (const char* part : {"place  Where does it stand?", "metro-station  Metro station", "qr  QR code"})
    BOOST_TEST(says(english.out, part), part);
  ChildOptions in_chinese;
  in_chinese.environment = {"LC_ALL=C.UTF-8", "LANGUAGE=zh_CN"};
  BOOST_TEST(says(run_program({"new", "--questions"}, in_chinese).out, "metro-station  地铁站"));
  // Some depend on what the machine does.
  BOOST_TEST(says(run_program({"new", "--answer", "service=entry", "--questions"}).out, "P30D"));
  BOOST_TEST(!says(english.out, "P30D"));
}

BOOST_AUTO_TEST_CASE(what_is_no_answer_is_refused_with_the_list) {
  check_complains(run_program({"new", "--answer", "place=moon", "-o", file}), 2,
                  "metro-station, railway-station");
  check_complains(run_program({"new", "--answer", "colour=red", "-o", file}), 2, "service, place, law");
  check_complains(run_program({"new", "--answer", "place", "-o", file}), 2, "QUESTION=ANSWER");
  check_complains(run_program({"new", "--answer", "law=CN", "--answer", "law=CN-SH", "-o", file}), 2,
                  "twice");
  check_complains(run_program({"new", "--answer", "law=CN"}), 2, "-o FILE");
  BOOST_TEST(run_program({"new", "--template", "entry", "--answer", "law=CN", "-o", file}).exit_code == 2);
  BOOST_TEST(!std::filesystem::exists(file));
}

BOOST_AUTO_TEST_SUITE_END()
