// SPDX-License-Identifier: MIT
// The verdict and the counts of one flow, as people read them.
#include "designer/review/audit_words.hpp"

#include <vector>

#include "schema/report/formats.hpp"

namespace facenotice {

const char* kind_in_words(const Words& words, AuditLine::Kind kind) {
  switch (kind) {
    case AuditLine::Kind::lawful:
      return words.tr("lawful as far as checked");
    case AuditLine::Kind::waiting:
      return words.tr("waiting for people");
    case AuditLine::Kind::broken:
      return words.tr("BROKEN");
    case AuditLine::Kind::could_not_check:
      return words.tr("COULD NOT CHECK");
    case AuditLine::Kind::unreadable:
      return words.tr("UNREADABLE");
  }
  return "";
}

std::string audit_line_in_words(const Words& words, const AuditLine& line) {
  std::string text = line.file + ": " + kind_in_words(words, line.kind);
  if (!line.message.empty()) return words.trf("{}: {}", text, line.message) + "\n";
  std::vector<std::string> counts = {
      words.trn("{} error", "{} errors", line.errors), words.trn("{} warning", "{} warnings", line.warnings),
      words.trn("{} item open for people", "{} items open for people", line.open)};
  if (line.waived > 0) counts.push_back(words.trn("{} let pass", "{} let pass", line.waived));
  if (line.stale > 0)
    counts.push_back(words.trn("{} answer does not count", "{} answers do not count", line.stale));
  text = words.trf("{}: {}", text, joined_in_words(words, counts));
  if (!line.rules.empty()) text = words.trf("{}: {}", text, joined_in_words(words, line.rules));
  return text + "\n";
}

}  // namespace facenotice
