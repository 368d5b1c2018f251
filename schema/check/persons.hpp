// SPDX-License-Identifier: MIT
// Whether two names name one person.
#pragma once

#include <string>

namespace facenotice {

// The same to a reader: capitals, full-width letters and spaces around or between make nobody else.
bool same_person(const std::string& name, const std::string& other);

}  // namespace facenotice
