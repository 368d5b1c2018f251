// SPDX-License-Identifier: MIT
// Reports as text for people and as JSON for programs.
#pragma once

#include <string>

#include "schema/check.hpp"

namespace facenotice {

// Like a good compiler: place, severity, message, source line with a caret, trace, fix; then a summary.
// With `colour`, ANSI colours.
std::string report_as_text(const Report& report, const Document& document, bool colour);

// One JSON object, two-space indent, a line end at the end. Its shape is in README.md.
std::string report_as_json(const Report& report);

// "error", "warning", "review", "info" in the message language.
const char* severity_in_words(Severity severity);

// "switched on → attract → “Start shopping” → goods → … → camera on"
std::string trace_as_sentence(const std::vector<FindingEvent>& trace);

}  // namespace facenotice
