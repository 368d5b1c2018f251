// SPDX-License-Identifier: MIT
// The report on paper, read back by poppler: what people are shown stands in it.
#include "export/paper/report_pdf.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>

#include "export/checking/full_check.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/placeholders.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/words.hpp"

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(report_pdf)

namespace {

std::string without_spaces(const std::string& text) {
  std::string result;
  constexpr std::string_view wide = "\u3000";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, wide.size(), wide) == 0)
      i += wide.size() - 1;
    else if (text[i] != ' ' && text[i] != '\n' && text[i] != '\f')
      result += text[i];
  }
  return result;
}

// As poppler reads it.
std::string printed(const std::string& flow, const char* language) {
  const Document document = Document::parse(flow, "a.flow.xml");
  const FontSet fonts = FontSet::open();
  CheckOptions options;
  options.words = test::words_in(language);
  const std::vector<unsigned char> bytes =
      facenotice::report_pdf(check_laid_out(document, fonts, options), document, fonts);
  const test::TemporaryFolder folder;
  const std::string path = (folder / "report.pdf").string();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  const test::ProcessResult read = test::run({"pdftotext", path, "-"});
  BOOST_TEST(read.output.find("Syntax") == std::string::npos);
  return without_spaces(read.output);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_screen_and_sign_stands_in_it_in_every_language) {
  const Flow flow = Document::parse(test::vending_text(), "a.flow.xml").flow();
  const std::string text = printed(test::vending_text(), "en");
  const auto stands = [&](const LocalizedText& said) {
    for (const std::string& language : flow.languages)
      if (said.has(language)) {
        const std::string words = without_spaces(fill_placeholders(flow, said.in(language), language));
        // A line may end within a number or a word of Chinese: the beginning is enough to know it by.
        BOOST_TEST(text.find(words.substr(0, 9)) != std::string::npos, words);
      }
  };
  for (const Step& step : flow.steps) {
    stands(step.title);
    for (const Choice& choice : step.choices) stands(choice.label);
  }
  for (const Sign& sign : flow.signs) stands(sign.title);
}

BOOST_AUTO_TEST_CASE(what_a_choice_does_stands_below_its_screen) {
  const std::string english = printed(test::vending_text(), "en");
  BOOST_TEST(english.find(without_spaces("agrees to “Payment by face”")) != std::string::npos);
  BOOST_TEST(english.find(without_spaces("[time-out]: after 4 minutes; leads to “end”")) !=
             std::string::npos);
  const std::string chinese = printed(test::vending_text(), "zh_CN");
  BOOST_TEST(chinese.find("同意“刷脸支付”") != std::string::npos);
  BOOST_TEST(chinese.find("leadsto") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
