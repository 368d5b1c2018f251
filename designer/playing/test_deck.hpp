// SPDX-License-Identifier: MIT
// A deck of cards for whoever installs the machine: sessions that between them go every two ways that can
// follow one another, each line with what to do, what must be seen and what must be on record.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "designer/playing/flow_ways.hpp"

namespace facenotice {

// Which sessions there are to be. Guaranteed, unless `cut_short`: every way of the flow is gone, and so is
// every pair of ways that the exploration finds one right after the other in one session. What a session has
// ended binds no later one, so pairs across that are left out. The sessions are few, not proven to be the
// fewest.
struct DeckPlan {
  static constexpr std::size_t longest_session = 24;  // acts after which a session is led to its end
  static constexpr std::size_t most_sessions = 1000;

  std::vector<PlayActs> sessions;   // each from switching on
  std::size_t ways = 0, pairs = 0;  // gone
  // Fewer sessions cannot do it: a session has one end, and so many pairs end one.
  std::size_t at_least = 0;
  bool cut_short = false;  // there would be more sessions
};
DeckPlan plan_deck(const FlowWays& ways);

struct DeckLine {
  std::string act;
  std::string todo;                   // a sentence
  std::string step, title, language;  // the screen that must be seen
  bool camera_on = false;
  std::vector<std::string> seen;      // what else happens, a sentence each
  std::vector<std::string> recorded;  // what must be in the ledger
};

struct DeckCard {
  std::vector<DeckLine> lines;
  std::string trouble;  // the real player did not follow the session; a sentence
};

struct TestDeck {
  std::string title;  // of the flow
  DeckPlan plan;
  std::vector<DeckCard> cards;
  PlayPlace place;  // where it is gone: in that language, on that display, in that variant
  // As people call them: these two, and what the flow has besides, for which there must be decks of their
  // own.
  std::string language, display;
  std::vector<std::string> other_languages, other_displays;
};

// Plays the sessions on the session's machine and writes down what it did. The words of the session are those
// of the cards.
TestDeck play_deck(PlaySession& session, const DeckPlan& plan, const Words& words);

// What is told of the deck as a whole, a sentence each: what it covers, and what it does not say.
std::vector<std::string> deck_in_words(const TestDeck& deck, const Words& words);

}  // namespace facenotice
