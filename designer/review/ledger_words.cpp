// SPDX-License-Identifier: MIT
// Sentences by code; the codes are those of machine_memory.hpp.
#include "designer/review/ledger_words.hpp"

#include <array>
#include <utility>

namespace facenotice {

std::string refusal_in_words(const Words& words, const Error& error) {
  static constexpr std::array<std::pair<const char*, const char*>, 25> sentences = {{
      {"state.missing", noted("The ledger names a machine state, but there is none.")},
      {"state.older", noted("An older machine state was put back: the ledger names a later one.")},
      {"state.corrupt", noted("The machine state is cut or damaged.")},
      {"state.size", noted("The machine state is larger than any that a player writes.")},
      {"state.key", noted("The machine state does not fit this device’s key.")},
      {"state.version", noted("The machine state was written by a newer player; update this one.")},
      {"state.read", noted("The machine state cannot be read.")},
      {"state.write", noted("The machine state cannot be written.")},
      {"ledger.absent", noted("There is no ledger, but this machine had one.")},
      {"ledger.shorter",
       noted("The ledger is shorter than it was: an older copy was put back, or its end was lost.")},
      {"ledger.other", noted("This is not the ledger that the machine had.")},
      {"ledger.key", noted("The ledger’s head does not fit this device’s key: another key, or the ledger was "
                           "cut, edited or swapped.")},
      {"ledger.busy", noted("A player owns this ledger; stop it first.")},
      {"ledger.corrupt", noted("The ledger was edited or damaged; keep it as evidence.")},
      {"adopt.needless", noted("Ledger and machine state fit each other; there is nothing to adopt.")},
      {"adopt.words", noted("Who adopts the ledger, and why, must both be said, in at most 256 bytes each.")},
      {"adopt.other",
       noted("The adoption was signed for another machine, or for another moment of this one. Ask "
             "for it anew, and have that signed.")},
      {"adoption.form", noted("This is no request for an adoption, or it was changed.")},
      {"adoption.unsigned",
       noted("No operator has signed the adoption, and this machine’s trust file asks for that.")},
      {"adoption.role",
       noted("Fewer operators have signed the adoption than this machine’s trust file asks for.")},
      {"adoption.stranger", noted("The adoption is signed by a key that this trust file does not list as an "
                                  "operator’s.")},
      {"adoption.signature",
       noted("A signature under the adoption does not hold: something was changed after it was signed.")},
      {"adoption.signed-twice", noted("One key has signed the adoption twice.")},
      {"adoption.key-revoked", noted("The adoption is signed by a key that is revoked.")},
      {"adoption.key-date", noted("The adoption is signed by a key that is not valid at this time.")},
  }};
  for (const auto& [code, sentence] : sentences)
    if (error.code == code) return words.tr(sentence);
  return error.message;
}

}  // namespace facenotice
