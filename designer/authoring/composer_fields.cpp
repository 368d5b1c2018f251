// SPDX-License-Identifier: MIT
#include "designer/authoring/composer_fields.hpp"

#include "designer/composer/questions.hpp"

namespace facenotice {
namespace {

SheetField::Kind kind_of(ComposerQuestion::Kind kind) {
  switch (kind) {
    case ComposerQuestion::Kind::one_of:
      return SheetField::Kind::one_of;
    case ComposerQuestion::Kind::some_of:
      return SheetField::Kind::some_of;
    case ComposerQuestion::Kind::line:
      break;
  }
  return SheetField::Kind::line;
}

SheetField field_of(const ComposerQuestion& question) {
  SheetField field{question.key, question.group, question.label, kind_of(question.kind), question.value};
  field.hint = question.example;
  field.required = question.kind == ComposerQuestion::Kind::line && question.required;
  for (const ComposerOption& option : question.options) field.options.push_back({option.value, option.label});
  return field;
}

}  // namespace

std::vector<SheetField> composer_fields(const std::string& service, const Words& words) {
  std::vector<SheetField> fields;
  for (const ComposerQuestion& question : composer_questions({{"service", service}}, words))
    if (question.key != "service") fields.push_back(field_of(question));
  return fields;
}

std::vector<SheetOption> composer_services(const Words& words) {
  const std::vector<ComposerQuestion> questions = composer_questions({}, words);
  return field_of(questions.front()).options;
}

}  // namespace facenotice
