// SPDX-License-Identifier: MIT
// Checking a text as the command line does: laid out with the pinned fonts, by the packs of the source tree.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "export/checking/full_check.hpp"
#include "schema/check/check.hpp"
#include "tests/support/flow_text.hpp"
#include "tests/support/known_limits.hpp"
#include "tests/support/words.hpp"

namespace facenotice::test {

inline const std::filesystem::path source_folder = FACENOTICE_SOURCE_DIR;
// The day that the fixtures are judged by.
inline constexpr const char* judged_at = "2026-11-24";

inline const FontSet& fonts() {
  static const FontSet set = FontSet::open();
  return set;
}

// Fixtures are one flow with a few words changed: what was laid out for the last is not laid out again, with
// the same report (check_after_edits).
inline LayoutMemo& memo() {
  static LayoutMemo screens(fonts());
  return screens;
}

// A faulty flow of tests/fixtures.
inline std::string fixture(const std::string& name) {
  return source_text("tests/fixtures/" + name + ".flow.xml");
}

inline Document document_of(const std::string& text) {
  return Document::parse(text, "test.flow.xml");
}

inline CheckOptions as_of(const std::string& date, const std::string& language = "en") {
  CheckOptions options;
  options.as_of = date;
  options.today = "2026-11-01";
  options.words = words_in(language);
  return options;
}

inline Report checked(const std::string& text, const CheckOptions& options = as_of("")) {
  return check_laid_out(document_of(text), memo(), options);
}

// "CN-FRT-6.1", once per finding.
inline std::multiset<std::string> ids(const Report& report, Severity severity) {
  std::multiset<std::string> found;
  for (const Finding& finding : report.findings)
    if (finding.severity == severity) found.insert(finding.id);
  return found;
}
inline const Finding* find(const Report& report, const std::string& id) {
  for (const Finding& finding : report.findings)
    if (finding.id == id) return &finding;
  return nullptr;
}

}  // namespace facenotice::test
