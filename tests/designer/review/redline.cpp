// SPDX-License-Identifier: MIT
// What was taken out of a text and what was put in.
#include "designer/review/redline.hpp"

#include <boost/test/unit_test.hpp>

using namespace facenotice;

BOOST_AUTO_TEST_SUITE(redline)

namespace {

// "same -removed- +added+"
std::string drawn(std::string_view before, std::string_view after) {
  std::string text;
  for (const RedlinePiece& piece : facenotice::redline(before, after)) {
    const char* mark = piece.kind == RedlinePiece::Kind::same      ? ""
                       : piece.kind == RedlinePiece::Kind::removed ? "-"
                                                                   : "+";
    text += mark + piece.text + mark;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_with_spaces_change_as_wholes) {
  BOOST_TEST(drawn("kept for 20 seconds", "kept for 45 seconds") == "kept for -20-+45+ seconds");
  BOOST_TEST(drawn("pay by face", "pay by face, save 2") == "pay by face+, save 2+");
  BOOST_TEST(drawn("", "new") == "+new+");
  BOOST_TEST(drawn("old", "") == "-old-");
  BOOST_TEST(drawn("same", "same") == "same");
  BOOST_TEST(drawn("", "").empty());
}

BOOST_AUTO_TEST_CASE(characters_of_other_scripts_change_one_by_one) {
  BOOST_TEST(drawn("刷脸支付", "刷脸付款") == "刷脸-支-付+款+");
}

BOOST_AUTO_TEST_CASE(both_texts_can_be_read_out_of_it_again) {
  const std::string before = "We keep your face for 20 seconds 之后删除, then it is gone.",
                    after = "Your face is kept for 45 seconds 之后立即删除. Then it is gone!";
  std::string old_again, new_again;
  for (const RedlinePiece& piece : facenotice::redline(before, after)) {
    if (piece.kind != RedlinePiece::Kind::added) old_again += piece.text;
    if (piece.kind != RedlinePiece::Kind::removed) new_again += piece.text;
  }
  BOOST_TEST(old_again == before);
  BOOST_TEST(new_again == after);
}

BOOST_AUTO_TEST_CASE(a_text_too_long_to_compare_is_replaced_whole) {
  std::string before, after;
  for (int i = 0; i < 3000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const std::vector<RedlinePiece> pieces = facenotice::redline(before, after);
  BOOST_TEST(pieces.front().text == before.substr(0, before.size() - 1));
  BOOST_TEST(pieces.size() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
