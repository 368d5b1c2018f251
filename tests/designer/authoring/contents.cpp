// SPDX-License-Identifier: MIT
// The table of contents of the law.
#include "designer/authoring/contents.hpp"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "export/checking/full_check.hpp"
#include "schema/base/dates.hpp"
#include "schema/check/check.hpp"
#include "schema/edit/languages.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(contents)

namespace {

const ContentsSection& section(const std::vector<ContentsSection>& sections, const std::string& group) {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const ContentsSection& one) { return one.group == group; });
  BOOST_REQUIRE_MESSAGE(found != sections.end(), group);
  return *found;
}

std::vector<ContentsSection> read_contents(const std::string& text, const Words& words = Words(),
                                           const Report* report = nullptr) {
  const Document document = Document::parse(text, "test.flow.xml");
  return contents_of(document, FormatWords::load(words), words, report);
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_answers_what_every_law_asks) {
  const auto all = read_contents(test::vending_text());
  const ContentsSection& who = section(all, "parties");
  BOOST_TEST(who.title == "Who");
  BOOST_TEST(who.entries.front().label == "Example Self-Service Retail (Shanghai) Co., Ltd.");
  BOOST_TEST(who.entries.front().note == "Controller");
  const ContentsSection& data = section(all, "data");
  BOOST_TEST(data.entries.front().note.find("deleted as soon as there is a result") != std::string::npos);
  BOOST_TEST(section(all, "purposes").entries.front().note == "Consent");
  for (const ContentsSection& one : all)
    for (const ContentsEntry& entry : one.entries) {
      BOOST_TEST(!entry.label.empty());
      BOOST_TEST(!entry.missing, entry.label);
    }
}

BOOST_AUTO_TEST_CASE(a_party_is_followed_by_how_to_reach_it) {
  const ContentsSection who = section(read_contents(test::vending_text()), "parties");
  BOOST_TEST(!who.entries[0].within);
  BOOST_TEST(who.entries[1].within);
  BOOST_TEST(who.entries[1].label == "400-000-0000");
  BOOST_TEST(who.entries[1].element.text() == "parties/party[@id='operator']/contact[@kind='phone']");
  BOOST_TEST(who.entries[2].label == "privacy@example.com");
}

BOOST_AUTO_TEST_CASE(what_is_missing_has_a_place) {
  const std::string without =
      test::edited(test::vending_text(), "roles=\"controller\"", "roles=\"processor\"");
  const auto all = read_contents(without);
  const ContentsEntry& gap = section(all, "parties").entries.back();
  BOOST_TEST(gap.missing);
  BOOST_TEST(gap.label == "Nobody is named as controller");
}

BOOST_AUTO_TEST_CASE(a_language_to_translate_is_told_once_and_not_at_every_declaration) {
  const Document three = add_language(Document::parse(test::vending_text(), "test.flow.xml"), "ja").document;
  CheckOptions options;
  options.today = today();
  const Report report = check_laid_out(three, FontSet::open(), options);
  const auto all = contents_of(three, FormatWords::load(Words()), Words(), &report);
  std::string marked;
  for (const ContentsSection& one : all)
    for (const ContentsEntry& entry : one.entries) {
      if (!entry.problem) continue;
      marked += entry.label + ": " + entry.note;
      BOOST_TEST((*entry.problem == Severity::warning));
    }
  BOOST_TEST(marked.starts_with("Japanese: translation missing ("), marked);
  BOOST_TEST(marked.find(')') == marked.size() - 1, marked);
}

BOOST_AUTO_TEST_CASE(a_finding_is_told_at_the_declaration_that_it_is_about) {
  const std::string text =
      test::edited(test::vending_text(), "<item id=\"face-image\"", "<item id=\"face-image\" ");
  const Document document = Document::parse(text, "test.flow.xml");
  Report report;
  Finding finding;
  finding.severity = Severity::warning;
  for (const pugi::xml_node child : document.root().child("data").children("item"))
    if (std::string_view(child.attribute("id").value()) == "face-image")
      finding.place = document.place(child);
  BOOST_REQUIRE(finding.place.line > 0U);
  report.findings.push_back(finding);
  const auto all = contents_of(document, FormatWords::load(Words()), Words(), &report);
  std::size_t marked = 0;
  for (const ContentsSection& one : all)
    for (const ContentsEntry& entry : one.entries)
      if (entry.problem) {
        ++marked;
        BOOST_TEST(entry.element.text() == "data/item[@id='face-image']");
      }
  BOOST_TEST(marked == 1U);
}

BOOST_AUTO_TEST_CASE(it_speaks_chinese) {
  const auto all = read_contents(test::vending_text(), test::words_in("zh-CN"));
  BOOST_TEST(section(all, "parties").entries.front().label == "示例自助零售（上海）有限公司");
  BOOST_TEST(section(all, "parties").entries.front().note == "个人信息处理者");
}

BOOST_AUTO_TEST_SUITE_END()
