// SPDX-License-Identifier: MIT
// Fuzz target: adoptions that operators sign, from outside.
#include <cstdint>
#include <cstdlib>
#include <string>

#include <facenotice/adoption.hpp>

namespace {

using namespace facenotice;

// What is read is written in the same lines: there is one spelling. And what signatures there are, are kept.
void read_one(const std::string& text) {
  const Result<SignedAdoption> act = read_adoption(text);
  if (!act) return;
  const Result<std::string> again = format_adoption(act->request);
  if (!again || *again != act->lines || text.compare(0, again->size(), *again) != 0) std::abort();
  const Result<SignedAdoption> once_more = read_adoption(format_signed_adoption(act->lines, act->signatures));
  if (!once_more || once_more->lines != act->lines || once_more->signatures.size() != act->signatures.size())
    std::abort();
  // Nobody is trusted here, so nothing counts.
  if (check_adoption(act->lines, act->signatures, TrustStore{}, 0)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  read_one(input);
  // As the lines of one that was signed: else no input would get past the signatures' form.
  read_one(format_signed_adoption(input, {Signature{}, Signature{}}));
  return 0;
}
