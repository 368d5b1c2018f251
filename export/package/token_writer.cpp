// SPDX-License-Identifier: MIT
#include "export/package/token_writer.hpp"

#include <sodium.h>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

std::string sign_lines(const Result<std::string>& lines, const SecretKey& key, std::string_view what) {
  if (!lines) throw UserError(player_says(lines.error()));
  return with_signature(*lines, key.sign(ByteView(*lines), what));
}

}  // namespace

std::string issue_token(const ConsentToken& token, const SecretKey& enrolment) {
  return sign_lines(format_token(token), enrolment, "consent token");
}

std::string issue_withdrawals(const WithdrawalList& list, const SecretKey& enrolment) {
  return sign_lines(format_withdrawals(list), enrolment, "withdrawals");
}

Id128 new_subject() {
  Id128 subject{};
  randombytes_buf(subject.data(), subject.size());
  return subject;
}

}  // namespace facenotice
