// SPDX-License-Identifier: MIT
// Throwaway keys, a temporary folder, the real player.
#include "designer/rehearsal/rehearsal.hpp"

#include <cstdlib>

#include "export/package/keys.hpp"
#include "export/package/release.hpp"
#include "export/package/token_writer.hpp"
#include "export/package/trust_writer.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

// For today; or of long ago.
ConsentToken token_of(const std::string& flow, const std::vector<ManifestNotice>& notices,
                      const std::string& purpose, const std::string& language, UtcMillis now, bool counts) {
  constexpr std::int64_t month_ms = std::int64_t{30} * 86'400'000;
  ConsentToken token;
  token.flow = flow;
  token.purpose = purpose;
  token.language = language;
  for (const ManifestNotice& notice : notices)
    if (notice.purpose == purpose && notice.language == language) token.notice = notice.sha256;
  token.subject = new_subject();
  token.issued = token.expires = format_date(counts ? now : later(now, -month_ms));
  return token;
}

}  // namespace

Rehearsal::Rehearsal(const Document& document, const Report& report, const FontSet& fonts,
                     MachineOptions options)
    : options_(std::move(options)) {
  std::string name = (std::filesystem::temp_directory_path() / "facenotice-rehearsal-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr)
    throw UserError(msg("No temporary folder can be made (is the disk full?)."));
  folder_ = name;
  try {
    const SecretKey vendor = SecretKey::generate(), legal = SecretKey::generate();
    enrolment_ = std::make_unique<SecretKey>(SecretKey::generate());
    TrustStore trust;
    trust.allow_drafts = true;
    trust.flows = {document.flow().id};
    trust.keys = {{"vendor", "rehearsal", vendor.public_key()},
                  {"legal", "rehearsal", legal.public_key()},
                  {enrolment_role, "rehearsal", enrolment_->public_key()}};
    PackageDraft draft = pack_screens(document, report, fonts);
    draft.draft = true;
    options_.token = [this, flow = draft.flow, notices = draft.notices](const std::string& purpose,
                                                                        const std::string& language,
                                                                        UtcMillis now, bool counts) {
      return issue_token(token_of(flow, notices, purpose, language, now, counts), *enrolment_);
    };
    const Bytes unsigned_package = format_package(std::move(draft));
    const Bytes package = sign_package(sign_package(unsigned_package, vendor, "vendor"), legal, "legal");
    write_file_atomically(folder_ / "rehearsal.fnp", package);
    write_file_atomically(folder_ / "trust.xml", format_trust(trust));
    options_.player.package_path = (folder_ / "rehearsal.fnp").string();
    options_.player.trust_path = (folder_ / "trust.xml").string();
    options_.player.ledger_path = (folder_ / "ledger.db").string();
    start();
  } catch (...) {
    machine_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    throw;
  }
}

void Rehearsal::start() {
  // Nobody has taken anything back yet, and the list counts for as long as one rehearses.
  constexpr std::int64_t year_ms = std::int64_t{366} * 86'400'000;
  const WithdrawalList none{
      1, format_date(options_.starts), format_date(later(options_.starts, year_ms)), {}};
  write_file_atomically(options_.player.ledger_path + ".withdrawals", issue_withdrawals(none, *enrolment_));
  machine_ = std::make_unique<Machine>(options_);
  if (const Status loaded = machine_->load(); !loaded) throw UserError(player_says(loaded.error()));
}

void Rehearsal::start_anew(const std::string& display, Variant variant, UtcMillis starts) {
  machine_.reset();
  for (const char* part : {"", "-wal", "-shm", ".state"})
    std::filesystem::remove(options_.player.ledger_path + part);
  options_.player.display = display;
  options_.player.variant = variant;
  options_.starts = starts;
  start();
}

Rehearsal::~Rehearsal() {
  machine_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace facenotice
