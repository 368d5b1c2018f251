// SPDX-License-Identifier: MIT
// What is typed into a field of a kind.
#include "designer/authoring/field_values.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

#include "schema/base/user_error.hpp"

using namespace facenotice;
using Kind = SheetField::Kind;

BOOST_AUTO_TEST_SUITE(field_values)

BOOST_AUTO_TEST_CASE(what_a_field_can_hold_is_let_through) {
  for (const char* value : {"PT10S", "P30D", "P1Y", "P1Y2M3DT4H5M6S", "PT0.5S", ""})
    BOOST_CHECK_NO_THROW(require_value(Kind::duration, value));
  for (const char* value : {"0", "17", "-3", "1.5", ""})
    BOOST_CHECK_NO_THROW(require_value(Kind::number, value));
  for (const char* value : {"2027-01-31", ""}) BOOST_CHECK_NO_THROW(require_value(Kind::date, value));
  for (const char* value : {"#1A5FB4", "#ffffff", ""})
    BOOST_CHECK_NO_THROW(require_value(Kind::colour, value));
  BOOST_CHECK_NO_THROW(require_value(Kind::line, "abc"));
}

BOOST_AUTO_TEST_CASE(what_it_cannot_is_refused_in_words_that_quote_it) {
  const auto refused = [](Kind kind, const std::string& value) {
    try {
      require_value(kind, value);
    } catch (const UserError& error) {
      const std::string said = message_of(error).english();
      BOOST_TEST(said.find("“" + value + "”") != std::string::npos, said);
      BOOST_TEST(said.find("xs:") == std::string::npos, said);
      return true;
    }
    return false;
  };
  for (const char* value : {"abc", "10", "P", "PT", "10 seconds", "１０", "-P1D"})
    BOOST_TEST(refused(Kind::duration, value), value);
  for (const char* value : {"ten", "1,5", "0x10"}) BOOST_TEST(refused(Kind::number, value), value);
  for (const char* value : {"31.1.2027", "2027", "tomorrow"}) BOOST_TEST(refused(Kind::date, value), value);
  for (const char* value : {"red", "#fff", "1A5FB4"}) BOOST_TEST(refused(Kind::colour, value), value);
}

BOOST_AUTO_TEST_SUITE_END()
