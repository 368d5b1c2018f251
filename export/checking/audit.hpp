// SPDX-License-Identifier: MIT
// Checks many flows or packages at once: one short result each, as soon as it is known, in the order given.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "export/fonts/font_set.hpp"
#include "schema/check/check.hpp"

namespace facenotice {

// What came of one flow. Small: nothing of the document is kept.
struct AuditLine {
  enum class Kind : std::uint8_t { lawful, waiting, broken, could_not_check, unreadable };
  Kind kind = Kind::unreadable;
  std::string file;
  std::string flow;     // id; empty when it could not be read
  std::string message;  // why, for could_not_check and unreadable
  std::size_t errors = 0, warnings = 0, open = 0, waived = 0, causes = 0;
  std::size_t stale = 0;  // answers that are there and do not count: unsigned, out of date, expired, …
  std::vector<std::string> rules;  // of the errors, each once, in the report's order
};
const char* audit_word(AuditLine::Kind kind);
AuditLine audit_line(const Report& report);

struct AuditOptions {
  CheckOptions check;
  unsigned jobs = 1;
};

// The flow documents (*.flow.xml) and packages (*.fnp) that the paths name, folders searched through, sorted
// within each folder. Throws UserError for a path that is not there.
std::vector<std::filesystem::path> audited_files(const std::vector<std::filesystem::path>& paths);

// Calls `line` once per file, from this thread, in the order of the files. Holds no more than a few results
// per job at a time. Never throws for what is wrong with a file.
void audit(const std::vector<std::filesystem::path>& files, const FontSet& fonts, const AuditOptions& options,
           const std::function<void(const AuditLine&)>& line);

}  // namespace facenotice
