// SPDX-License-Identifier: MIT
// Dates against the C library's calendar.
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <ctime>

#include <facenotice/known_time.hpp>
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
       {"",           "2026",       "2026-02-29", "2100-02-29",  "2024-02-30", "2026-13-01",
        "2026-00-10", "2026-04-31", "2026-01-00", "1969-12-31",  "2026-1-01",  "2026/01/01",
        "2026/01-01", "2026-01/01", "2026-0:-01", "2026-1/-01",  "202:-01-01", "203/-01-01",
        "2026-01-0:", "2026-01-1/", "+026-01-01", "2026-01-01 ", "2026-01-0a"})
    BOOST_TEST(!parse_date(text).ok(), text);
  BOOST_TEST(parse_date("2024-02-29").ok());
  BOOST_TEST(parse_date("2000-02-29").ok());
  BOOST_TEST(parse_date("9999-12-31").ok());
}

BOOST_AUTO_TEST_CASE(moments_are_printed_to_the_millisecond_and_clamped) {
  BOOST_TEST(format_utc(0) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(format_utc(1'790'000'000'123) == "2026-09-21T14:13:20.123Z");
  BOOST_TEST(format_utc(23 * 3'600'000) == "1970-01-01T23:00:00.000Z");
  BOOST_TEST(format_utc(59 * 60'000) == "1970-01-01T00:59:00.000Z");
  BOOST_TEST(format_utc(59 * 1000) == "1970-01-01T00:00:59.000Z");
  BOOST_TEST(format_utc(day_ms - 1) == "1970-01-01T23:59:59.999Z");
  BOOST_TEST(format_utc(-5) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(format_utc(INT64_MAX) == "9999-12-31T23:59:59.999Z");
}

// However often it is asked, each millisecond counts.
BOOST_AUTO_TEST_CASE(what_has_passed_adds_up_from_single_milliseconds) {
  KnownTime known({1000, 50});
  for (std::int64_t passed = 1; passed <= 100; ++passed)
    BOOST_TEST(known.at({0, 50 + passed}) == 1000 + passed);
}

BOOST_AUTO_TEST_CASE(what_has_passed_is_known_whatever_the_wall_clock_says) {
  KnownTime known({1000, 50});
  BOOST_TEST(known.at({1000, 50}) == 1000);
  BOOST_TEST(known.at({1200, 250}) == 1200);
  BOOST_TEST(known.at({5, 350}) == 1300);       // put back
  BOOST_TEST(known.at({9'000, 450}) == 9'000);  // put forward: as it says
  BOOST_TEST(known.at({1450, 500}) == 1450);    // and leaves no mark
  BOOST_TEST(known.at({0, 40}) == 1450);        // a monotonic clock that goes back takes nothing away
  BOOST_TEST(known.at({0, 140}) == 1550);       // and counts from there
  BOOST_TEST(known.at({0, std::numeric_limits<MonotonicMillis>::max()}) ==
             later(1550, between(140, std::numeric_limits<MonotonicMillis>::max())));
  BOOST_TEST(known.at({-7, std::numeric_limits<MonotonicMillis>::min()}) > 1550);
}

BOOST_AUTO_TEST_SUITE_END()
