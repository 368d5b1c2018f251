// SPDX-License-Identifier: MIT
// Canonical bytes of a record and the links of the chain.
#include <facenotice/record.hpp>

#include <facenotice/little_endian.hpp>
#include <facenotice/manifest.hpp>
#include <facenotice/minisign.hpp>
#include <facenotice/utf8.hpp>

#include "src/base/crypto.hpp"

namespace facenotice {
namespace {

constexpr std::string_view domain = "FNLEDGER1";

struct IntoBytes {
  Bytes out;
  void add(ByteView part) { append(out, part); }
  void add_le(std::uint64_t value, std::size_t width) { append_le(out, value, width); }
};

template <class Sink>
void write_text(const std::string& text, Sink& out) {
  out.add_le(text.size(), 2);
  out.add(ByteView(std::string_view(text)));
}

// As canonical_bytes() says, into bytes or straight into a digest.
template <class Sink>
void write_canonical(const Record& record, Sink& out) {
  out.add_le(record.glass == Glass::none ? 1 : 2, 1);
  out.add_le(static_cast<std::uint64_t>(record.kind), 1);
  out.add_le(static_cast<std::uint64_t>(record.time), 8);
  out.add(record.session);
  write_text(record.purpose, out);
  write_text(record.step, out);
  write_text(record.choice, out);
  write_text(record.language, out);
  out.add(record.package);
  out.add(record.screen);
  out.add_le((record.separate ? 1U : 0U) | (record.affirmative ? 2U : 0U), 1);
  out.add(record.reference);
  write_text(record.detail, out);
  out.add_le(record.number, 8);
  out.add(record.commitment);
  if (record.glass == Glass::none) return;
  out.add_le(static_cast<std::uint64_t>(record.glass), 1);
  out.add(record.glass_digest);
}

}  // namespace

std::string_view to_string(RecordKind kind) {
  switch (kind) {
    case RecordKind::session_start:
      return "session-start";
    case RecordKind::session_end:
      return "session-end";
    case RecordKind::notified:
      return "notified";
    case RecordKind::asked:
      return "asked";
    case RecordKind::consented:
      return "consented";
    case RecordKind::refused:
      return "refused";
    case RecordKind::withdrawn:
      return "withdrawn";
    case RecordKind::guardian_consented:
      return "guardian-consented";
    case RecordKind::camera_on:
      return "camera-on";
    case RecordKind::camera_refused:
      return "camera-refused";
    case RecordKind::camera_off:
      return "camera-off";
    case RecordKind::erase_ordered:
      return "erase-ordered";
    case RecordKind::erase_confirmed:
      return "erase-confirmed";
    case RecordKind::package_accepted:
      return "package-accepted";
    case RecordKind::age_stated:
      return "age-stated";
    case RecordKind::clock_wrong:
      return "clock-wrong";
    case RecordKind::records_dropped:
      return "records-dropped";
    case RecordKind::state_named:
      return "state-named";
    case RecordKind::ledger_adopted:
      return "ledger-adopted";
    case RecordKind::trust_accepted:
      return "trust-accepted";
    case RecordKind::screen_differed:
      return "screen-differed";
    case RecordKind::token_accepted:
      return "token-accepted";
    case RecordKind::token_refused:
      return "token-refused";
    case RecordKind::withdrawals_accepted:
      return "withdrawals-accepted";
    case RecordKind::adoption_signed:
      return "adoption-signed";
    case RecordKind::adoption_accepted:
      return "adoption-accepted";
  }
  return "?";
}

std::string_view to_string(Glass glass) {
  switch (glass) {
    case Glass::none:
      break;
    case Glass::compared:
      return "compared";
    case Glass::not_compared:
      return "not-compared";
    case Glass::differed:
      return "differed";
  }
  return "";
}

Status check_record(const Record& record) {
  if (to_string(record.kind) == "?") return Error{"record.invalid", "The record has no known kind."};
  if (record.time < 0)
    return Error{"record.invalid", "The record's time is before 1970: set the machine's clock."};
  if (record.number > max_sequence) return Error{"record.invalid", "The record's number is too large."};
  if (record.glass == Glass::none ? record.glass_digest != Digest{} : to_string(record.glass).empty())
    return Error{"record.invalid", "The record says of the glass what cannot be."};
  for (const std::string* text :
       {&record.purpose, &record.step, &record.choice, &record.language, &record.detail})
    if (text->size() > max_record_text || !is_utf8(*text) || text->find('\0') != std::string::npos)
      return Error{"record.invalid", "A text of the record is not UTF-8 or has more than " +
                                         std::to_string(max_record_text) + " bytes."};
  return {};
}

Bytes canonical_bytes(const Record& record) {
  IntoBytes bytes;
  bytes.out.reserve(256);
  write_canonical(record, bytes);
  return std::move(bytes.out);
}

Digest first_link(const Id128& ledger) {
  return crypto::Blake2b().add(ByteView(domain)).add(ledger).finish();
}

Digest next_link(const Digest& previous, std::uint64_t sequence, const Record& record) {
  crypto::Blake2b link;
  link.add(ByteView(domain)).add(previous).add_le(sequence, 8);
  write_canonical(record, link);
  return link.finish();
}

Digest commit_to(std::string_view text, const Digest& salt) {
  return crypto::blake2b(ByteView(text), salt);
}

}  // namespace facenotice
