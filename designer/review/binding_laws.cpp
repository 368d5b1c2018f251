// SPDX-License-Identifier: MIT
// Adds before it takes away: a document is never without a law in between.
#include "designer/review/binding_laws.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string_view>

#include "schema/base/user_error.hpp"
#include "schema/document/format_words.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/packs/jurisdictions.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

using Codes = std::vector<std::string>;

std::string apart(const Codes& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  return all;
}

Codes codes_of(const std::string& words) {
  std::istringstream stream(words);
  Codes codes;
  for (std::string code; stream >> code;) codes.push_back(code);
  return codes;
}

bool has(const Codes& codes, const std::string& code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// CN of CN-SH.
std::string country_of(const std::string& code) {
  return code.substr(0, code.find('-'));
}

// "Privacy Act 1988" of "Australia: Privacy Act 1988", beside which its place stands already.
std::string without_place(const FormatWords& names, const std::string& code, const std::string& title) {
  const std::string place = names.value("jurisdiction", "code", code);
  for (const char* colon : {": ", "："})
    if (title.rfind(place + colon, 0) == 0)
      return title.substr(place.size() + std::string_view(colon).size());
  return title.rfind(place + "《", 0) == 0 ? title.substr(place.size()) : title;
}

// A code with what the packs of it are called.
std::vector<SheetOption> options(const RuleLibrary& library, const Codes& declared,
                                 const Codes& (RulePack::*codes_of_pack)() const, const Words& words) {
  const std::string language = words.chinese() ? "zh-CN" : "en";
  const FormatWords names = FormatWords::load(words);
  std::map<std::string, Codes> titles;
  for (const RulePack& pack : library.packs())
    for (const std::string& code : (pack.*codes_of_pack)())
      if (code != "*") titles[code].push_back(without_place(names, code, pack.title(language)));
  for (const std::string& code : declared) titles[code];
  std::vector<SheetOption> found;
  std::set<std::string> places;  // one with two codes (GB and UK) is offered once
  const auto offer = [&](const std::string& code) {
    const std::string place = names.value("jurisdiction", "code", code);
    if (!places.insert(place).second && !has(declared, code)) return;
    const Codes& named = titles[code];
    std::string label;
    if (named.empty())
      label = words.trf("{}: there is no rule pack for it", place);
    else if (named.size() == 1)
      label = words.trf("{}: {}", place, named.front());
    else
      label = words.trf("{}: {} and {} more", place, named.front(), named.size() - 1);
    found.push_back({code, label});
  };
  for (const std::string& code : declared) offer(code);
  for (const auto& [code, named] : titles)
    if (!has(declared, code)) offer(code);
  // What binds the document and what lies in the same country come before the laws of the rest of the world.
  const auto distance = [&](const std::string& code) {
    if (has(declared, code)) return 0;
    return std::any_of(declared.begin(), declared.end(),
                       [&](const std::string& one) { return country_of(one) == country_of(code); })
               ? 1
               : 2;
  };
  std::stable_sort(found.begin(), found.end(), [&](const SheetOption& a, const SheetOption& b) {
    return distance(a.value) < distance(b.value);
  });
  return found;
}

Document with_codes(Document document, const Codes& now, const Codes& wanted,
                    Edit (*add)(const Document&, const std::string&),
                    Edit (*remove)(const Document&, const std::string&)) {
  for (const std::string& code : wanted)
    if (!has(now, code)) document = add(document, code).document;
  for (const std::string& code : now)
    if (!has(wanted, code)) document = remove(document, code).document;
  return document;
}

}  // namespace

std::string laws_in_one_line(const Report& report, const Document& document) {
  const Words& words = report.words;
  const auto applied = std::count_if(report.packs.begin(), report.packs.end(),
                                     [](const PackUse& pack) { return pack.use == PackUse::Use::applied; });
  Codes codes = document.flow().deployment.jurisdictions;
  const Codes standards = declared_standards(document);
  codes.insert(codes.end(), standards.begin(), standards.end());
  const FormatWords names = FormatWords::load(words);
  for (std::string& code : codes) code = names.value("jurisdiction", "code", code);
  return words.trf(
      "{} ({}) as of {}",
      words.trn("{} law or standard", "{} laws and standards", static_cast<std::size_t>(applied)),
      joined_in_words(words, codes), report.as_of);
}

std::vector<SheetField> law_fields(const Document& document, const RuleLibrary& library,
                                   const std::string& as_of, const Words& words) {
  const Codes jurisdictions = document.flow().deployment.jurisdictions;
  const Codes standards = declared_standards(document);
  return {{"as-of",
           {},
           words.tr("As of (another day shows what will be in force; empty: today)"),
           SheetField::Kind::date,
           as_of},
          {"jurisdictions",
           {},
           words.tr("Laws of"),
           SheetField::Kind::some_of,
           apart(jurisdictions),
           {},
           options(library, jurisdictions, &RulePack::jurisdictions, words)},
          {"standards",
           {},
           words.tr("Standards"),
           SheetField::Kind::some_of,
           apart(standards),
           {},
           options(library, standards, &RulePack::standards, words)}};
}

Edit bind_laws(const Document& document, const std::string& jurisdictions, const std::string& standards) {
  if (codes_of(jurisdictions).empty())
    throw UserError(msg("Some law binds every machine: choose at least one place."));
  Document bound = with_codes(document, document.flow().deployment.jurisdictions, codes_of(jurisdictions),
                              add_jurisdiction, remove_jurisdiction);
  bound = with_codes(bound, declared_standards(bound), codes_of(standards), add_standard, remove_standard);
  return {msg("Change which laws bind it"), bound};
}

}  // namespace facenotice
