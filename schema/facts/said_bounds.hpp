// SPDX-License-Identifier: MIT
// Limits that words set to an event: "within 30 days after your membership ends", "离店后24小时内删除".
#pragma once

#include <cstdint>
#include <string_view>

namespace facenotice {

// The longest limit that the text sets, in seconds; 0: it sets none. A time is a limit where the words beside
// it make it one (list “bound”): “24 hours after departure” is, “24 hours a day” is not; “midnight of the
// day” is.
std::int64_t said_bound(std::string_view text, std::string_view language);

}  // namespace facenotice
