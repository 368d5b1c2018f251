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
#include "designer/review/package_signers.hpp"
#include "export/checking/audit.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/causes.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/paperwork.hpp"
#include "schema/packs/rule_library.hpp"
#include "schema/report/formats.hpp"

namespace facenotice {
namespace {

std::string item_in_words(const ShownNames& names, const HumanItem& item) {
  return item.language.empty() ? item.id : item.id + " (" + names.language(item.language) + ")";
}

// What waits, one line each: the findings that count, then what people have not confirmed.
std::vector<std::string> what_waits(const Report& report, const ShownNames& names) {
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
    waits.push_back(
        words.trf("{}: {}: {}", item_in_words(names, item), joined_in_words(words, who), item.statement));
  }
  return waits;
}

// What the report rests on besides: who has let what pass, and who has answered what.
std::vector<std::string> what_people_said(const Report& report, const ShownNames& names) {
  const Words& words = report.words;
  std::vector<std::string> said;
  for (const Cause& cause : causes_of(report))
    if (const auto& waiver = cause.first->waiver; cause.waived && waiver)
      said.push_back(words.trf("Let pass by {} on {}, until {}: {}", waiver->approver, waiver->date,
                               waiver->expires, waiver->reason) +
                     "\n    " + words.trf("{}: {}", cause.first->id, cause.first->message));
  for (const HumanItem& item : report.human)
    for (std::size_t i = 0; i < item.answers.size(); ++i) {
      const Answer& answer = item.answers[i];
      if (!is_answered(answer.state)) continue;
      said.push_back(words.trf("{}: {}", item_in_words(names, item),
                               words.trf("{}, {}: {}, {}", item.roles[i], answer.date, answer.by,
                                         answer_state_in_words(words, answer.state))));
    }
  return said;
}

// What the signature for legal does besides: it vouches for whoever has answered.
std::string vouching_in_words(const PackageReview& review) {
  const Words& words = review.report.words;
  const std::vector<Reviewer> reviewers = paperwork_of(review.package.document).reviewers;
  if (reviewers.empty() || !review.report.vouched_by.name.empty()) return {};
  std::string said =
      words.tr("Whoever signs for legal vouches for these reviewers, and for all that they have answered:") +
      std::string("\n");
  for (const Reviewer& reviewer : reviewers) {
    const Result<PublicKey> key = parse_public_key(reviewer.key);
    said += "  " +
            words.trf("{} ({}), key {}", reviewer.name,
                      RuleLibrary::installed()->attestations().role_name(reviewer.role, words.language()),
                      key ? to_string(key->id) : reviewer.key) +
            "\n";
  }
  return said;
}

TrustStore load_trust_file(const std::filesystem::path& file) {
  Result<Bytes> bytes = read_file(file.string(), max_signed_trust_file);
  if (!bytes) throw UserError(player_says(bytes.error()));
  Result<TrustStore> trust = read_trust_file(*bytes);
  if (!trust) throw UserError(msg("{}: {}", file.string(), player_says(trust.error())));
  return std::move(trust).value();
}

}  // namespace

Bytes read_package_file(const std::filesystem::path& file) {
  Result<Bytes> bytes = read_file(file.string(), PackageLimits{}.file);
  if (!bytes) throw UserError(player_says(bytes.error()));
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
  const Words& words = report.words;
  std::string said = words.trf("{} (flow {}), by the law of {}\n", report.title, report.flow, report.as_of) +
                     words.trf("{}: {}", words.tr("SHA-256 of its content"), report.digest) + "\n";
  said += words.trf("{}: {}", words.tr("Reviewers vouched for by"), vouched_by_in_words(report)) + "\n";
  said += audit_line_in_words(words, audit_line(report));
  for (const std::string& sentence : verdict_in_words(report)) said += sentence + "\n";
  const ShownNames names(review.package.document.flow(), words);
  for (const std::string& waits : what_waits(report, names)) said += "  " + waits + "\n";
  for (const std::string& one : what_people_said(report, names)) said += "  " + one + "\n";
  said += vouching_in_words(review);
  for (const ExampleValue& example : report.examples)
    said += words.trf("{}: {}", words.tr("to fill in"), example_in_words(words, example)) + "\n";
  if (review.package.draft)
    said +=
        words.tr("DRAFT: no machine loads it but one whose trust file allows drafts.") + std::string("\n");
  return said;
}

std::string packed_in_words(const Report& report, const std::string& file, const Words& words) {
  std::string said =
      report.draft()
          ? words.trf("Written: {}. It is a DRAFT: people have not answered what only they can.", file)
          : words.trf("Written: {}. Sign it before machines take it.", file);
  if (const std::size_t examples = report.examples.size(); examples > 0)
    said += (words.chinese() ? "" : " ") +
            words.trn("{} value in it is still an example: nobody signs it for legal so, but for a trial.",
                      "{} values in it are still examples: nobody signs it for legal so, but for a trial.",
                      examples);
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

void require_examples_replaced(const PackageReview& review, const std::string& role, bool accepted) {
  const std::size_t examples = review.report.examples.size();
  if (role != "legal" || accepted || examples == 0) return;
  throw UserError(Message([examples](const Words& words) {
    return words.trn(
        "{} value is still an example: nothing with an example is signed for legal, but for a trial.",
        "{} values are still examples: nothing with examples is signed for legal, but for a trial.",
        examples);
  }));
}

PackageVerdict verify_in_words(const std::filesystem::path& file, const std::filesystem::path& trust_file,
                               const std::string& day, const Words& words) {
  const TrustStore trust = load_trust_file(trust_file);
  const Result<UtcMillis> now = parse_date(day);
  if (!now) throw UserError(msg("“{}” is no date; write it like 2026-11-23.", day));
  const Bytes bytes = read_package_file(file);
  const std::string signers = signers_in_words(bytes, trust, *now, words);
  const Result<Package> package = verify_package(
      bytes, trust, *now, [](const std::string&) { return Result<AcceptedPackage>(AcceptedPackage{}); });
  if (!package)
    return {false,
            words.trf("refused ({}): {}\n", package.error().code, player_says(package.error()).in(words)) +
                signers};
  const Manifest& manifest = package->manifest();
  return {true,
          words.trf("verified: {} sequence {}, good until {}, {}, {}{}\n", manifest.flow, manifest.sequence,
                    manifest.expires, words.trn("{} file", "{} files", manifest.files.size()),
                    words.trn("{} signature", "{} signatures", package->signatures().size()),
                    manifest.draft ? words.tr(", DRAFT") : "") +
              signers};
}

}  // namespace facenotice
