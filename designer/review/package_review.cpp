// SPDX-License-Identifier: MIT
// The flow inside, checked again; verify_package() in words.
#include "designer/review/package_review.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <facenotice/file.hpp>
#include <facenotice/package.hpp>
#include <facenotice/time.hpp>
#include <facenotice/trust_update.hpp>

#include "designer/review/audit_words.hpp"
#include "export/checking/audit.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/packs/rule_library.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

// What waits, one line each: the findings that count, then what people have not confirmed.
std::vector<std::string> what_waits(const Report& report) {
  const Words& words = report.words;
  std::vector<std::string> waits;
  for (const Finding& finding : report.findings)
    if (finding.counts() && finding.severity <= Severity::warning)
      waits.push_back(
          words.trf("{}: {}: {}", severity_in_words(words, finding.severity), finding.id, finding.message));
  for (const HumanItem& item : report.human) {
    if (item.state() == AnswerState::confirmed) continue;
    std::vector<std::string> who;
    for (std::size_t i = 0; i < item.answers.size(); ++i)
      if (item.answers[i].state != AnswerState::confirmed)
        who.push_back(
            words.trf("{} ({})", item.roles[i], answer_state_in_words(words, item.answers[i].state)));
    const std::string id = item.language.empty() ? item.id : item.id + " " + item.language;
    waits.push_back(words.trf("{}: {}: {}", id, joined_in_words(words, who), item.statement));
  }
  return waits;
}

TrustStore load_trust_file(const std::filesystem::path& file) {
  Result<Bytes> bytes = read_file(file.string(), max_signed_trust_file);
  if (!bytes) throw UserError(Message::verbatim(bytes.error().message));
  Result<TrustStore> trust = read_trust_file(*bytes);
  if (!trust) throw UserError(msg("{}: {}", file.string(), trust.error().message));
  return std::move(trust).value();
}

}  // namespace

Bytes read_package_file(const std::filesystem::path& file) {
  Result<Bytes> bytes = read_file(file.string(), PackageLimits{}.file);
  if (!bytes) throw UserError(Message::verbatim(bytes.error().message));
  return std::move(bytes).value();
}

PackageReview review_package(const std::filesystem::path& file, const FontSet& fonts, CheckOptions options) {
  PackageReview review{read_packaged_flow(file), {}};
  review.package.document.require_sound();
  if (options.as_of.empty()) options.as_of = review.package.as_of;
  review.report = check_laid_out(review.package.document, fonts, options);
  return review;
}

std::string to_be_signed_in_words(const PackageReview& review) {
  const Report& report = review.report;
  constexpr std::size_t most = 5;
  const Words& words = report.words;
  std::string said = words.trf("{} (flow {}), by the law of {}\n", report.title, report.flow, report.as_of) +
                     words.trf("{}: {}", words.tr("SHA-256 of its content"), report.digest) + "\n";
  said += words.trf("{}: {}", words.tr("Reviewers vouched for by"), vouched_by_in_words(report)) + "\n";
  said += audit_line_in_words(words, audit_line(report));
  for (const std::string& sentence : verdict_in_words(report)) said += sentence + "\n";
  const std::vector<std::string> waits = what_waits(report);
  for (std::size_t i = 0; i < std::min(most, waits.size()); ++i) said += "  " + waits[i] + "\n";
  if (waits.size() > most) said += "  " + words.trf("and {} more", waits.size() - most) + "\n";
  if (review.package.draft)
    said +=
        words.tr("DRAFT: no machine loads it but one whose trust file allows drafts.") + std::string("\n");
  return said;
}

std::string role_by_name(const std::filesystem::path& key_file) {
  const std::string stem = key_file.stem().string();
  for (const char* role : {"legal", "vendor"})
    if (stem.find(role) != std::string::npos) return role;
  return {};
}

void require_key_of_role(const PackageReview& review, const std::filesystem::path& key_file,
                         const PublicKey& key, const std::string& role) {
  if (const std::string named = role_by_name(key_file); !named.empty() && named != role)
    throw UserError(
        msg("{} is called a {} key: it is not to sign as {}. Take the other key, or rename the file.",
            key_file.filename().string(), named, role));
  constexpr std::string_view counsel = "counsel";
  for (const Reviewer& reviewer : paperwork_of(review.package.document).reviewers)
    if (reviewer.key == format_public_key(key) && (reviewer.role == counsel) != (role == "legal"))
      throw UserError(Message([reviewer, role](const Words& words) {
        return words.trf(
            "This key is of {}, who reviews the flow as {}: it is not to sign as {}.", reviewer.name,
            RuleLibrary::installed()->attestations().role_name(reviewer.role, words.language()), role);
      }));
}

PackageVerdict verify_in_words(const std::filesystem::path& file, const std::filesystem::path& trust_file,
                               const std::string& day, const Words& words) {
  const TrustStore trust = load_trust_file(trust_file);
  const Result<UtcMillis> now = parse_date(day);
  if (!now) throw UserError(msg("“{}” is no date; write it like 2026-11-23.", day));
  const Result<Package> package =
      verify_package(read_package_file(file), trust, *now,
                     [](const std::string&) { return Result<AcceptedPackage>(AcceptedPackage{}); });
  if (!package)
    return {false, words.trf("refused ({}): {}\n", package.error().code, package.error().message)};
  const Manifest& manifest = package->manifest();
  return {true,
          words.trf("verified: {} sequence {}, good until {}, {}, {}{}\n", manifest.flow, manifest.sequence,
                    manifest.expires, words.trn("{} file", "{} files", manifest.files.size()),
                    words.trn("{} signature", "{} signatures", package->signatures().size()),
                    manifest.draft ? words.tr(", DRAFT") : "")};
}

}  // namespace facenotice
