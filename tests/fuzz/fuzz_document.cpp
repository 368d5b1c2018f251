// SPDX-License-Identifier: MIT
// Fuzz target: flow documents from outside. Whatever the bytes are, they are either a sound document, which
// can be explored, turned into facts and judged, or they have problems with their places.
#include <cstdint>
#include <cstdlib>

#include "schema/base/user_error.hpp"
#include "schema/check/check.hpp"
#include "schema/document/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const std::string bytes(reinterpret_cast<const char*>(data), size);  // NOLINT: libFuzzer's bytes
  const Document document = Document::parse(bytes, "fuzz.flow.xml");
  if (document.bytes() != bytes) std::abort();
  if (!document.sound()) {
    for (const Problem& problem : document.problems())
      if (problem.message.empty()) std::abort();
    return 0;
  }
  CheckOptions options;
  options.today = "2026-11-24";
  options.limits = {5000, 50'000};
  try {
    if (print_facts(document, {}, options).empty()) std::abort();
  } catch (const CouldNotCheck&) {  // NOLINT: too many states for this target
  }
  // All laws over every sound document would leave little time for others.
  if (size % 16 != 0) return 0;
  const Report report = check(document, {}, options);
  if (report.verdict == Verdict::could_not_check && report.could_not.empty()) std::abort();
  return 0;
}
