// SPDX-License-Identifier: MIT
// Which laws bind a document, and on which day they are taken: what a person reads and changes in one place.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "designer/authoring/sheet.hpp"
#include "schema/check/report.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

// "21 laws and standards (Shanghai, China) as of 2026-11-27", of the packs that were applied.
std::string laws_in_one_line(const Report& report, const Document& document);

// Fields: "as-of" (a date; empty: as the document says, else today), "jurisdictions" and "standards" (some of
// those that there are packs for, and of those that the document names without one).
std::vector<SheetField> law_fields(const Document& document, const RuleLibrary& library,
                                   const std::string& as_of, const Words& words);

// The document bound by exactly those codes, words apart: one step. Throws UserError where no law is left.
Edit bind_laws(const Document& document, const std::string& jurisdictions, const std::string& standards);

}  // namespace facenotice
