// SPDX-License-Identifier: MIT
// One record of the ledger: what happened to whom's consent, when, under which notice. Never a face.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <facenotice/bytes.hpp>
#include <facenotice/result.hpp>
#include <facenotice/time.hpp>

namespace facenotice {

// The numbers are part of the ledger's format and never change.
enum class RecordKind : std::uint8_t {
  session_start = 1,
  session_end = 2,
  notified = 3,  // a separate notice for the purpose was shown
  asked = 4,     // the question is on the screen, undecided
  consented = 5,
  refused = 6,
  withdrawn = 7,
  guardian_consented = 8,
  camera_on = 9,  // reference: grant id
  // detail: the reason's code; number: 0, or how often it was said again after that, the last time at `time`
  camera_refused = 10,
  camera_off = 11,        // reference: grant id; detail: why
  erase_ordered = 12,     // reference: order id
  erase_confirmed = 13,   // reference: order id
  package_accepted = 14,  // detail: flow id; number: sequence
  age_stated = 15,        // choice: "under" or "of-age", given on the screen that is named
  clock_wrong = 16,      // detail: the time before 1970 that the machine gave; records since then have time 0
  records_dropped = 17,  // number: records that found no room while the ledger could not be written
  state_named = 18,      // number: generation of the machine state that was written before; detail: why
  // an operator's act; choice: who; step: the refusal that was lifted; detail: why; number: generation of the
  // machine state that it writes; package: SHA-256 of the state that lay there. See adoption.hpp
  ledger_adopted = 19,
  trust_accepted = 20,   // number: version; package: SHA-256 of the trust file
  screen_differed = 21,  // the display showed something else than the signed screen when the choice was taken
  // A consent given earlier was handed in (consent_token.hpp); commitment: consent_mark(), reference: its
  // first half; detail: key, notice, who gave it, dates; number: of the list of withdrawals
  token_accepted = 22,
  token_refused = 23,         // one was handed in that does not count; detail: the reason's code
  withdrawals_accepted = 24,  // number: of the list; package: SHA-256 of its file
  // An operator's signature under the adoption before it, as minisign's lines: choice: key id; step: the
  // signature; purpose: the trusted comment; detail: the signature over that
  adoption_signed = 25,
  // The player has judged an adoption; number: its sequence; package: SHA-256 of the trust file by which;
  // detail: "signed", or "not-asked" where that asks for no operators
  adoption_accepted = 26,
};
inline constexpr std::uint8_t last_record_kind = 26;

// Some of them.
class RecordKinds {
 public:
  constexpr RecordKinds(std::initializer_list<RecordKind> kinds) {
    for (const RecordKind kind : kinds) bits_ |= std::uint64_t{1} << static_cast<unsigned>(kind);
  }
  constexpr std::uint64_t bits() const { return bits_; }  // of each kind the one of its number

 private:
  static_assert(last_record_kind < 63);
  std::uint64_t bits_ = 0;
};

// "consented", "camera-on", ...; "?" for a number that is no kind.
std::string_view to_string(RecordKind kind);

// Whether the display showed the signed screen at the moment of the act. The numbers never change.
enum class Glass : std::uint8_t {
  none = 0,      // the act rests on no picture, or was recorded before such a thing was asked
  compared = 1,  // what the display read back was the signed screen, pixel for pixel; its digest
  not_compared =
      2,         // the display cannot read back: the digest of what it was handed, none if it draws itself
  differed = 3,  // it was something else; its digest
};
inline constexpr std::uint8_t last_glass = 3;

// "compared", "not-compared", "differed"; empty for none and for a number that is none of them.
std::string_view to_string(Glass glass);

inline constexpr std::size_t max_record_text = 256;  // bytes of each text field

// Texts are UTF-8; ids come from the flow. A field that does not apply is empty or zero.
struct Record {
  RecordKind kind = RecordKind::session_start;
  UtcMillis time = 0;  // 0 or later; given by the caller
  Id128 session{};     // random; no number of a person, card or device
  std::string purpose;
  std::string step;
  std::string choice;
  std::string language;      // BCP 47, of the screen
  Digest package{};          // Package::digest(): the notice version
  Digest screen{};           // digest of the display list that was shown
  bool separate = false;     // the act was for this one purpose and nothing else
  bool affirmative = false;  // a choice that the subject made: nothing preselected, no time-out, no presence
  Id128 reference{};
  std::string detail;
  std::uint64_t number = 0;  // at most 2^63 - 1
  // A salted digest of what the host knows about the subject (an order number, say), or consent_mark() of a
  // consent given earlier that this is about; all zero when there is nothing. The salt and the text stay with
  // the host: once they are gone nobody can tell whose record this is, and the chain still holds.
  Digest commitment{};
  Glass glass = Glass::none;
  Digest glass_digest{};  // TileDigests::take() of those pixels (tile_digests.hpp)
};

// The time as a record can hold it: a clock that stands before 1970 is wrong, and its records say so by 0.
constexpr UtcMillis recordable_time(UtcMillis utc) {
  return utc < 0 ? 0 : utc;
}

// "record.invalid" when a text is too long or not UTF-8, the time or number is out of range, the kind is
// none, or there is a digest of the glass where there is no word of it.
Status check_record(const Record& record);

// The bytes that the chain is made over: a version, every field in the order above, texts with a 2-byte
// length, numbers little-endian in 8 bytes, what is an enumeration in 1. Version 1 ends with the commitment;
// with a word of the glass it is version 2, which has both fields of it. Equal records give equal bytes;
// different ones give different bytes.
Bytes canonical_bytes(const Record& record);

// Link of the chain: BLAKE2b-256("FNLEDGER1" + previous link + 8-byte sequence + canonical bytes). The link
// before record 1 is BLAKE2b-256("FNLEDGER1" + the ledger's id).
Digest first_link(const Id128& ledger);
Digest next_link(const Digest& previous, std::uint64_t sequence, const Record& record);

// The commitment for `text` under a 32-byte random salt: BLAKE2b-256(text, key = salt).
Digest commit_to(std::string_view text, const Digest& salt);

}  // namespace facenotice
