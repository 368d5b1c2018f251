// SPDX-License-Identifier: MIT
#include "schema/words/untranslated.hpp"

#include <string>

#include <unicode/uchar.h>

#include "schema/base/code_points.hpp"

namespace facenotice {
namespace {

// Seven letters, or four Chinese characters, that each weigh as two letters: "WeChat" and “支付宝” are below.
constexpr int something_to_say = 7;

int weight(std::string_view text) {
  int sum = 0;
  bool in_placeholder = false;
  for (const char32_t c : code_points(text)) {
    if (c == U'{' || c == U'}') in_placeholder = c == U'{';
    if (in_placeholder) continue;
    const auto point = static_cast<UChar32>(c);
    if (u_isalpha(point) != 0) sum += u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC) != 0 ? 2 : 1;
  }
  return sum;
}

std::string_view without_region(std::string_view language) {
  return language.substr(0, language.find('-'));
}

}  // namespace

bool is_untranslated(std::string_view text, std::string_view language, std::string_view other_text,
                     std::string_view other_language) {
  return text == other_text && without_region(language) != without_region(other_language) &&
         weight(text) >= something_to_say;
}

}  // namespace facenotice
