// SPDX-License-Identifier: MIT
// Dates against the C library's calendar.
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <ctime>

#include <facenotice/time.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(time_values)

BOOST_AUTO_TEST_CASE(every_day_of_five_centuries_agrees_with_gmtime) {
  for (std::int64_t day = 0; day < 365 * 500; ++day) {
    const std::time_t seconds = day * 86400;
    std::tm broken{};
    ::gmtime_r(&seconds, &broken);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d", &broken);
    BOOST_REQUIRE_EQUAL(format_date(seconds * 1000), text);
    const Result<UtcMillis> parsed = parse_date(text);
    BOOST_REQUIRE(parsed.ok());
    BOOST_REQUIRE_EQUAL(*parsed, seconds * 1000);
  }
}

BOOST_AUTO_TEST_CASE(days_that_do_not_exist_are_refused) {
  for (const char* text :
       {"", "2026", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
        "1969-12-31", "2026-1-01", "2026/01/01", "+026-01-01", "2026-01-01 ", "2026-01-0a"})
    BOOST_TEST(!parse_date(text).ok(), text);
  BOOST_TEST(parse_date("2024-02-29").ok());
  BOOST_TEST(parse_date("2000-02-29").ok());
  BOOST_TEST(parse_date("9999-12-31").ok());
}

BOOST_AUTO_TEST_CASE(moments_are_printed_to_the_millisecond_and_clamped) {
  BOOST_TEST(format_utc(0) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(format_utc(1'790'000'000'123) == "2026-09-21T14:13:20.123Z");
  BOOST_TEST(format_utc(-5) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(format_utc(INT64_MAX) == "9999-12-31T23:59:59.999Z");
}

BOOST_AUTO_TEST_SUITE_END()
