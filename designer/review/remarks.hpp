// SPDX-License-Identifier: MIT
// Comments one by one, as a list shows them.
#pragma once

#include <string>
#include <vector>

#include "schema/check/finding.hpp"
#include "schema/report/told_comments.hpp"

namespace facenotice {

// Of a sound document: what was said on one thing together, the answers marked as such; what is open first.
std::vector<ToldComment> remarks_of(const Document& document, const Words& words);

// How many comments on the step, or on anything on it, are open.
std::size_t open_remarks_on(const Document& document, const std::string& step);

// What a comment on a finding stands at: its row, or, where no law is broken, the element.
std::string subject_of(const Document& document, const Finding& finding);

}  // namespace facenotice
