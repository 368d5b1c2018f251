// SPDX-License-Identifier: MIT
// The one spelling of an adoption, and who must have signed it.
#include <facenotice/adoption.hpp>

#include <algorithm>
#include <charconv>

#include <facenotice/manifest.hpp>
#include <facenotice/utf8.hpp>

#include "src/base/crypto.hpp"
#include "src/package/signatures.hpp"
#include "src/package/signed_text.hpp"

namespace facenotice {
namespace {

constexpr char adoption_form[] = "adoption.form";
constexpr std::string_view adoption_first_line = "facenotice-adoption-1";
constexpr std::size_t max_act_words = 256;  // bytes of who and why: what a record takes

Error no_adoption() {
  return {adoption_form,
          "This is no request for an adoption: another spelling, or values that none can have."};
}

bool is_line(std::string_view text) {
  return !text.empty() && text.size() <= max_act_words && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 || byte == 0x7F;
         });
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '.' || c == '-';
  });
}

bool can_be(const AdoptionRequest& request) {
  return request.ledger != Id128{} && request.records <= max_sequence && request.generation >= 1 &&
         request.generation <= max_sequence && is_code(request.refusal) && request.when >= 0;
}

std::string digest_or_none(const Digest& digest) {
  return digest == Digest{} ? "none" : to_hex(digest);
}

std::string lines_of(const AdoptionRequest& request) {
  std::string out(adoption_first_line);
  const auto line = [&](std::string_view word, std::string_view value) {
    out.append("\n").append(word).append(" ").append(value);
  };
  line("machine", digest_or_none(request.machine));
  line("ledger", to_hex(request.ledger));
  line("records", std::to_string(request.records));
  line("head", to_hex(request.head));
  line("generation", std::to_string(request.generation));
  line("state", digest_or_none(request.state));
  line("refusal", request.refusal);
  line("when", format_utc(request.when));
  line("who", request.who);
  line("why", request.why);
  return out + "\n";
}

// What cannot be read stays as it is: the spelling is compared at the end.
void read_number(std::string_view text, std::uint64_t& number) {
  std::from_chars(text.data(), text.data() + text.size(), number);
}

void read_digest(std::string_view text, Digest& digest) {
  if (text != "none") from_hex(text, digest.data(), digest.size());
}

// "YYYY-MM-DDTHH:MM:SS.mmmZ"
UtcMillis read_moment(std::string_view text) {
  constexpr std::size_t date = 10, whole = 24;
  if (text.size() != whole) return 0;
  const Result<UtcMillis> day = parse_date(text.substr(0, date));
  const auto part = [&](std::size_t at, std::size_t digits) {
    std::uint64_t value = 0;
    read_number(text.substr(at, digits), value);
    return static_cast<UtcMillis>(value);
  };
  if (!day) return 0;
  return *day + ((part(11, 2) * 60 + part(14, 2)) * 60 + part(17, 2)) * 1000 + part(20, 3);
}

}  // namespace

Digest machine_mark(ByteView device_key) {
  if (device_key.empty()) return {};
  return crypto::blake2b(ByteView(std::string_view("FNMACHINE1")), device_key);
}

Result<std::string> format_adoption(const AdoptionRequest& request) {
  if (!is_line(request.who) || !is_line(request.why))
    return Error{"adopt.words", "Who adopts the ledger, and why, must both be said, in one line of at most " +
                                    std::to_string(max_act_words) + " bytes each."};
  if (!can_be(request)) return no_adoption();
  return lines_of(request);
}

Result<SignedAdoption> read_adoption(std::string_view file) {
  if (file.size() > max_adoption_bytes) return no_adoption();
  SignedAdoption read;
  std::string_view rest = file;
  // From the last one backwards: what comes before the first signature are the lines.
  while (const Result<SignedText> text = split_signed_text(rest, adoption_form)) {
    if (read.signatures.size() == max_adoption_signatures) return no_adoption();
    read.signatures.push_back(text->signature);
    rest = text->lines;
  }
  std::reverse(read.signatures.begin(), read.signatures.end());
  AdoptionRequest& request = read.request;
  LineReader lines(rest);
  lines.expect(adoption_first_line);
  read_digest(lines.value("machine"), request.machine);
  from_hex(lines.value("ledger"), request.ledger.data(), request.ledger.size());
  read_number(lines.value("records"), request.records);
  read_digest(lines.value("head"), request.head);
  read_number(lines.value("generation"), request.generation);
  read_digest(lines.value("state"), request.state);
  request.refusal = lines.value("refusal");
  request.when = read_moment(lines.value("when"));
  request.who = lines.value("who");
  request.why = lines.value("why");
  if (!lines.finished()) return no_adoption();
  const Result<std::string> again = format_adoption(request);
  if (!again || *again != rest) return no_adoption();
  read.lines = rest;
  return read;
}

std::string format_signed_adoption(std::string_view lines, const std::vector<Signature>& signatures) {
  std::string out(lines);
  for (const Signature& signature : signatures)
    out += format_signature(signature, "signature of an adoption");
  return out;
}

unsigned operators_asked(const TrustStore& trust) {
  for (const RoleRequirement& required : trust.required)
    if (required.role == operator_role) return required.count;
  return 0;
}

Status check_adoption(std::string_view lines, const std::vector<Signature>& signatures,
                      const TrustStore& trust, UtcMillis now) {
  if (!crypto::ready()) return Error{"package.crypto", "The cryptographic library cannot be started."};
  if (Status s = check_trust(trust); !s) return s;
  if (trust.expired(now)) return expired_trust(trust);
  if (signatures.empty() && operators_asked(trust) == 0) return {};
  return check_signatures({signatures, ByteView(lines)}, trust, now, "adoption");
}

}  // namespace facenotice
