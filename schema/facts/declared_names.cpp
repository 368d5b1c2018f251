// SPDX-License-Identifier: MIT
// Phrases in what the flow calls its parties, itself and its place: lists named party-* read the first,
// lists named place-* the others.
#include "schema/facts/facts.hpp"
#include "schema/words/word_lists.hpp"

namespace facenotice {
namespace {

bool is_of(const PhraseHit& hit, std::string_view kind) {
  return std::string_view(hit.list).substr(0, kind.size()) == kind;
}

pugi::xml_node add_phrase(pugi::xml_node facts, const char* kind, const PhraseHit& hit,
                          const std::string& language) {
  pugi::xml_node fact = add_fact(facts, "phrase");
  fact.append_attribute("kind") = kind;
  fact.append_attribute("list") = hit.list.c_str();
  fact.append_attribute("language") = language.c_str();
  fact.append_attribute("phrase") = hit.phrase.c_str();
  fact.append_attribute("whole") = hit.whole;
  return fact;
}

}  // namespace

void add_declared_names(const Flow& flow, pugi::xml_node facts) {
  const WordLists& lists = WordLists::installed();
  for (const Party& party : flow.parties)
    for (const LocalizedText::Entry& entry : party.name.entries())
      for (const PhraseHit& hit : lists.find(entry.text, entry.language))
        if (is_of(hit, "party-"))
          add_phrase(facts, "party-name", hit, entry.language).append_attribute("party") = party.id.c_str();
  for (const LocalizedText::Entry& entry : flow.title.entries())
    for (const PhraseHit& hit : lists.find(entry.text, entry.language))
      if (is_of(hit, "place-")) add_phrase(facts, "flow-title", hit, entry.language);
  // A setting is one word in whatever language: hotel-guest-room, 更衣室.
  std::string setting = flow.deployment.setting;
  for (char& c : setting)
    if (c == '-' || c == '_' || c == '.' || c == '/') c = ' ';
  for (const std::string& language : lists.languages())
    for (const PhraseHit& hit : lists.find(setting, language))
      if (is_of(hit, "place-")) add_phrase(facts, "setting", hit, language);
}

}  // namespace facenotice
