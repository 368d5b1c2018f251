// SPDX-License-Identifier: MIT
#include "designer/composer/sample.hpp"

#include "designer/composer/templates.hpp"
#include "schema/edit/choices.hpp"

namespace facenotice {

Document sample_with_bait() {
  Document sample = load_template("vending");
  const ChoiceId by_face{StepId("pay"), "by-face"};
  sample = set_choice_label(sample, by_face, {"zh-CN", "刷脸立减 2 元"}).document;
  return set_choice_label(sample, by_face, {"en", "Pay by face, ¥2 off"}).document;
}

}  // namespace facenotice
