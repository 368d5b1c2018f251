// SPDX-License-Identifier: MIT
// Whoever reads a report aloud never stumbles over a word of the program, a slip of the typesetter or a sum.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <sstream>

#include <nlohmann/json.hpp>

#include "schema/report/formats.hpp"
#include "schema/report/passages.hpp"
#include "tests/schema/check/checked.hpp"

using namespace facenotice;
using namespace facenotice::test;
using nlohmann::json;

BOOST_AUTO_TEST_SUITE(reading_aloud)

namespace {

std::vector<std::string> flows() {
  std::vector<std::string> all = {vending_text()};
  const std::filesystem::path folder = std::filesystem::path(FACENOTICE_SOURCE_DIR) / "tests/fixtures";
  for (const std::filesystem::path& place : {folder, folder / "cases"})
    for (const auto& entry : std::filesystem::directory_iterator(place))
      if (entry.path().string().ends_with(".flow.xml"))
        all.push_back(source_text(std::filesystem::relative(entry.path(), FACENOTICE_SOURCE_DIR).string()));
  return all;
}

// What stands in a report as it is in the document: lines of source.
bool is_quoted(const std::string& line) {
  static const std::regex quoted(R"(^ *[0-9]* \| )");
  return std::regex_search(line, quoted);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (!is_quoted(line)) lines.push_back(line);
  return lines;
}

// The words between the tags, one a line, without those that quote the document.
std::vector<std::string> words_of_page(std::string page) {
  static const std::regex left_out(R"(<style>[^]*?</style>|<code>[^]*?</code>)");
  static const std::regex tags(R"(<[^>]*>)");
  page = std::regex_replace(page, left_out, "\n");
  page = std::regex_replace(page, tags, "\n");
  for (const auto& [name, letter] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
    for (std::size_t at = 0; (at = page.find(name, at)) != std::string::npos; ++at)
      page.replace(at, std::string_view(name).size(), letter);
  return lines_of(page);
}

// Everything that a viewer of a log shows as a sentence.
void add_sentences(const json& node, std::vector<std::string>& to) {
  for (const auto& [key, value] : node.items()) {
    if (key == "help") continue;
    if (value.is_string() && (key == "text" || key == "message" || key == "citation" || key == "asks" ||
                              key == "statement" || key == "outcome" || key == "name" || key == "fix"))
      to.push_back(value);
    if (key == "verdictInWords" || key == "items")
      for (const json& sentence : value)
        if (sentence.is_string()) to.push_back(sentence);
    if (value.is_structured()) add_sentences(value, to);
  }
}

std::map<std::string, std::vector<std::string>> sentences(const Report& report, const Document& document) {
  std::map<std::string, std::vector<std::string>> all = {
      {"text", lines_of(report_as_text(report, document, false))},
      {"html", words_of_page(report_as_html(report, document))}};
  for (const Passage& passage : report_in_passages(report, document))
    for (const std::string& line : lines_of(passage.words)) all["paper"].push_back(line);
  add_sentences(json::parse(report_as_json(report)), all["json"]);
  add_sentences(json::parse(report_as_sarif(report, document)), all["sarif"]);
  return all;
}

// What makes a reader stumble, and why.
std::vector<std::pair<std::regex, const char*>> stumbling_blocks() {
  std::vector<std::pair<std::regex, const char*>> blocks;
  for (const auto& [expression, why] :
       {std::pair{R"(\bf:[a-z])", "a name of the fact tree"},
        std::pair{R"((^|[^A-Za-z])P(T?[0-9]+[DHMSWY])+)", "a duration as machines write it"},
        std::pair{R"(["“](presence|timeout|power-on|not-matched|maintenance-exit|idle)["”])",
                  "an event's id"},
        std::pair{R"(\b(payment-service|site-owner|data-protection-officer|site-operations)\b)",
                  "a role's id"},
        std::pair{R"((^|[^0-9.,])([0-9]{4,}|[2-9][0-9]{2}|1[89][0-9]) (s|秒)\b)",
                  "more seconds than one counts"},
        std::pair{R"(""|“”|''|「」)", "empty quotation marks"}, std::pair{R"([^ ]  +[^ ])", "two spaces"},
        std::pair{R"(\b1 (causes|errors|warnings|problems|findings|packs|rules|items|checks|flows|states)\b)",
                  "one thing in the plural"},
        std::pair{R"(问题问题|错误错误|要求要求|个个|项项|\b(the the|when when|of of|a a)\b)",
                  "a word twice"},
        std::pair{R"(\b[Ww]hen: when\b)", "a word twice"}})
    blocks.emplace_back(std::regex(expression), why);
  return blocks;
}

bool is_chinese_at(const std::string& text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(at < text.size() ? text[at] : '\0');
  return byte >= 0xE3U && byte <= 0xE9U;
}
bool has_half_width_mark(const std::string& text) {
  for (std::size_t at = 3; at + 1 < text.size(); ++at) {
    if (std::string_view(",:;").find(text[at]) == std::string_view::npos || !is_chinese_at(text, at - 3))
      continue;
    std::size_t next = at + 1;
    while (next < text.size() && text[next] == ' ') ++next;
    if (is_chinese_at(text, next)) return true;
  }
  return false;
}
// “24 项”, and not “未见不符 项”.
bool has_space_within_chinese(const std::string& text) {
  for (std::size_t at = 3; at + 1 < text.size(); ++at)
    if (text[at] == ' ' && is_chinese_at(text, at - 3) && is_chinese_at(text, at + 1)) return true;
  return false;
}
std::size_t count_of(const std::string& text, std::string_view mark) {
  std::size_t count = 0;
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size()))
    ++count;
  return count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_report_in_any_format_and_language_makes_its_reader_stumble) {
  const auto blocks = stumbling_blocks();
  std::set<std::string> told;
  for (const std::string& text : flows())
    for (const char* language : {"en", "zh-CN"}) {
      const Document document = document_of(text);
      const Report report = checked(text, as_of("2026-11-01", language));
      for (const auto& [format, lines] : sentences(report, document)) {
        BOOST_TEST(lines.size() > 20u, format);
        for (const std::string& line : lines) {
          if (!told.insert(line).second) continue;
          const std::string where = format + " " + language + ": " + line;
          std::string words = line;
          words.erase(0, std::min(words.find_first_not_of(' '), words.size()));
          for (const auto& [block, why] : blocks)
            BOOST_TEST(!std::regex_search(words, block), why << " in " << where);
          BOOST_TEST(!has_half_width_mark(words), "a half-width mark in " << where);
          BOOST_TEST(!has_space_within_chinese(words), "a space within Chinese in " << where);
          // Lawyers read these two, and have no command line.
          if (format == "html" || format == "paper")
            BOOST_TEST(words.find("facenotice ") == std::string::npos, "a command in " << where);
          BOOST_TEST(count_of(words, "“") == count_of(words, "”"),
                     "quotation marks without end in " << where);
          BOOST_TEST(count_of(words, "（") == count_of(words, "）"), "brackets without end in " << where);
          BOOST_TEST(count_of(words, "《") == count_of(words, "》"), "titles without end in " << where);
        }
      }
    }
}

BOOST_AUTO_TEST_CASE(a_recipient_is_called_by_its_name) {
  const Report report = checked(fixture("shanghai-capture-without-permission"));
  bool found = false;
  for (const Finding& finding : report.findings)
    found = found || finding.item_name == "the recipient Example Payment Co., Ltd.";
  BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(every_fingerprint_says_which_sentence_it_is_the_name_of) {
  const std::string text = fixture("shanghai-capture-without-permission");
  const std::regex bare(R"(^ *finding [0-9a-f]{16} *$)");
  for (const std::string& line : lines_of(report_as_text(checked(text), document_of(text), false)))
    BOOST_TEST(!std::regex_match(line, bare), line);
}

BOOST_AUTO_TEST_SUITE_END()
