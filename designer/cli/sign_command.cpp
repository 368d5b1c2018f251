// SPDX-License-Identifier: MIT
// sign: shows what is to be signed for, then signs. What is broken, or could not be checked, is not signed.
#include <filesystem>
#include <memory>

#include "designer/cli/audit_words.hpp"
#include "designer/cli/command.hpp"
#include "designer/cli/password.hpp"
#include "export/checking/full_check.hpp"
#include "export/checking/packaged_flow.hpp"
#include "export/package/keys.hpp"
#include "export/package/package_writer.hpp"
#include "schema/base/user_error.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::cli {
namespace {

// The role that a key file's comment names, as `key new` wrote it.
std::string role_of_key(const std::string& key_file, const std::string& given) {
  if (!given.empty()) return given;
  const std::string stem = std::filesystem::path(key_file).stem().string();
  for (const char* role : {"legal", "vendor"})
    if (stem.find(role) != std::string::npos) return role;
  throw UserError(msg("Say with --role whether {} is a vendor or a legal key.", key_file));
}

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

// What whoever signs answers for.
std::string to_be_signed(const PackagedFlow& package, const Report& report) {
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
  if (package.draft)
    said +=
        words.tr("DRAFT: no machine loads it but one whose trust file allows drafts.") + std::string("\n");
  return said;
}

struct SignOptions {
  std::string file, key, role, as_of, reviewers;
  PasswordSource passwords;
};

Exit sign(const SignOptions& options, const Words& words) {
  const std::string role = role_of_key(options.key, options.role);
  const PackagedFlow package = read_packaged_flow(options.file);
  package.document.require_sound();
  CheckOptions checking = check_options(words, options.as_of.empty() ? package.as_of : options.as_of);
  if (!options.reviewers.empty()) checking.reviewers = load_reviewers(options.reviewers);
  const Report report = check_laid_out(package.document, FontSet::open(), checking);
  print(to_be_signed(package, report));
  if (report.verdict == Verdict::broken || report.verdict == Verdict::could_not_check) {
    std::fprintf(stderr, "facenotice: %s\n",
                 words.tr("Refused: what is broken, or could not be checked, is not signed."));
    return report.verdict == Verdict::broken ? Exit::findings : Exit::could_not_check;
  }
  sign_package_file(options.file, unlock(options.key, options.passwords, words), role);
  return Exit::fine;
}

}  // namespace

void add_sign(Commands& commands) {
  const Words& words = commands.words;
  auto options = std::make_shared<SignOptions>();
  CLI::App* command = commands.add(
      "sign", words.tr("Shows what a package holds and what waits, then adds a signature."),
      "facenotice sign my.fnp --key legal.key", [options, &words] { return sign(*options, words); });
  command->add_option("file", options->file, words.tr("The package"))->required();
  command->add_option("--key", options->key, words.tr("A .key file"))->required();
  command
      ->add_option("--role", options->role,
                   words.tr("vendor or legal; taken from the key's file name when left out"))
      ->check(CLI::IsMember({"vendor", "legal"}));
  command->add_option("--reviewers", options->reviewers,
                      words.tr("Who vouches for the document's reviewers: a list of them"));
  command->add_option(
      "--as-of", options->as_of,
      words.tr("Judge by the laws of this date (ISO 8601); that of the package's report when left out"));
  options->passwords.add_to(*command, words);
}

}  // namespace facenotice::cli
