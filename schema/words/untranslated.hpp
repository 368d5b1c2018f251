// SPDX-License-Identifier: MIT
// Words that were taken over from another language and never translated.
#pragma once

#include <string_view>

namespace facenotice {

// Whether a text, with its placeholders unfilled, says the same as in another language and cannot be meant
// so. What has nothing to translate may be the same: a placeholder, a number, a word or a brand of which the
// length is one (“OK”, “Hotel”, “支付宝”); and two forms of one language ("en", "en-GB") say much alike.
bool is_untranslated(std::string_view text, std::string_view language, std::string_view other_text,
                     std::string_view other_language);

}  // namespace facenotice
