// SPDX-License-Identifier: MIT
// A test deck on paper and as a page.
#pragma once

#include <string>
#include <vector>

#include "designer/playing/test_deck.hpp"
#include "schema/report/passages.hpp"

namespace facenotice {

// As headings and sentences, for passages_pdf().
std::vector<Passage> deck_in_passages(const TestDeck& deck, const Words& words);

// One page that needs no other file: a card for each session with boxes to tick, none broken over two sheets.
std::string deck_as_html(const TestDeck& deck, const Words& words);

std::string deck_title(const TestDeck& deck, const Words& words);

}  // namespace facenotice
