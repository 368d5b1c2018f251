// SPDX-License-Identifier: MIT
// Cards as sentences, and as tables.
#include "designer/playing/deck_export.hpp"

#include "designer/playing/html.hpp"
#include "schema/document/language_name.hpp"
#include "schema/report/html_text.hpp"

namespace facenotice {
namespace {

std::string screen(const DeckLine& line, const Words& words) {
  if (line.step.empty()) return words.tr("The screen is dark.");
  return words.trf("“{}” ({})", line.title, language_name(line.language, words.language()));
}

std::string camera(const DeckLine& line, const Words& words) {
  return line.camera_on ? words.tr("● The camera is ON") : "";
}

constexpr const char* deck_style = R"css(
@page { size:A4; margin:14mm; }
body { margin:0 auto; max-width:60rem; padding:1.5rem; color:#1d2430;
  font:14px/1.45 "Noto Sans","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif; }
h1 { font-size:1.5rem; margin:0 0 .5rem; } p { margin:.25rem 0; color:#5a6575; }
section { break-inside:avoid; margin:1.4rem 0; border:1px solid #b9c0ca; border-radius:.4rem; padding:.6rem .8rem; }
h2 { font-size:1.05rem; margin:0 0 .4rem; }
table { border-collapse:collapse; width:100%; }
th,td { text-align:left; vertical-align:top; padding:.25rem .4rem; border-top:1px solid #dfe3e9; }
thead th { border-top:0; color:#5a6575; font-size:.85em; }
td:first-child { width:1.6rem; color:#5a6575; } td:last-child { width:1.6rem; font-size:1.1rem; }
b.camera { color:#b3261e; } .trouble { color:#b3261e; }
)css";

}  // namespace

std::string deck_title(const TestDeck& deck, const Words& words) {
  return words.trf("{}: test deck", deck.title);
}

std::vector<Passage> deck_in_passages(const TestDeck& deck, const Words& words) {
  std::vector<Passage> passages = {{Passage::Kind::title, deck_title(deck, words)}};
  for (const std::string& said : deck_in_words(deck, words)) passages.push_back({Passage::Kind::quiet, said});
  for (std::size_t card = 0; card < deck.cards.size(); ++card) {
    const auto add = [&](Passage::Kind kind, std::string said) {
      passages.push_back({kind, std::move(said), card + 1});
    };
    add(Passage::Kind::heading, words.trf("Card {} of {}", card + 1, deck.cards.size()));
    const std::vector<DeckLine>& lines = deck.cards[card].lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      add(Passage::Kind::text, std::to_string(i + 1) + ".  " + lines[i].todo);
      std::string seen = words.trf("[  ] seen: {}", screen(lines[i], words));
      if (lines[i].camera_on) seen += "  " + camera(lines[i], words);
      for (const std::string& more : lines[i].seen) seen += "  ·  " + more;
      add(Passage::Kind::quiet, seen);
      for (const std::string& recorded : lines[i].recorded) add(Passage::Kind::quiet, "[  ] " + recorded);
    }
    if (!deck.cards[card].trouble.empty()) add(Passage::Kind::text, deck.cards[card].trouble);
  }
  return passages;
}

std::string deck_as_html(const TestDeck& deck, const Words& words) {
  std::string html = html_head(words, deck_title(deck, words), deck_style);
  html += "<h1>" + html_escaped(deck_title(deck, words)) + "</h1>\n";
  for (const std::string& said : deck_in_words(deck, words)) html += "<p>" + html_escaped(said) + "</p>\n";
  for (std::size_t card = 0; card < deck.cards.size(); ++card) {
    html += "<section><h2>" + html_escaped(words.trf("Card {} of {}", card + 1, deck.cards.size())) +
            "</h2>\n<table><thead><tr><th></th><th>" + html_escaped(words.tr("What to do")) + "</th><th>" +
            html_escaped(words.tr("What must be seen")) + "</th><th>" +
            html_escaped(words.tr("What must be on record")) + "</th><th></th></tr></thead><tbody>\n";
    const std::vector<DeckLine>& lines = deck.cards[card].lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string seen = html_escaped(screen(lines[i], words));
      if (lines[i].camera_on)
        seen += "<br><b class=\"camera\">" + html_escaped(camera(lines[i], words)) + "</b>";
      for (const std::string& more : lines[i].seen) seen += "<br>" + html_escaped(more);
      std::string recorded;
      for (const std::string& one : lines[i].recorded)
        recorded += (recorded.empty() ? "" : "<br>") + html_escaped(one);
      html += "<tr><td>" + std::to_string(i + 1) + "</td><td>" + html_escaped(lines[i].todo) + "</td><td>" +
              seen + "</td><td>" + recorded + "</td><td>☐</td></tr>\n";
    }
    html += "</tbody></table>";
    if (!deck.cards[card].trouble.empty())
      html += "<p class=\"trouble\">" + html_escaped(deck.cards[card].trouble) + "</p>";
    html += "</section>\n";
  }
  return html + "</body></html>\n";
}

}  // namespace facenotice
