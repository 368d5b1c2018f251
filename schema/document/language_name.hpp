// SPDX-License-Identifier: MIT
// What people call a language.
#pragma once

#include <string>
#include <string_view>

#include "schema/base/message.hpp"

namespace facenotice {

// The name of a BCP 47 language in another one, by ICU: "Persian" in "en", "波斯语" in "zh-CN". The tag
// itself where ICU has no name for it.
std::string language_name(std::string_view tag, std::string_view in);
// The same, in whatever language a message is said.
Message language_name(std::string_view tag);

}  // namespace facenotice
