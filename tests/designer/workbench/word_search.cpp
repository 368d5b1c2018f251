// SPDX-License-Identifier: MIT
// Lines found by a few letters.
#include "designer/workbench/word_search.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(word_search)

namespace {

using Lines = std::vector<std::string>;

Lines found(const std::string& typed, const Lines& lines) {
  Lines out;
  for (const std::size_t index : lines_with(typed, lines)) out.push_back(lines[index]);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(nothing_typed_finds_all_in_their_order) {
  const Lines lines = {"b", "a"};
  BOOST_TEST(found("", lines) == lines, boost::test_tools::per_element());
  BOOST_TEST(found("  \t", lines) == lines, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_word_must_occur_in_any_order_and_case) {
  const Lines lines = {"Pay by face Choice", "Pay by code Choice", "Face image Data item"};
  BOOST_TEST(found("FACE pay", lines) == Lines{"Pay by face Choice"}, boost::test_tools::per_element());
  BOOST_TEST(found("face cash", lines).empty());
}

BOOST_AUTO_TEST_CASE(best_first) {
  const Lines lines = {"Unsaved", "Quick save", "Save as…", "Save"};
  const Lines best = {"Save as…", "Save", "Quick save", "Unsaved"};
  BOOST_TEST(found("save", lines) == best, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(chinese_is_found_by_any_of_its_characters) {
  const Lines lines = {"刷脸支付 选项", "扫码支付 选项", "人脸图像 数据项"};
  const Lines both = {"刷脸支付 选项", "扫码支付 选项"};
  BOOST_TEST(found("支付", lines) == both, boost::test_tools::per_element());
  BOOST_TEST(found("支付　脸", lines) == Lines{"刷脸支付 选项"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
