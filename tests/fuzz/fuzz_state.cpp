// SPDX-License-Identifier: MIT
// Fuzz target: machine states and signed trust files from outside.
#include <sodium.h>
#include <cstdint>
#include <cstdlib>

#include <facenotice/machine_state.hpp>
#include <facenotice/trust_update.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const ByteView input(data, size);
  // As the state's body, with the seals that it wants: else no input would get past them.
  Bytes sealed(data, data + size);
  Digest sum{};
  crypto_generichash(sum.data(), sum.size(), data, size, nullptr, 0);
  sealed.insert(sealed.end(), sum.begin(), sum.end());
  sealed.resize(sealed.size() + sum.size());
  if (const Result<MachineState> state = decode_state(sealed, {})) {
    // One state, one encoding.
    const Result<Bytes> again = encode_state(*state, {});
    if (!again || *again != sealed) std::abort();
  }
  if (const Result<TrustStore> trust = read_trust_file(input))
    if (!check_trust(*trust)) std::abort();
  // Nobody is trusted, so nothing is taken.
  if (verify_trust_update(input, TrustStore{}, 0)) std::abort();
  return 0;
}
