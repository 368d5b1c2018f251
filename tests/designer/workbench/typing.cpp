// SPDX-License-Identifier: MIT
// What is typed in one go is undone in one go.
#include "designer/workbench/typing.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(typing)

BOOST_AUTO_TEST_CASE(a_word_with_its_space_is_one_step) {
  Typing typing;
  std::string text;
  std::string begun;
  for (const char c : std::string("two words")) {
    const std::string before = text;
    text += c;
    if (!typing.goes_on(before, text)) begun += c;
  }
  BOOST_TEST(begun == "tw");
}

BOOST_AUTO_TEST_CASE(letters_that_repeat_are_no_other_place) {
  Typing typing;
  BOOST_TEST(!typing.goes_on("xaay", "xaaay"));
  BOOST_TEST(typing.goes_on("xaaay", "xaaaay"));
}

BOOST_AUTO_TEST_CASE(another_place_begins_anew) {
  Typing typing;
  BOOST_TEST(!typing.goes_on("ab cd", "abx cd"));
  BOOST_TEST(!typing.goes_on("abx cd", "abx cdx"));
  BOOST_TEST(typing.goes_on("abx cdx", "abx cdxy"));
}

BOOST_AUTO_TEST_CASE(deleting_goes_on_backwards_and_forwards) {
  Typing typing;
  BOOST_TEST(!typing.goes_on("abcdef", "abcde"));
  BOOST_TEST(typing.goes_on("abcde", "abcd"));
  BOOST_TEST(!typing.goes_on("abcd", "abcdx"));
  BOOST_TEST(!typing.goes_on("abcdx", "bcdx"));
  BOOST_TEST(typing.goes_on("bcdx", "cdx"));
}

BOOST_AUTO_TEST_CASE(replacing_is_a_step_of_its_own) {
  Typing typing;
  BOOST_TEST(!typing.goes_on("one two", "one 2"));
  BOOST_TEST(!typing.goes_on("one 2", "one 2x"));
}

BOOST_AUTO_TEST_CASE(what_stopped_does_not_go_on) {
  Typing typing;
  BOOST_TEST(!typing.goes_on("", "a"));
  typing.stop();
  BOOST_TEST(!typing.goes_on("a", "ab"));
}

BOOST_AUTO_TEST_SUITE_END()
