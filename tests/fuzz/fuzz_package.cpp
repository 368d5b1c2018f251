// SPDX-License-Identifier: MIT
// Fuzz target: container, payload, manifest and .minisig text from outside. The layers are called one by one,
// because behind the signatures a fuzzer never gets.
#include <cstdint>
#include <cstdlib>

#include <facenotice/package.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const ByteView input(data, size);
  if (const Result<PackageContainer> container = read_container(input))
    (void)read_payload(container->payload);
  (void)read_payload(input);
  if (const Result<Manifest> manifest = read_manifest(input.text(), 1000))
    if (format_manifest(*manifest) != input.text()) std::abort();  // one spelling only
  if (const Result<Signature> signature = parse_signature(input.text()))
    if (!parse_signature(format_signature(*signature, "x"))) std::abort();
  const Result<Package> package =
      verify_package(Bytes(input.begin(), input.end()), TrustStore{}, 0,
                     [](const std::string&) -> Result<AcceptedPackage> { return AcceptedPackage{}; });
  if (package) std::abort();  // nobody is trusted
  return 0;
}
