// SPDX-License-Identifier: MIT
// Printed notices judged from outside: poppler reads the text back and draws the page as our renderer does.
#include "export/paper/sign_pdf.hpp"

#include "export/paper/draft_page.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <facenotice/renderer.hpp>

#include "export/layout/sign_layout.hpp"
#include "schema/base/user_error.hpp"
#include "tests/support/process.hpp"
#include "tests/support/sample_screens.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;

namespace sign_pdf {
namespace {

struct SignKit {
  Flow flow = samples::vending_flow();
  Layouter layouter{FontSet::open()};
  test::TemporaryFolder folder;

  std::string write(const char* language, const std::string& draft = {}) {
    const std::vector<unsigned char> bytes = facenotice::sign_pdf(layouter, flow, 0, language, draft);
    const std::string path = (folder / "sign.pdf").string();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
  }
};

// A binary PPM file as pdftoppm writes it: always RGB.
Frame read_ppm(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string magic;
  int width = 0, height = 0, most = 0;
  in >> magic >> width >> height >> most;
  in.get();
  BOOST_REQUIRE(magic == "P6");
  Frame frame{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    char rgb[3] = {};
    in.read(rgb, 3);
    for (const char channel : rgb) frame.rgba.push_back(static_cast<std::uint8_t>(channel));
    frame.rgba.push_back(255);
  }
  return frame;
}

// Mean brightness of a block of pixels.
double block(const Frame& frame, int left, int top, int size) {
  double sum = 0;
  for (int y = top; y < top + size; ++y)
    for (int x = left; x < left + size; ++x) {
      const std::uint8_t* p = frame.pixel(x, y);
      sum += (p[0] + p[1] + p[2]) / 3.0;
    }
  return sum / (size * size);
}

std::string without_spaces(const std::string& text) {
  std::string result;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\f') result += c;
  return result;
}

}  // namespace
}  // namespace sign_pdf

BOOST_FIXTURE_TEST_SUITE(sign_pdf, sign_pdf::SignKit)

BOOST_AUTO_TEST_CASE(same_input_same_bytes) {
  Layouter other(FontSet::open());
  for (const char* language : {"zh-CN", "en", "ar"})
    BOOST_TEST((facenotice::sign_pdf(layouter, flow, 0, language, {}) ==
                facenotice::sign_pdf(other, flow, 0, language, {})));
}

BOOST_AUTO_TEST_CASE(text_can_be_read_back_and_poppler_has_no_complaint) {
  const test::ProcessResult chinese = test::run({"pdftotext", "-layout", write("zh-CN"), "-"});
  BOOST_TEST(chinese.exit_code == 0);
  const std::string text = without_spaces(chinese.output);
  for (const char* words : {"本设备提供", "上海优选零售科技有限公司", "核对付款账户，完成支付",
                            "400-820-0000", "扫码阅读完整告知"})
    BOOST_TEST(text.find(words) != std::string::npos, words);
  BOOST_TEST(chinese.output.find("Syntax") == std::string::npos, chinese.output);

  const test::ProcessResult english = test::run({"pdftotext", "-layout", write("en"), "-"});
  BOOST_TEST(english.output.find("photo erased right after the match") != std::string::npos);

  const test::ProcessResult arabic = test::run({"pdftotext", "-layout", write("ar"), "-"});
  BOOST_TEST(arabic.output.find("مطابقة حساب الدفع") != std::string::npos, arabic.output);
}

