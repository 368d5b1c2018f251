// SPDX-License-Identifier: MIT
#include "schema/document/language_name.hpp"

#include <unicode/locid.h>

namespace facenotice {

std::string language_name(std::string_view tag, std::string_view in) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale named = icu::Locale::forLanguageTag(std::string(tag), status);
  const icu::Locale naming = icu::Locale::forLanguageTag(std::string(in), status);
  if (U_FAILURE(status) || named.getLanguage()[0] == '\0') return std::string(tag);
  icu::UnicodeString name;
  named.getDisplayName(naming, name);
  std::string said;
  return name.toUTF8String(said);
}

Message language_name(std::string_view tag) {
  return Message(
      [tag = std::string(tag)](const Words& words) { return language_name(tag, words.language()); });
}

}  // namespace facenotice
