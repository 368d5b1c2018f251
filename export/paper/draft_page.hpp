// SPDX-License-Identifier: MIT
// A page that must not hang on any machine says so across itself, and why.
#pragma once

#include <string>

#include "export/layout/layout.hpp"
#include "schema/base/words.hpp"
#include "schema/check/check.hpp"

namespace facenotice {

// Why what is printed of this flow is a draft, in one line: the errors, that nobody could check, or examples
// of a template's that nobody has put his own in place of. Empty: it is none.
std::string draft_reason(const Report& report, const Words& words);

// DRAFT 草稿 across the page, over everything, and what it lies on can be read through it; the reason, in
// whatever words it has, along the upper edge. `language` is the page's.
void mark_as_draft(ScreenLayout& page, TextShaper& shaper, double px_per_mm, const std::string& reason,
                   std::string_view language);

}  // namespace facenotice
