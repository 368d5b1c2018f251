// SPDX-License-Identifier: MIT
// The composer's questions as fields to fill in.
#pragma once

#include <string>
#include <vector>

#include "designer/authoring/sheet.hpp"
#include "schema/base/words.hpp"

namespace facenotice {

// All questions but the first, what the machine does, which has been answered.
std::vector<SheetField> composer_fields(const std::string& service, const Words& words);

// What the machine can do: the answers to the first question.
std::vector<SheetOption> composer_services(const Words& words);

}  // namespace facenotice
