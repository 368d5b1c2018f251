// SPDX-License-Identifier: MIT
// sign: shows what is to be signed for, then signs. What is broken, or could not be checked, is not signed.
#include <memory>

#include "designer/cli/command.hpp"
#include "designer/cli/password.hpp"
#include "designer/review/package_review.hpp"
#include "export/package/package_writer.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::cli {
namespace {

struct SignOptions {
  std::string file, key, role, as_of, reviewers;
  bool with_examples = false;
  PasswordSource passwords;
};

std::string role_of(const SignOptions& options) {
  if (!options.role.empty()) return options.role;
  std::string role = role_by_name(options.key);
  if (role.empty())
    throw UserError(msg("Say with --role whether {} is a vendor or a legal key.", options.key));
  return role;
}

Exit sign(const SignOptions& options, const Words& words) {
  const std::string role = role_of(options);
  CheckOptions checking = check_options(words, options.as_of);
  if (!options.reviewers.empty()) checking.reviewers = load_reviewers(options.reviewers);
  const PackageReview review = review_package(options.file, FontSet::open(), checking);
  print(to_be_signed_in_words(review));
  if (!review.may_be_signed()) {
    std::fprintf(stderr, "facenotice: %s\n",
                 words.tr("Refused: what is broken, or could not be checked, is not signed."));
    return review.report.verdict == Verdict::broken ? Exit::findings : Exit::could_not_check;
  }
  require_examples_replaced(review, role, options.with_examples);
  const SecretKey key = unlock(options.key, options.passwords, words);
  require_key_of_role(review, options.key, key.public_key(), role);
  sign_package_file(options.file, key, role);
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
  command->add_flag("--with-examples", options->with_examples,
                    words.tr("Sign for legal though values are still examples: for a trial"));
  options->passwords.add_to(*command, words);
}

}  // namespace facenotice::cli
