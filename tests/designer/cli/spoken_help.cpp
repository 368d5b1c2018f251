// SPDX-License-Identifier: MIT
// What the command line says by itself, in Chinese: headings of help, and what it does not understand.
#include <boost/test/unit_test.hpp>

#include "tests/designer/cli/facenotice_program.hpp"

using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(spoken_help)

BOOST_AUTO_TEST_CASE(help_and_bad_usage_speak_the_language_of_the_messages) {
  ChildOptions in_chinese;
  in_chinese.environment = {"LC_ALL=C.UTF-8", "LANGUAGE=zh_CN"};
  for (const Lines& arguments : {Lines{"--help"}, Lines{"package", "--help"}, Lines{"trust", "--help"}}) {
    const ChildResult help = run_program(arguments, in_chinese);
    for (const char* english : {"Usage", "OPTIONS", "REQUIRED", "Options", "Print this", "Subcommands",
                                "Commands", "Positionals", "Arguments"})
      BOOST_TEST(position(help.out, english) == std::string::npos, english << " in: " << help.out);
  }
  const ChildResult missing = run_program({"check"}, in_chinese),
                    unknown = run_program({"check", vending, "--colour"}, in_chinese),
                    nothing = run_program({}, in_chinese);
  BOOST_TEST(position(missing.err, "缺少 file") != std::string::npos, missing.err);
  BOOST_TEST(position(unknown.err, "无法识别：--colour") != std::string::npos, unknown.err);
  BOOST_TEST(position(nothing.err, "缺少命令") != std::string::npos, nothing.err);
  for (const auto& [arguments, told] :
       {std::pair{Lines{"verify", "x", "--trust"}, "--trust 后缺少内容。"},
        {Lines{"check", vending, "--format", "doc"},
         "--format：“doc”不在可选范围内：text,json,sarif,svrl,html,pdf。"},
        {Lines{"audit", "--jobs", "many", "x"}, "--jobs：“many”不是 1 到 256 之间的数。"},
        {Lines{"new", "--template", "vending", "--answer", "a=b", "-o", "x"},
         "--template 不能与 --answer 同时使用。"},
        {Lines{"ledger", "adopt", "x", "--signed", "y"}, "使用 --signed 时还须给出 --trust。"}}) {
    const ChildResult said = run_program(arguments, in_chinese);
    BOOST_TEST(said.exit_code == 2);
    BOOST_TEST(position(said.err, told) != std::string::npos, said.err);
  }
}

BOOST_AUTO_TEST_SUITE_END()
