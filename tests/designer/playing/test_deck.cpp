// SPDX-License-Identifier: MIT
// The deck for whoever installs the machine.
#include "designer/playing/test_deck.hpp"

#include "tests/designer/playing/played.hpp"

using namespace facenotice;
using namespace facenotice::test;

BOOST_AUTO_TEST_SUITE(test_deck)

namespace {

using Pair = std::pair<FlowWay, FlowWay>;

// Every two ways, one right after the other in one session, straight from the graph.
std::set<Pair> pairs_of(const FlowWays& ways) {
  const StepGraph& graph = ways.graph();
  std::set<Pair> pairs;
  for (const Way& first : graph.ways()) {
    const auto one = ways.of(first);
    if (!one || first.ends_session || !graph.in_session(first.to)) continue;
    const std::span<const Way> followers = graph.ways_from(first.to);
    for (const Way& second : followers)
      if (const auto other = ways.of(second)) pairs.insert({*one, *other});
  }
  return pairs;
}

// What the real machine has gone, act by act.
std::set<Pair> gone_by(PlaySession& session, const PlayActs& acts) {
  std::set<Pair> pairs;
  std::optional<FlowWay> last;
  session.restart({});
  for (const std::string& act : acts) {
    if (act.rfind("choose ", 0) == 0)
      for (const std::string& typed : typed_first(session.document().flow(), session.step(), act.substr(7)))
        session.act(typed);
    const std::size_t before = session.moments().size();
    session.act(act);
    const std::set<FlowWay> all = ways_gone(session.document().flow(), session.moments());
    std::optional<FlowWay> now;
    const std::span<const PlayMoment> moments(session.moments());
    const std::set<FlowWay> earlier = ways_gone(session.document().flow(), moments.first(before));
    for (const FlowWay& way : all)
      if (earlier.count(way) == 0) now = way;
    // A way that was gone before leaves no trace in the set: by its name.
    const std::string from = before == 0 ? "" : moments[before - 1].step;
    for (const FlowWay& way : all)
      if (!now && way.to == moments.back().step && (way.from == from || way.from.empty()) &&
          (way.choice.empty() ? way.event : "choose " + way.choice) == act)
        now = way;
    if (last && now) pairs.insert({*last, *now});
    last = now;
  }
  return pairs;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_cards_go_every_pair_of_consecutive_ways_on_the_real_machine) {
  const FlowWays ways(Document::parse(vending_text(), "vending.flow.xml"));
  const DeckPlan plan = plan_deck(ways);
  const std::set<Pair> wanted = pairs_of(ways);
  BOOST_TEST(plan.ways == ways.all().size());
  BOOST_TEST(plan.pairs == wanted.size());
  BOOST_TEST(!plan.cut_short);
  const auto session = played(vending_text());
  std::set<Pair> gone;
  for (const PlayActs& acts : plan.sessions) {
    BOOST_TEST(acts.size() < DeckPlan::longest_session + 12);
    gone.merge(gone_by(*session, acts));
  }
  std::size_t missing = 0;
  for (const Pair& pair : wanted) missing += gone.count(pair) == 0 ? 1 : 0;
  BOOST_TEST(missing == 0u);
  BOOST_TEST_MESSAGE(plan.sessions.size() << " sessions, " << plan.ways << " ways, " << plan.pairs
                                          << " pairs, at least " << plan.at_least << " sessions");
  // No deck can have fewer than its pairs that end a session; this one has not many more.
  BOOST_TEST(plan.sessions.size() >= plan.at_least);
  BOOST_TEST(plan.sessions.size() * 4 <= plan.at_least * 5);
}

BOOST_AUTO_TEST_CASE(a_card_says_what_to_do_what_to_see_and_what_is_on_record) {
  const auto session = played(vending_text(), {"zh-CN", "", {}, "2026-11-27"});
  DeckPlan plan;
  plan.sessions = {{"power-on", "choose start", "choose water", "choose by-face", "choose over",
                    "choose continue", "choose agree", "choose agree", "matched", "done", "timeout"}};
  const TestDeck deck = play_deck(*session, plan, Words());
  BOOST_REQUIRE(deck.cards.size() == 1);
  const std::vector<DeckLine>& lines = deck.cards[0].lines;
  BOOST_REQUIRE(lines.size() == 11);
  BOOST_TEST(lines[0].todo == "Switch the machine on.");
  BOOST_TEST(lines[1].todo == "Touch “开始购物” (“Start shopping”).");
  BOOST_TEST(lines[1].title == "请选择商品");
  BOOST_TEST(lines[1].language == "zh-CN");
  BOOST_TEST(lines[6].recorded.front() == "On record: consents to “Payment by face”.");
  BOOST_TEST(lines[7].camera_on);
  BOOST_TEST(!lines[8].camera_on);
  BOOST_TEST(lines[8].seen.front() == "The service is given, by face (“Paid. Here comes your product”).");
  BOOST_TEST(lines[10].todo == "Touch nothing, and wait: 30 s.");
}

BOOST_AUTO_TEST_CASE(a_deck_is_gone_in_its_own_language_by_the_tap_with_which_people_choose_it) {
  const auto session = played(vending_text(), {"en", "", {}, "2026-11-27"});
  DeckPlan plan;
  plan.sessions = {{"power-on", "choose start", "choose water", "choose by-qr", "done", "done",
                    "choose finish", "choose rules"},
                   {"power-on", "choose english", "choose chinese", "choose start"}};
  const TestDeck deck = play_deck(*session, plan, Words());
  BOOST_REQUIRE(deck.cards.size() == 2u);
  std::vector<std::string> acts, languages;
  for (const DeckLine& line : deck.cards[0].lines) {
    acts.push_back(line.act);
    languages.push_back(line.language);
  }
  // Who comes next finds the machine in its first language again.
  const std::vector<std::string> wanted = {
      "power-on", "choose english", "choose start",  "choose water",   "choose by-qr",
      "done",     "done",           "choose finish", "choose english", "choose rules"};
  BOOST_TEST(acts == wanted, boost::test_tools::per_element());
  const std::vector<std::string> spoken = {"zh-CN", "en", "en", "en", "en", "en", "en", "zh-CN", "en", "en"};
  BOOST_TEST(languages == spoken, boost::test_tools::per_element());
  BOOST_TEST(deck.cards[0].lines[1].todo == "Touch “English”.");
  // A card that chooses another language goes on in that one.
  BOOST_REQUIRE(deck.cards[1].lines.size() == 4u);
  BOOST_TEST(deck.cards[1].lines[3].language == "zh-CN");
}

BOOST_AUTO_TEST_CASE(a_deck_names_the_languages_displays_and_looks_that_need_decks_of_their_own) {
  const std::string text = edited(
      vending_text(), "    <display id=\"portrait-27\"",
      "    <display id=\"small\" width-px=\"800\" height-px=\"1280\" width-mm=\"200\" height-mm=\"320\" "
      "viewing-distance-mm=\"600\" bottom-height-mm=\"900\" input=\"touch\"/>\n"
      "    <display id=\"portrait-27\"");
  DeckPlan plan;
  plan.sessions = {{"power-on"}};
  const auto told = [&](const PlayPlace& place) {
    const auto session = played(text, place);
    std::string all;
    for (const std::string& said : deck_in_words(play_deck(*session, plan, Words()), Words()))
      all += said + "\n";
    return all;
  };
  const std::string first = told({"", "", {}, "2026-11-27"});
  BOOST_TEST(first.find("Gone in Chinese, on the display 14.9-inch, upright, with normal text.") == 0u,
             first);
  BOOST_TEST(first.find("own: the languages English.") != std::string::npos, first);
  BOOST_TEST(first.find("own: the displays 27-inch, upright.") != std::string::npos, first);
  BOOST_TEST(first.find("own: screens with large text, high contrast.") != std::string::npos, first);
  const std::string other = told({"en", "portrait-27", Variant::large_text, "2026-11-27"});
  BOOST_TEST(other.find("Gone in English, on the display 27-inch, upright, with large text.") == 0u, other);
  BOOST_TEST(other.find("own: the languages Chinese.") != std::string::npos, other);
  BOOST_TEST(other.find("own: the displays 14.9-inch, upright.") != std::string::npos, other);
}

BOOST_AUTO_TEST_CASE(a_session_that_the_player_does_not_follow_says_where) {
  const auto session = played(vending_text(), {"zh-CN", "", {}, "2026-11-27"});
  DeckPlan plan;
  plan.sessions = {{"power-on", "choose nothing", "choose start"}};
  const TestDeck deck = play_deck(*session, plan, Words());
  BOOST_TEST(deck.cards[0].lines.size() == 1u);
  BOOST_TEST(deck.cards[0].trouble.find("does not go on here") != std::string::npos);
  BOOST_TEST(deck_in_words(deck, Words()).back().find("In 1 sessions") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
