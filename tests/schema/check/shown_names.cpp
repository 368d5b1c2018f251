// SPDX-License-Identifier: MIT
// Messages name things as people see them, in units that people use.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schema/check/causes.hpp"
#include "schema/check/shown_names.hpp"
#include "tests/schema/check/checked.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(shown_names)

BOOST_AUTO_TEST_CASE(ids_in_quotation_marks_become_what_people_see) {
  const Document document = document_of(vending_text());
  const ShownNames english(document.flow(), Words()), chinese(document.flow(), words_in("zh-CN"));
  BOOST_TEST(english.in("On \"pay\" the face for \"face-payment\" is bait.") ==
             "On \"How would you like to pay?\" the face for \"Payment by face\" is bait.");
  BOOST_TEST(chinese.in("“pay”上的问题。") == "“怎样付款？”上的问题。");
  BOOST_TEST(english.in("What has no name, \"nowhere\" and pay, stays; so does \"an open end") ==
             "What has no name, \"nowhere\" and pay, stays; so does \"an open end");
  BOOST_TEST(english.in("Whoever comes in by \"presence\"") == "Whoever comes in by \"the presence sensor\"");
  BOOST_TEST(english.step("scan") == "The camera is on");
}

BOOST_AUTO_TEST_CASE(values_of_the_format_become_what_people_call_them) {
  const Document document = document_of(vending_text());
  const ShownNames english(document.flow(), Words()), chinese(document.flow(), words_in("zh-CN"));
  BOOST_TEST(english.in("It rests on ‘legal-duty’, for ‘P1Y’ (‘detect verify’).") ==
             "It rests on legal duty, for 1 year (detect a face, verify (1:1)).");
  BOOST_TEST(chinese.in("以 ‘legal-duty’ 为依据，保存 ‘P1Y’（‘detect verify’）。") ==
             "以法定义务为依据，保存1年（检测人脸、一对一验证）。");
  // Several in a row are a list; what is not said leaves no gap; what the format does not know stays.
  BOOST_TEST(english.in("not here (‘public’ ‘metro-station’ ‘’).") == "not here (public, metro-station).");
  // An apostrophe opens nothing.
  BOOST_TEST(english.in("the person’s choice") == "the person’s choice");
}

// No rule may speak a value of the format as the file spells it.
BOOST_AUTO_TEST_CASE(packs_mark_the_values_that_they_speak) {
  const std::regex value(
      R"RE(<value-of select="(@(kind|operations|use|on|storage|roles|legal-basis|consent-lasts|place|setting|private-space)|n:retention/@duration)"/>)RE");
  std::size_t marked = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(FACENOTICE_SOURCE_DIR) / "schema/rules")) {
    if (entry.path().extension() != ".sch") continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (line.find("<diagnostic ") == std::string::npos) continue;
      for (std::sregex_iterator at(line.begin(), line.end(), value), end; at != end; ++at) {
        const auto before = static_cast<std::size_t>(at->position(0));
        const std::string mark = before >= 3 ? line.substr(before - 3, 3) : std::string();
        // What stands in quotation marks is an event, which has a name of its own.
        const bool quoted =
            mark == "\xE2\x80\x98" || mark == "\xE2\x80\x9C" || (!mark.empty() && mark.back() == '"');
        BOOST_TEST(quoted, entry.path().filename().string() << ": " << line);
        marked += mark == "\xE2\x80\x98" ? 1 : 0;
      }
    }
  }
  BOOST_TEST(marked > 30U);
}

BOOST_AUTO_TEST_CASE(seconds_become_the_largest_unit_that_fits) {
  BOOST_TEST(duration_in_words(Words(), 94608000) == "1095 days");
  BOOST_TEST(duration_in_words(Words(), 172800) == "2 days");
  BOOST_TEST(duration_in_words(Words(), 86400) == "24 hours");
  BOOST_TEST(duration_in_words(Words(), 3600) == "1 hour");
  BOOST_TEST(duration_in_words(Words(), 600) == "10 minutes");
  BOOST_TEST(duration_in_words(Words(), 90) == "90 s");
  BOOST_TEST(duration_in_words(words_in("zh-CN"), 172800) == "2 天");
  const Document document = document_of(vending_text());
  const ShownNames names(document.flow(), Words());
  BOOST_TEST(names.in("kept for up to 172800 s; our limit: 600 s") ==
             "kept for up to 2 days; our limit: 10 minutes");
  BOOST_TEST(names.in("in 30 seconds, 12.120 s") == "in 30 seconds, 12.120 s");
  BOOST_TEST(ShownNames(document.flow(), words_in("zh-CN")).in("最长 172800 秒") == "最长 2 天");
}

BOOST_AUTO_TEST_CASE(one_wrong_is_told_once) {
  for (const char* name :
       {"shanghai-capture-without-permission", "shanghai-bait-label", "shanghai-extra-questions"}) {
    const Report report = checked(fixture(name));
    std::vector<Cause> causes = causes_of(report);
    std::erase_if(causes, [](const Cause& cause) { return waits_for_pages(cause.first->id); });
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(causes.size() == 1u);
      BOOST_TEST(causes.front().laws.size() > 5u);
      BOOST_TEST(!causes.front().also.empty());
    }
  }
  const Report report = checked(fixture("shanghai-capture-without-permission"));
  const Cause cause = causes_of(report).front();
  BOOST_TEST(cause.first->message.find("did not consent to \"Payment by face\"") != std::string::npos);
  BOOST_TEST((cause.path != nullptr && cause.path->trace.back().camera));
  BOOST_TEST(
      std::any_of(cause.laws.front().findings.begin(), cause.laws.front().findings.end(),
                  [&](const Finding* finding) { return finding->assertion == cause.first->assertion; }),
      "the article that the headline breaks comes first");
}

BOOST_AUTO_TEST_SUITE_END()
