// SPDX-License-Identifier: MIT
// What must stand in the fields of a screen before a choice of it can be taken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <facenotice/flow.hpp>

namespace facenotice {

// The required fields that this choice sends, by their data items; none where there is no such step or
// choice.
std::vector<std::string> sent_fields(const Flow& flow, std::string_view step, std::string_view choice);

}  // namespace facenotice
