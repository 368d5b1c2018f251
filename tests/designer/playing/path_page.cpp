// SPDX-License-Identifier: MIT
// Pages for colleagues: a path with its pictures, a deck with its cards.
#include "designer/playing/path_page.hpp"

#include "designer/playing/deck_export.hpp"
#include "designer/playing/html.hpp"
#include "export/paper/passages_pdf.hpp"
#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(path_page)

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++found;
  return found;
}

// An element for each that is opened.
void check_balanced(const std::string& html) {
  for (const std::string name :
       {"section", "table", "tr", "td", "th", "ul", "li", "h2", "div", "span", "html", "body"})
    BOOST_TEST(
        count(html, "<" + name + ">") + count(html, "<" + name + " ") == count(html, "</" + name + ">"),
        name);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_page_of_a_path_has_every_screen_and_the_words_of_both_languages) {
  const Words chinese = words_in("zh-CN");
  const auto session =
      played(vending_text(), {"en", "", {}, "2026-11-27"}, PlaySession::Pictures::kept, chinese);
  session->restart(to_the_camera);
  const std::string html = path_as_html(*session, "<扫脸>", chinese);
  check_balanced(html);
  BOOST_TEST(count(html, "src=\"data:image/png;base64,iVBORw0KGgo") == to_the_camera.size());
  BOOST_TEST(html.find("&lt;扫脸&gt;") != std::string::npos);
  BOOST_TEST(html.find("“开始购物”") != std::string::npos);
  BOOST_TEST(html.find("“Start shopping”") != std::string::npos);
  BOOST_TEST(html.find("The camera is on") != std::string::npos);
  BOOST_TEST(html.find("http-equiv=\"Content-Security-Policy\"") != std::string::npos);
  BOOST_TEST(count(html, "<script") == 0u);
}

BOOST_AUTO_TEST_CASE(base64_is_that_of_the_rfc) {
  const std::string start = "data:image/png;base64,";
  for (const auto& [bytes, wanted] : {std::pair<std::string, std::string>{"", ""},
                                      {"f", "Zg=="},
                                      {"fo", "Zm8="},
                                      {"foo", "Zm9v"},
                                      {"foob", "Zm9vYg=="},
                                      {"fooba", "Zm9vYmE="},
                                      {"foobar", "Zm9vYmFy"}})
    BOOST_TEST(png_address({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}) ==
               start + wanted);
}

BOOST_AUTO_TEST_CASE(a_deck_is_a_page_and_a_pdf_in_the_language_asked_for) {
  const FlowWays ways(Document::parse(vending_text(), "vending.flow.xml"));
  DeckPlan plan = plan_deck(ways);
  plan.sessions.resize(3);
  for (const char* language : {"en", "zh-CN"}) {
    const Words words = language == std::string("en") ? Words() : words_in(language);
    const auto session =
        played(vending_text(), {"", "", {}, "2026-11-27"}, PlaySession::Pictures::none, words);
    const TestDeck deck = play_deck(*session, plan, words);
    const std::string html = deck_as_html(deck, words);
    check_balanced(html);
    BOOST_TEST(count(html, "<section>") == 3u);
    BOOST_TEST(count(html, "☐") ==
               deck.cards[0].lines.size() + deck.cards[1].lines.size() + deck.cards[2].lines.size());
    const std::vector<Passage> passages = deck_in_passages(deck, words);
    const auto pdf = passages_pdf(passages, deck_title(deck, words), language, shared_fonts().get());
    BOOST_TEST(std::string(pdf.begin(), pdf.begin() + 5) == "%PDF-");
    BOOST_CHECK(pdf == passages_pdf(passages, deck_title(deck, words), language, shared_fonts().get()));
    if (language == std::string("zh-CN"))
      for (const Passage& passage : passages)
        BOOST_TEST(passage.words.find("the machine") == std::string::npos, passage.words);
  }
}

// Wherever on the page it begins: a heading wants room below it, and has it.
BOOST_AUTO_TEST_CASE(a_row_of_a_report_is_whole_with_the_headings_in_it) {
  TextShaper shaper(shared_fonts().get());
  for (std::size_t before = 0; before < 50; ++before) {
    std::vector<Passage> passages(before, {Passage::Kind::text, "What stands before it"});
    passages.push_back({Passage::Kind::heading, "Art. 9", 1, 2});
    passages.push_back({Passage::Kind::text, "What it asks", 1});
    passages.push_back({Passage::Kind::heading, "What was looked at", 1, 2});
    passages.push_back({Passage::Kind::text, "One thing", 1, 2});
    const PaperPages paper = passages_in_pages(passages, "report", "en", shaper, {});
    BOOST_REQUIRE(paper.bookmarks.size() == 3u);
    BOOST_TEST(paper.bookmarks[0].page == paper.bookmarks[2].page, before);
  }
}

// A card that fits on a page is on one.
BOOST_AUTO_TEST_CASE(passages_that_belong_together_are_not_broken_over_two_pages) {
  const auto pages = [](std::size_t lines, bool together) {
    std::vector<Passage> passages;
    for (std::size_t card = 1; card <= 3; ++card)
      for (std::size_t line = 0; line < lines; ++line)
        passages.push_back({Passage::Kind::text, "What is to be done", together ? card : 0});
    TextShaper shaper(shared_fonts().get());
    return passages_in_pages(passages, "cards", "en", shaper, {}).pages.size();
  };
  BOOST_TEST(pages(25, false) == 2u);
  BOOST_TEST(pages(25, true) == 3u);                // each more than half of a page
  BOOST_TEST(pages(15, true) == 2u);                // two on one page
  BOOST_TEST(pages(90, true) == pages(90, false));  // none fits on a page: nothing is gained by white paper
}

BOOST_AUTO_TEST_CASE(a_purpose_is_told_in_words) {
  PurposeState state{"pay", "Pay", false, Decision::none, false, false};
  BOOST_TEST(purpose_state_in_words(Words(), state) == "not told");
  state = {"pay", "Pay", true, Decision::consented, false, true};
  BOOST_TEST(purpose_state_in_words(Words(), state) == "told, consented, camera on");
  state.decision = Decision::withdrawn;
  state.granted = false;
  BOOST_TEST(purpose_state_in_words(Words(), state) == "told, withdrawn");
  BOOST_TEST(clock_in_words(65'400) == "1:05");
  BOOST_TEST(clock_in_words(3'725'000) == "1:02:05");
}

BOOST_AUTO_TEST_SUITE_END()
