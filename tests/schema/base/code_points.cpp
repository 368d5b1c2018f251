// SPDX-License-Identifier: MIT
// Words are cut between characters, never within one.
#include "schema/base/code_points.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(code_points)

BOOST_AUTO_TEST_CASE(what_is_too_long_ends_in_dots_behind_as_many_characters_as_it_may_have) {
  BOOST_TEST(shortened("", 0) == "");
  BOOST_TEST(shortened("abc", 3) == "abc");
  BOOST_TEST(shortened("abcd", 3) == "abc…");
  BOOST_TEST(shortened("七个汉字", 4) == "七个汉字");
  BOOST_TEST(shortened("七个汉字", 2) == "七个…");
}

BOOST_AUTO_TEST_SUITE_END()
