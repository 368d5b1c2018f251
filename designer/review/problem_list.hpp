// SPDX-License-Identifier: MIT
// Everything that somebody has to do about a document, one wrong a row, and what has been dealt with: the
// list that people filter and walk through.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "designer/workbench/live_check.hpp"

namespace facenotice {

struct ProblemRow {
  enum class Kind : std::uint8_t {
    form,    // of the document's XML
    broken,  // a law is not kept
    warning,
    to_fill_in,  // an example stands in place of what only the product's own people know
    info,
    for_people,  // waits for somebody's answer
    let_pass,    // not mended; somebody answers for it
    answered,    // somebody has said that it is so
  };
  Kind kind = Kind::form;
  std::string headline;  // what is wrong, in a sentence
  std::string where;     // the screen as people call it, or a line of the XML
  std::string laws;      // in short: "CN-FRT-6.1, +3"
  std::string note;      // of what was dealt with: who, when and why
  Place place;
  std::string step;                // id; may be empty
  std::string language;            // BCP 47, of a text in one; may be empty
  std::string translate_into;      // BCP 47, where texts wait for their translation; may be empty
  std::vector<std::string> packs;  // ids of the laws
  std::vector<std::string> roles;  // who must answer, as people call them
  std::string row;                 // id of the law's row in which it is answered or let pass; may be empty
  std::optional<std::size_t> finding;  // index in the report's findings
  std::string key;                     // what it is, however the list changes around it
};
const char* problem_kind_in_words(const Words& words, ProblemRow::Kind kind);

// What is looked for; what is empty leaves all in.
struct ProblemFilter {
  std::optional<ProblemRow::Kind> kind;
  std::string pack, step, role, language;
  bool empty() const { return !kind && pack.empty() && step.empty() && role.empty() && language.empty(); }
};
enum class ProblemOrder : std::uint8_t { gravity, message, screen, law };

// Of what is known of a text, the gravest first.
std::vector<ProblemRow> problem_rows(const CheckedText& checked, const Words& words);
std::vector<ProblemRow> shown_problems(const std::vector<ProblemRow>& rows, const ProblemFilter& filter,
                                       ProblemOrder order);

// What can be chosen from, each once, in the order in which it comes; by value and words.
struct ProblemChoices {
  struct Choice {
    std::string value, label;
  };
  std::vector<ProblemRow::Kind> kinds;
  std::vector<Choice> packs, steps, roles, languages;
};
ProblemChoices problem_choices(const std::vector<ProblemRow>& rows, const CheckedText& checked);

}  // namespace facenotice
