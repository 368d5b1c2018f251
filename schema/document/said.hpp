// SPDX-License-Identifier: MIT
// What an answer says to what no program can judge.
#pragma once

#include <cstdint>
#include <string_view>

namespace facenotice {

// Whoever takes an answer back says nothing any more: neither that it is so nor that it is not. What was said
// before stays in the history.
enum class Said : std::uint8_t { satisfied, not_satisfied, taken_back };

// "satisfied", "not-satisfied", "taken-back": as documents, signatures and reports for programs spell it.
const char* said_word(Said said);
// What is none of these words is no yes.
Said said_of_word(std::string_view word);

}  // namespace facenotice
