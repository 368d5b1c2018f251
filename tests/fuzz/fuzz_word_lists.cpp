// SPDX-License-Identifier: MIT
// Fuzz target: word lists, and texts that they are held against. The text follows the first zero byte.
#include <cstdint>
#include <cstdlib>

#include "schema/base/user_error.hpp"
#include "schema/words/word_lists.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace facenotice;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);  // NOLINT: libFuzzer's bytes
  const std::size_t cut = bytes.find('\0');
  WordLists lists;
  try {
    lists.add("fuzz", "en", bytes.substr(0, cut), "fuzz.en.txt");
  } catch (const CouldNotCheck& fault) {
    if (std::string_view(fault.what()).rfind("fuzz.en.txt:", 0) != 0) std::abort();
  }
  const std::string_view text = cut == std::string_view::npos ? bytes : bytes.substr(cut + 1);
  for (const PhraseHit& hit : lists.find(text, "en"))
    if (hit.phrase.empty()) std::abort();
  return 0;
}
