// SPDX-License-Identifier: MIT
// Names as Unicode folds them.
#include "schema/check/persons.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace facenotice {
namespace {

// Compatibility forms and cases folded, without white space: 李 伟 is 李伟.
icu::UnicodeString folded(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(name);
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::UnicodeString even = U_SUCCESS(status) ? fold->normalize(text, status) : text;
  icu::UnicodeString out;
  for (int32_t at = 0; at < even.length(); at = even.moveIndex32(at, 1))
    if (const UChar32 c = even.char32At(at); !u_isUWhiteSpace(c)) out.append(c);
  return out;
}

}  // namespace

bool same_person(const std::string& name, const std::string& other) {
  return folded(name) == folded(other);
}

}  // namespace facenotice
