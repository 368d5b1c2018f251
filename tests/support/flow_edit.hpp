// SPDX-License-Identifier: MIT
// A small edit to a lawful flow, kept as a readable file (tests/fixtures/rules, quiet and scenarios):
//
//   # why
//   base: templates/vending.flow.xml
//   fails: P05-refuse-here           the assertion that the edit breaks
//   rows: CN-PIPL-14.1 CN-SPC-4.3    the rows that name it
//   also: P06-area                   what cannot hold either, once that does not (fails: nothing, in quiet)
//   expects: CN-FRT-6.1              in scenarios, in place of fails: the rows that must be named, or:
//   nothing also-fair: CN-PIPL-* EU-VID-86   the rows that it is fair to name as well
//   <<<< id="face-consent"           a hunk: the first of the old lines after this marker (or: all)
//   old
//   ====
//   new
//   >>>>
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace facenotice::test {

struct FlowEdit {
  struct Hunk {
    std::string marker, old_text, new_text;
  };
  std::string name, why, base, fails;
  std::set<std::string> rows, also, expects, fair;
  std::vector<Hunk> hunks;

  // Throws std::runtime_error, naming the file and what is wrong.
  static FlowEdit load(const std::filesystem::path& file);
  // The base with the edit made. Throws when a hunk does not fit.
  std::string applied(const std::filesystem::path& source) const;
};

// Every edit of a folder, by name.
std::vector<FlowEdit> edits_in(const std::filesystem::path& source, std::string_view folder);
std::string file_text(const std::filesystem::path& file);

}  // namespace facenotice::test
