// SPDX-License-Identifier: MIT
// Fuzz target: updates of the trust. The first byte says how the rest is dressed up: as it is, or signed by
// those whom the machine trusts, so that what is behind the signatures is read, too.
#include <cstdint>
#include <cstdlib>

#include <facenotice/trust_update.hpp>

#include "tests/support/signed_trust.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  static const TrustStore current = test::trust_of(5);
  if (size == 0) return 0;
  Bytes file(data + 1, data + size);
  const unsigned how = data[0] % 3;
  // Not every text is a trust file that a signer would sign: what is not, stays as it is.
  const Result<TrustStore> said = read_trust(ByteView(file).text());
  if (how > 0 && said && said->version > 0) {
    file = sign_trust(file, test::vendor_key(), "vendor");
    if (how > 1) file = sign_trust(file, test::legal_key(), "legal");
  }
  const Result<TrustStore> next = verify_trust_update(file, current, test::sample_now);
  if (!next) return 0;
  // Taken: then both have signed it, it is sound, and it is newer.
  if (how != 2 && ByteView(file).text().find("trusted comment") == std::string_view::npos) std::abort();
  if (next->version <= current.version || !check_trust(*next)) std::abort();
  return 0;
}
