// SPDX-License-Identifier: MIT
// Fuzz target: tokens of consent given earlier and lists of withdrawals from outside.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <facenotice/consent_token.hpp>
#include <facenotice/withdrawal_list.hpp>

namespace {

using namespace facenotice;

// What is read is written in the same bytes: there is one spelling.
void read_both(const std::string& text, const std::string& lines) {
  if (const Result<SignedToken> token = read_token(text)) {
    const Result<std::string> again = format_token(token->token);
    if (!again || *again != token->lines || (!lines.empty() && *again != lines)) std::abort();
    // Nobody may sign for this machine, so nothing counts.
    if (check_token(*token, {}, TrustStore{}, 0)) std::abort();
  }
  if (const Result<WithdrawalList> list = read_withdrawals(text)) {
    const Result<std::string> again = format_withdrawals(*list);
    if (!again || (!lines.empty() && *again != lines)) std::abort();
    for (const Id128& subject : list->subjects)
      if (!list->has(subject)) std::abort();
  }
  if (verify_withdrawals(text, TrustStore{}, 0)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  read_both(input, {});
  // As the lines of one that is signed, by nobody: else no input would get past the signature's form. What
  // ends in no line would run into the signature's first.
  if (size > 0 && input.back() == '\n') read_both(with_signature(input, Signature{}), input);
  return 0;
}
