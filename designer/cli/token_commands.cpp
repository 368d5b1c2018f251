// SPDX-License-Identifier: MIT
// token: what an operator's enrolment system does: gives a token of consent given earlier, looks at one, and
// keeps the list of those that were taken back.
#include <algorithm>
#include <memory>
#include <set>

#include <facenotice/file.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/trust_update.hpp>

#include "designer/cli/command.hpp"
#include "designer/cli/password.hpp"
#include "designer/review/package_review.hpp"
#include "export/package/token_writer.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"
#include "schema/document/document.hpp"

namespace facenotice::cli {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

template <class Value>
Value taken(Result<Value> result, const std::string& file) {
  if (!result) throw UserError(msg("{}: {}", file, player_says(result.error())));
  return std::move(result).value();
}

std::string read_text(const std::string& file, std::size_t most) {
  const Bytes bytes = taken(read_file(file, most), file);
  return {bytes.begin(), bytes.end()};
}

TrustStore read_store(const std::string& file) {
  return taken(read_trust_file(taken(read_file(file, max_signed_trust_file), file)), file);
}

// A package that a machine with this trust file would run, and the flow in it.
struct Release {
  Package package;
  Flow flow;
  TrustStore trust;
};
Release open_release(const std::string& package_file, const std::string& trust_file) {
  TrustStore trust = read_store(trust_file);
  Package package = taken(verify_package(read_package_file(package_file), trust, clock_now(),
                                         [](const std::string&) { return AcceptedPackage{}; }),
                          package_file);
  const ByteView xml = package.file("flow.xml");
  const Document document = Document::parse(std::string(xml.text()), package_file);
  document.require_sound();
  return {std::move(package), document.flow(), std::move(trust)};
}

// The one that was named, or the only one to which the flow takes tokens.
std::string purpose_of(const Manifest& manifest, const std::string& named, const std::string& file) {
  std::set<std::string> taken_for;
  for (const ManifestNotice& notice : manifest.notices) taken_for.insert(notice.purpose);
  if (taken_for.empty())
    throw UserError(
        msg("{}: its flow takes no consent given earlier: no step has an exit on a token.", file));
  if (named.empty() && taken_for.size() > 1)
    throw UserError(
        msg("{}: takes consent given earlier to several purposes; name one with --purpose.", file));
  if (named.empty()) return *taken_for.begin();
  if (taken_for.count(named) == 0)
    throw UserError(msg("{}: its flow takes no consent given earlier to the purpose “{}”.", file, named));
  return named;
}

std::int64_t lasts_ms(const Flow& flow, const std::string& purpose) {
  std::int64_t lasts = 0;
  const PurposeIndex index = flow.find_purpose(purpose);
  if (index != no_purpose) parse_duration(flow.purposes[index].consent_lasts, lasts);
  return lasts;
}

// What machines with this package hold the token against.
Status judge(const SignedToken& token, const Release& release, UtcMillis now) {
  const ConsentToken& said = token.token;
  return check_token(
      token,
      {release.flow.id, said.purpose, release.package.manifest().notice(said.purpose, said.language),
       lasts_ms(release.flow, said.purpose)},
      release.trust, now);
}

Id128 subject_of(const std::string& hex) {
  Id128 subject{};
  if (!from_hex(hex, subject.data(), subject.size()))
    throw UserError(msg("“{}” is no subject: 32 hexadecimal digits, as token show prints them.", hex));
  return subject;
}

void require_enrolment(const TrustStore& trust, const SecretKey& key, const std::string& key_file,
                       const std::string& trust_file) {
  const TrustedKey* known = trust.find(key.public_key().id);
  if (known == nullptr || known->role != enrolment_role)
    throw UserError(
        msg("{}: {} does not name this key for enrolment, so machines would not take what it signs. "
            "Name its .pub file with trust new --enrolment.",
            key_file, trust_file));
}

struct NewToken {
  std::string package, trust, key, purpose, language, given_by = "subject", subject, issued, expires, file;
  PasswordSource passwords;
};

ConsentToken token_from(const NewToken& options, const Release& release) {
  ConsentToken token;
  token.flow = release.flow.id;
  token.purpose = purpose_of(release.package.manifest(), options.purpose, options.package);
  token.language = options.language;
  token.notice = release.package.manifest().notice(token.purpose, token.language);
  if (token.notice == Digest{})
    throw UserError(msg("{}: has no notice in “{}”.", options.package, token.language));
  token.by_guardian = options.given_by == "guardian";
  token.subject = options.subject.empty() ? new_subject() : subject_of(options.subject);
  token.issued = options.issued.empty() ? today() : options.issued;
  token.expires = options.expires;
  if (token.expires.empty())
    token.expires = format_date(later(*parse_date(token.issued), lasts_ms(release.flow, token.purpose)));
  if (token.expires < token.issued)  // both are ISO 8601
    throw UserError(msg("The token would expire on {}, before the {} on which it is issued.", token.expires,
                        token.issued));
  return token;
}

void add_token_new(Commands& commands, CLI::App& token) {
  const Words& words = commands.words;
  auto options = std::make_shared<NewToken>();
  CLI::App* command = commands.add_below(
      token, "new", words.tr("Signs a token: somebody was told the package’s notice, elsewhere, and agreed."),
      "facenotice token new residents.fnp --trust trust.xml --key enrolment.key --language zh-CN -o "
      "anna.token",
      [options, &words] {
        require_date("--issued", options->issued);
        require_date("--expires", options->expires);
        const Release release = open_release(options->package, options->trust);
        const SecretKey key = unlock(options->key, options->passwords, words);
        require_enrolment(release.trust, key, options->key, options->trust);
        const std::string file = issue_token(token_from(*options, release), key);
        // What machines would say is said here, where it can still be mended.
        const SignedToken made = taken(read_token(file), options->file);
        const Status counts = judge(made, release, clock_now());
        if (!counts && counts.error().code != "token.early")
          throw UserError(msg("No machine would take this token: {}", player_says(counts.error())));
        write_result(options->file, file);
        return Exit::fine;
      });
  command->add_option("package", options->package, words.tr("The package whose notice was told"))->required();
  command->add_option("--trust", options->trust, words.tr("The trust file that machines have"))->required();
  command->add_option("--key", options->key, words.tr("The enrolment’s .key file"))->required();
  command->add_option("--language", options->language, words.tr("In which the person was told and asked"))
      ->required();
  command->add_option("--purpose", options->purpose,
                      words.tr("What was agreed to; may be left out where there is only one"));
  command->add_option("--given-by", options->given_by, words.tr("subject or guardian"))
      ->check(CLI::IsMember({"subject", "guardian"}))
      ->capture_default_str();
  command->add_option("--subject", options->subject,
                      words.tr("32 hexadecimal digits by which to withdraw it; new ones when left out"));
  command->add_option("--issued", options->issued, words.tr("First day on which it counts; today"));
  command->add_option("--expires", options->expires,
                      words.tr("Last day on which it counts; as long as the flow says when left out"));
  command->add_option("-o,--output", options->file, words.tr("The file to write"))->required();
  options->passwords.add_to(*command, words);
}

std::string describe(const Words& words, const SignedToken& file) {
  const ConsentToken& token = file.token;
  return words.trf("flow:      {}\n", token.flow) + words.trf("purpose:   {}\n", token.purpose) +
         words.trf("notice:    {}\n", to_hex(token.notice)) + words.trf("language:  {}\n", token.language) +
         words.trf("given by:  {}\n",
                   token.by_guardian ? words.tr("a guardian") : words.tr("whom it is about")) +
         words.trf("subject:   {}\n", to_hex(token.subject)) +
         words.trf("counts:    {} to {}\n", token.issued, token.expires) +
         words.trf("signed by: {}\n", to_string(file.signature.key_id));
}

void add_token_show(Commands& commands, CLI::App& token) {
  const Words& words = commands.words;
  struct Options {
    std::string file, package, trust, withdrawals, as_of;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add_below(
      token, "show", words.tr("Says what a token holds, and whether a machine would take it."),
      "facenotice token show anna.token --package residents.fnp --trust trust.xml --withdrawals list.txt",
      [options, &words] {
        require_date("--as-of", options->as_of);
        const SignedToken shown = taken(read_token(read_text(options->file, max_token_bytes)), options->file);
        print(describe(words, shown));
        if (options->package.empty()) {
          print(
              words.tr("Whether it counts was not looked at: name --package, --trust and --withdrawals.\n"));
          return Exit::fine;
        }
        const UtcMillis now = options->as_of.empty() ? clock_now() : *parse_date(options->as_of);
        const Release release = open_release(options->package, options->trust);
        Status counts = judge(shown, release, now);
        const WithdrawalList list = taken(
            verify_withdrawals(read_text(options->withdrawals, max_withdrawals_file), release.trust, now),
            options->withdrawals);
        if (counts && list.stale(now))
          counts = Error{"token.list-stale", "The list of withdrawals counted until " + list.until + "."};
        if (counts && list.has(shown.token.subject))
          counts = Error{"token.withdrawn", "The consent has been taken back."};
        if (!counts) {
          print(words.trf("refused ({}): {}\n", counts.error().code, player_says(counts.error()).in(words)));
          return Exit::findings;
        }
        print(words.tr("A machine with this package takes it, unless it was taken back at that machine.\n"));
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The token"))->required();
  CLI::Option* package =
      command->add_option("--package", options->package, words.tr("The machine’s package"));
  CLI::Option* trust =
      command->add_option("--trust", options->trust, words.tr("The machine’s trust file"))->needs(package);
  CLI::Option* withdrawals =
      command
          ->add_option("--withdrawals", options->withdrawals, words.tr("The machine’s list of withdrawals"))
          ->needs(package);
  package->needs(trust)->needs(withdrawals);
  command->add_option("--as-of", options->as_of, words.tr("As on this date (ISO 8601)"))->needs(package);
}

void add_token_revoke(Commands& commands, CLI::App& token) {
  const Words& words = commands.words;
  struct Options {
    std::string list, key, until, file;
    std::vector<std::string> dead;
    PasswordSource passwords;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add_below(
      token, "revoke",
      words.tr("Adds to the list of withdrawals, and signs it anew; without tokens it only renews the list."),
      "facenotice token revoke list.txt anna.token --key enrolment.key --until 2026-12-31",
      [options, &words] {
        require_date("--until", options->until);
        const SecretKey key = unlock(options->key, options->passwords, words);
        WithdrawalList list;
        const Result<bool> there = file_exists(options->list);
        if (there && *there)
          list = taken(read_withdrawals(read_text(options->list, max_withdrawals_file)), options->list);
        ++list.number;
        list.issued = today();
        list.until = options->until.empty() ? format_date(later(clock_now(), 7 * day_ms)) : options->until;
        for (const std::string& named : options->dead) {
          const Result<bool> is_file = file_exists(named);
          list.subjects.push_back(
              is_file && *is_file ? taken(read_token(read_text(named, max_token_bytes)), named).token.subject
                                  : subject_of(named));
        }
        std::sort(list.subjects.begin(), list.subjects.end());
        list.subjects.erase(std::unique(list.subjects.begin(), list.subjects.end()), list.subjects.end());
        if (list.subjects.size() > max_withdrawals)
          throw UserError(
              msg("A list holds at most {} withdrawals. Take a new enrolment key: what the old one "
                  "signed is dead then.",
                  max_withdrawals));
        const std::string file = options->file.empty() ? options->list : options->file;
        write_result(file, issue_withdrawals(list, key));
        print(words.trf("{}: number {}, {} withdrawn, counts until {}.\n", file, list.number,
                        list.subjects.size(), list.until));
        return Exit::fine;
      });
  command->add_option("list", options->list, words.tr("The list; made if it is missing"))->required();
  command->add_option("tokens", options->dead, words.tr("Token files, or their subjects"));
  command->add_option("--key", options->key, words.tr("The enrolment’s .key file"))->required();
  command->add_option("--until", options->until,
                      words.tr("The last day on which it counts; in a week when left out"));
  command->add_option("-o,--output", options->file,
                      words.tr("The file to write; the list itself when left out"));
  options->passwords.add_to(*command, words);
}

}  // namespace

void add_token(Commands& commands) {
  CLI::App* token = commands.app.add_subcommand(
      "token", commands.words.tr("Consent given earlier: on a phone, at a desk."));
  token->require_subcommand(1);
  add_token_new(commands, *token);
  add_token_show(commands, *token);
  add_token_revoke(commands, *token);
}

}  // namespace facenotice::cli
