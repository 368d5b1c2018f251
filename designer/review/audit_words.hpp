// SPDX-License-Identifier: MIT
// What came of the check of one flow, in a line: what `audit` prints and what `sign` shows before it signs.
#pragma once

#include <string>

#include "export/checking/audit.hpp"
#include "schema/base/words.hpp"

namespace facenotice {

// "lawful as far as checked", "waiting for people", "BROKEN", …
const char* kind_in_words(const Words& words, AuditLine::Kind kind);

// "my.flow.xml: waiting for people: 0 errors, …", with a line end.
std::string audit_line_in_words(const Words& words, const AuditLine& line);

}  // namespace facenotice
