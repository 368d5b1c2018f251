// SPDX-License-Identifier: MIT
// A notice that has room in the normal look and none in large text.
#pragma once

#include <string>

#include "tests/support/flow_text.hpp"

namespace facenotice::test {

inline std::string vending_with_a_long_notice() {
  const std::string words = "Purpose: {purpose.face-payment.description}</text>";
  std::string many = "Purpose: {purpose.face-payment.description}";
  for (int i = 0; i < 14; ++i) many += ", and whoever stands by is neither looked at nor kept";
  std::string text = vending_text();
  text.replace(text.find(words, text.find("id=\"face-notice\"")), words.size(), many + "</text>");
  return text;
}

}  // namespace facenotice::test
