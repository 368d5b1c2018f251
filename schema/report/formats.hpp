// SPDX-License-Identifier: MIT
// Reports: as text for people, as JSON for programs, as SARIF 2.1.0 for code review tools, as SVRL for other
// Schematron tools, as HTML for lawyers.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schema/check/report.hpp"

namespace facenotice {

// Like a good compiler: place, severity, message, source line with a caret, trace, fix, the laws that it
// breaks; then what people confirm, the packs, and a summary. With `colour`, ANSI colours.
std::string report_as_text(const Report& report, const Document& document, bool colour);

// One JSON object, two-space indent, a line end at the end. Its shape is in README.md.
std::string report_as_json(const Report& report);

// SARIF 2.1.0 (OASIS): a result per finding, with its path as a code flow, mechanical fixes, and waivers as
// suppressions.
std::string report_as_sarif(const Report& report, const Document& document);

// SVRL (ISO/IEC 19757-3, Annex D) over the tree that `facts` prints.
std::string report_as_svrl(const Report& report);

// What people are shown, as a page holds it: a screen or a sign in every language.
struct ReportPlate {
  struct Picture {
    std::string caption, source;  // an address that needs no other file: data:image/png;base64,…
    int width = 0, height = 0;    // pixels
  };
  std::string heading;
  std::vector<Picture> pictures;
  std::vector<std::string> said;  // what cannot be drawn, and where each choice leads
};
struct ReportPlates {
  std::vector<std::string> how;  // sentences about all of them
  std::vector<ReportPlate> plates;
};

// One page that needs no other file, for a person who reads law and no code: what was checked, by which
// evidence, what is wrong, what is left to confirm, and what people are shown. Printable.
std::string report_as_html(const Report& report, const Document& document, const ReportPlates& shown = {});

// "error", "warning", "review", "info".
const char* severity_in_words(const Words& words, Severity severity);

// "open", "not signed", "out of date", …, "confirmed" in words.
const char* answer_state_in_words(const Words& words, AnswerState state);

// “it is so”, “it is not so”, “taken back”.
const char* said_in_words(const Words& words, Said said);

// Why an answer does not count, as a sentence; empty where its state says all, or where it counts.
std::string why_in_words(const Words& words, const GivenAnswer& answer);

// What whoever answered has given as the reason; empty where nothing.
std::string reason_in_words(const Words& words, const GivenAnswer& answer);

// By which key, on what evidence, until when.
std::string basis_in_words(const Words& words, const GivenAnswer& answer);

// An answer of the same role beside the one that is judged: when, by whom, yes or no, and what became of it.
std::string other_answer_in_words(const Words& words, const GivenAnswer& answer);

// "Chinese" for zh-CN.
std::string language_in_words(const Words& words, const std::string& tag);

// "H-02", "H-23 (English)"
std::string item_in_words(const Words& words, const HumanItem& item);

// "broken", "proven", "text is there, unread", … in words.
const char* row_basis_in_words(const Words& words, RowBasis basis);

// The verdict in words: what is broken, then what waits and for whom. One sentence a line, the headline
// first. Nothing that is open ever reads as if no breach had been found.
std::vector<std::string> verdict_in_words(const Report& report);

// What a row's result rests on; of a row that is not concerned, why.
std::string outcome_in_words(const Report& report, const RowResult& row);

// What of a row that concerns the flow no check and no item looks at; empty: nothing.
std::string rest_in_words(const Report& report, const RowResult& row);

// What a row was held against, a sentence each: "Every camera is switched on after consent (12 paths)".
std::vector<std::string> evidence_in_words(const Report& report, const RowResult& row);
// What was gone through for it, where something of the row is seen on paths; empty: nothing is.
std::string exploration_in_words(const Report& report, const RowResult& row);

// How far the source of a row was verified: "V*:CN3 (only a summary was seen)".
std::string source_in_words(const Words& words, const std::string& source);

// "3 rules of law, 1 of a standard, 2 of our own": rows, by what kind of pack they are of.
std::string rules_in_words(const Report& report, std::optional<RowBasis> basis);

// "law: ", "standard: " or "our own rule: ", of the pack with that id.
const char* pack_label_in_words(const Report& report, const std::string& pack);

// "139 rules of law, looked at by 458 checks, …": the numbers of the report, in one sentence.
std::string numbers_in_words(const Report& report);

// "a, b, c".
std::string joined_in_words(const Words& words, const std::vector<std::string>& items);

// The version of the program that made the report.
std::string program_version();

// What a report must name to be told from others: label and value.
std::vector<std::pair<std::string, std::string>> identity_in_words(const Report& report);

// The list that vouches for the reviewers, or that there is none.
std::string vouched_by_in_words(const Report& report);

// All that is open, a line each: what is wrong, the gravest first, then what waits for whom.
std::vector<std::string> open_in_words(const Report& report);
// What people have answered is not so, a line each: who, as whom, and what.
std::vector<std::string> denials_in_words(const Report& report);

// What the marks of source_in_words() mean, a sentence each.
std::vector<std::string> source_marks_in_words(const Words& words);

// What no check can say, whatever it finds: a sentence each.
std::vector<std::string> limits_in_words(const Words& words);

// From when, and until when, a law is in force.
std::string law_in_words(const Words& words, const PackUse& pack);

// Why a pack was applied or not.
std::string use_in_words(const PackUse& pack, const Report& report);

// What a person calls an event: “Pay by face”, [time-out].
std::string event_in_words(const Words& words, const FindingEvent& event);

// "switched on → attract → “Start shopping” → goods → … → camera on"
std::string trace_as_sentence(const Words& words, const std::vector<FindingEvent>& trace);

}  // namespace facenotice
