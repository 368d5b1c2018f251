// SPDX-License-Identifier: MIT
// Durations as people set them.
#include "designer/authoring/duration_parts.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(duration_parts)

BOOST_AUTO_TEST_CASE(one_unit_comes_apart_and_back) {
  for (const char* text : {"PT0S", "PT90S", "PT5M", "PT24H", "P10D", "P6M", "P5Y"}) {
    const auto parts = facenotice::duration_parts(text);
    BOOST_REQUIRE_MESSAGE(parts.has_value(), text);
    BOOST_TEST(duration_of(*parts) == text);
  }
  BOOST_TEST((facenotice::duration_parts("PT5M")->unit == DurationUnit::minutes));
  BOOST_TEST((facenotice::duration_parts("P5M")->unit == DurationUnit::months));
}

BOOST_AUTO_TEST_CASE(what_has_several_units_or_none_stays_whole) {
  for (const char* text : {"", "P", "PT", "P1DT2H", "PT1M30S", "P-1D", "1D", "PT1.5S", "PT99999999999S"})
    BOOST_TEST(!facenotice::duration_parts(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
