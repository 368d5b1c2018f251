// SPDX-License-Identifier: MIT
// What was signed, for whoever signed it: by whom, in which role, until when.
#pragma once

#include <string>
#include <vector>

#include "schema/check/report.hpp"
#include "schema/document/paperwork.hpp"

namespace facenotice {

// With key, part and digests, for whoever files it; two lines.
std::string receipt_in_words(const Words& words, const Report& report, const Confirmation& given);

// For the window, which shows the rest at the row.
std::string receipt_in_a_sentence(const Words& words, const Report& report,
                                  const std::vector<Confirmation>& given);
std::string receipt_in_a_sentence(const Words& words, const Report& report, const Waiver& waiver);

}  // namespace facenotice
