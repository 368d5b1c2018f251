// SPDX-License-Identifier: MIT
// By the forms of XML Schema part 2: duration (3.3.6), date (3.3.9), decimal (3.3.3); colours as #RRGGBB.
#include "designer/authoring/field_values.hpp"

#include <regex>
#include <string>

#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

bool has_form(std::string_view value, const std::regex& form) {
  return std::regex_match(value.begin(), value.end(), form);
}

}  // namespace

void require_value(SheetField::Kind kind, std::string_view value) {
  using Kind = SheetField::Kind;
  static const std::regex duration(
      "P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?");
  static const std::regex number("-?[0-9]+(\\.[0-9]+)?"), date("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
      colour("#[0-9A-Fa-f]{6}");
  if (value.empty()) return;
  const std::string said(value);
  if (kind == Kind::duration && !has_form(value, duration))
    throw UserError(
        msg("“{}” is no length of time. Write a whole number, and choose the unit beside it.", said));
  if (kind == Kind::number && !has_form(value, number)) throw UserError(msg("“{}” is not a number.", said));
  if (kind == Kind::date && !has_form(value, date))
    throw UserError(msg("“{}” is not a date. Write it as year-month-day: 2027-01-31.", said));
  if (kind == Kind::colour && !has_form(value, colour))
    throw UserError(msg("“{}” is not a colour. Write it as # and six digits: #1A5FB4.", said));
}

}  // namespace facenotice