// Marks that stand over a letter have no width, and libharu writes nothing that has none.
BOOST_AUTO_TEST_CASE(marks_over_letters_are_on_the_paper_and_can_be_searched) {
  for (const auto& [language, words] :
       {std::pair{"th", "ติดต่อที่นี่ 20 วินาที ผู้ควบคุมข้อมูล เก็บไว้ 5 ปี"}, std::pair{"hi", "20 सेकंड में हटाया जाता है"}}) {
    for (Block& block : flow.signs[0].blocks) {
      block.text = {};
      block.text.add({language, words, true, -1});
    }
    flow.signs[0].title = {};
    flow.signs[0].title.add({language, words, true, -1});
    const std::string text = without_spaces(test::run({"pdftotext", write(language), "-"}).output);
    BOOST_TEST(text.find(without_spaces(words)) != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(paper_is_true_to_size_and_named) {
  flow.signs[0].paper = "A5";
  flow.signs[0].viewing_distance_mm = 600;
  const test::ProcessResult info = test::run({"pdfinfo", write("zh-CN")});
  BOOST_TEST(info.output.find("419.528 x 595.276") != std::string::npos, info.output);
  BOOST_TEST(info.output.find("本设备提供刷脸支付") != std::string::npos);
  BOOST_TEST(info.output.find("CreationDate") == std::string::npos);
  BOOST_TEST(info.output.find("Syntax") == std::string::npos);
}

// Two rasterisers differ in the edges of letters, so blocks of 12 x 12 pixels (1.5 mm) are compared: 2 % of
// full brightness on average over the page, and 14 % at the most in any block (a lost character differs by
// more).
BOOST_AUTO_TEST_CASE(poppler_draws_what_our_renderer_draws) {
  for (const char* language : {"zh-CN", "en", "ar"}) {
    const std::string pdf = write(language), out = (folder / "page").string();
    const std::string dpi = std::to_string(25.4 * sign_px_per_mm);
    BOOST_REQUIRE(test::run({"pdftoppm", "-r", dpi, "-singlefile", pdf, out}).exit_code == 0);
    const Frame theirs = read_ppm(out + ".ppm");
    const ScreenLayout layout = layout_sign(layouter, flow, 0, language);
    const GlyphStore store = layouter.glyphs_of({&layout.list});
    Renderer renderer(store);
    Frame ours;
    BOOST_REQUIRE(renderer.render(layout.list, ours).ok());
    BOOST_REQUIRE(std::abs(theirs.width - ours.width) <= 1);
    BOOST_REQUIRE(std::abs(theirs.height - ours.height) <= 1);
    double sum = 0, worst = 0;
    int blocks = 0;
    constexpr int size = 12;
    for (int y = 0; y + size < ours.height; y += size)
      for (int x = 0; x + size < ours.width; x += size, ++blocks) {
        const double difference = std::abs(block(ours, x, y, size) - block(theirs, x, y, size)) / 255;
        sum += difference;
        worst = std::max(worst, difference);
      }
    BOOST_TEST_MESSAGE(language << ": mean " << sum / blocks << ", worst block " << worst);
    BOOST_TEST(sum / blocks < 0.02);
    BOOST_TEST(worst < 0.14);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_printed_is_refused_with_a_sentence) {
  Flow wordy = flow;
  const std::vector<Block> once = wordy.signs[0].blocks;
  for (int i = 0; i < 20; ++i)
    wordy.signs[0].blocks.insert(wordy.signs[0].blocks.begin(), once.begin(), once.end() - 1);
  BOOST_CHECK_EXCEPTION(facenotice::sign_pdf(layouter, wordy, 0, "zh-CN", {}), UserError,
                        [](const UserError& error) {
                          return std::string(error.what()).find("door-sign") != std::string::npos;
                        });
  Flow odd = flow;
  odd.signs[0].paper = "Letter";
  BOOST_CHECK_THROW(facenotice::sign_pdf(layouter, odd, 0, "en", {}), UserError);
  Flow unknown = flow;
  unknown.signs[0].title = {};
  unknown.signs[0].title.add({"en", "\u1200"});
  BOOST_CHECK_THROW(facenotice::sign_pdf(layouter, unknown, 0, "en", {}), UserError);
}

BOOST_AUTO_TEST_CASE(what_tells_people_of_an_example_is_a_draft_in_whatever_language_the_example_is) {
  Report report;
  report.verdict = Verdict::waiting;
  BOOST_TEST(draft_reason(report, Words()).empty());
  report.examples.push_back({ExampleValue::What::name, "示例公司", "zh-CN", {}});
  BOOST_TEST(draft_reason(report, Words()).find("“示例公司”") != std::string::npos,
             draft_reason(report, Words()));
  report.examples.push_back({ExampleValue::What::name, "Example Co., Ltd.", "en", {}});
  BOOST_TEST(draft_reason(report, Words()).find("“Example Co., Ltd.”") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_draft_says_so_and_why_across_the_page) {
  const std::string why = "DRAFT, not to be used: the check finds errors (CN-FRT-6.1).";
  const auto read = [&](const std::string& draft) {
    return without_spaces(test::run({"pdftotext", "-layout", write("en", draft), "-"}).output);
  };
  const std::string marked = read(why), plain = read({});
  BOOST_TEST(marked.find(without_spaces(why)) != std::string::npos, marked);
  BOOST_TEST(plain.find("DRAFT") == std::string::npos);
  // What the sign says can still be read.
  BOOST_TEST(marked.find("photoerasedrightafterthematch") != std::string::npos);
  // The mark lies across the middle of the page, and lets through what it lies on.
  const auto darkness = [&](const std::string& draft) {
    const std::string pdf = write("en", draft), out = (folder / "page").string();
    BOOST_REQUIRE(test::run({"pdftoppm", "-r", "50", "-singlefile", pdf, out}).exit_code == 0);
    const Frame page = read_ppm(out + ".ppm");
    int red = 0;
    for (int y = page.height / 3; y < page.height * 2 / 3; ++y)
      for (int x = page.width / 3; x < page.width * 2 / 3; ++x) {
        const std::uint8_t* p = page.pixel(x, y);
        if (p[0] > p[1] + 20 && p[1] > 60) ++red;
      }
    return red;
  };
  BOOST_TEST(darkness({}) == 0);
  BOOST_TEST(darkness(why) > 500);
}

BOOST_AUTO_TEST_SUITE_END()
