// SPDX-License-Identifier: MIT
// The one spelling of a list of withdrawals.
#include <facenotice/withdrawal_list.hpp>

#include <algorithm>
#include <charconv>

#include <facenotice/manifest.hpp>

#include "src/package/signed_text.hpp"

namespace facenotice {
namespace {

constexpr char list_form[] = "withdrawals.form";
constexpr std::string_view list_first_line = "facenotice-withdrawals-1";
bool can_be(const WithdrawalList& list) {
  const auto ascends = [](const Id128& a, const Id128& b) { return a < b; };
  return list.number >= 1 && list.number <= max_sequence && parse_date(list.issued) &&
         parse_date(list.until) && *parse_date(list.issued) <= *parse_date(list.until) &&
         list.subjects.size() <= max_withdrawals &&
         std::adjacent_find(list.subjects.begin(), list.subjects.end(), [&](const Id128& a, const Id128& b) {
           return !ascends(a, b);
         }) == list.subjects.end();
}

std::string lines_of(const WithdrawalList& list) {
  std::string out(list_first_line);
  out +=
      "\nnumber " + std::to_string(list.number) + "\nissued " + list.issued + "\nuntil " + list.until + "\n";
  for (const Id128& subject : list.subjects) out += "subject " + to_hex(subject) + "\n";
  return out;
}

Error no_list() {
  return {list_form, "This is no list of withdrawals: another spelling, or values that none can have."};
}

Result<WithdrawalList> read_lines(std::string_view text) {
  WithdrawalList list;
  LineReader lines(text);
  lines.expect(list_first_line);
  const std::string_view number = lines.value("number");
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), list.number);
  if (error != std::errc{} || end != number.data() + number.size()) return no_list();
  list.issued = lines.value("issued");
  list.until = lines.value("until");
  while (lines.more()) {
    const std::string_view hex = lines.value("subject");
    Id128 subject{};
    if (list.subjects.size() == max_withdrawals || !from_hex(hex, subject.data(), subject.size()))
      return no_list();
    list.subjects.push_back(subject);
  }
  if (!lines.finished() || !can_be(list) || lines_of(list) != text) return no_list();
  return list;
}

}  // namespace

bool WithdrawalList::has(const Id128& subject) const {
  return std::binary_search(subjects.begin(), subjects.end(), subject);
}

bool WithdrawalList::stale(UtcMillis now) const {
  const Result<UtcMillis> last = parse_date(until);
  return !last || now >= later(*last, day_ms);
}

Result<std::string> format_withdrawals(const WithdrawalList& list) {
  if (!can_be(list)) return no_list();
  return lines_of(list);
}

Result<WithdrawalList> read_withdrawals(std::string_view file) {
  if (file.size() > max_withdrawals_file) return no_list();
  const Result<SignedText> text = split_signed_text(file, list_form);
  if (!text) return text.error();
  return read_lines(text->lines);
}

Result<WithdrawalList> verify_withdrawals(std::string_view file, const TrustStore& trust, UtcMillis now) {
  if (file.size() > max_withdrawals_file) return no_list();
  const Result<SignedText> text = split_signed_text(file, list_form);
  if (!text) return text.error();
  if (Status s = check_enrolment(text->lines, text->signature, trust, now, "withdrawals"); !s)
    return s.error();
  return read_lines(text->lines);
}

}  // namespace facenotice
