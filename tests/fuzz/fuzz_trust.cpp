// SPDX-License-Identifier: MIT
// Fuzz target: trust files and public keys from outside.
#include <cstdint>
#include <cstdlib>

#include <facenotice/trust.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const std::string_view text = ByteView(data, size).text();
  if (const Result<TrustStore> trust = read_trust(text))
    if (!check_trust(*trust)) std::abort();
  if (const Result<PublicKey> key = parse_public_key(text))
    if (!(*parse_public_key(format_public_key(*key)) == *key)) std::abort();
  return 0;
}
