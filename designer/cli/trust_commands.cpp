// SPDX-License-Identifier: MIT
// key, trust and verify: whose keys there are, and who believes them.
#include <filesystem>
#include <memory>

#include "designer/cli/command.hpp"
#include "designer/cli/password.hpp"
#include "designer/review/new_key.hpp"
#include "designer/review/package_review.hpp"
#include "export/package/keys.hpp"
#include "export/package/package_writer.hpp"
#include "export/package/trust_writer.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

#include <facenotice/file.hpp>
#include <facenotice/trust_update.hpp>

namespace facenotice::cli {
void add_key(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string role, name;
    bool locked = false;
    PasswordSource passwords;
  };
  auto options = std::make_shared<Options>();
  CLI::App* key = commands.app.add_subcommand("key", words.tr("Signing keys."));
  key->require_subcommand(1);
  CLI::App* command =
      key->add_subcommand("new", words.tr("Makes a key pair: NAME.key, for your eyes only, and NAME.pub."));
  command->footer(std::string(words.tr("Example:")) + "\n  facenotice key new --role legal -o legal");
  command->add_option("--role", options->role, words.tr("vendor, legal, reviewer, enrolment or operator"))
      ->required()
      ->check(CLI::IsMember({"vendor", "legal", "reviewer", "enrolment", "operator"}));
  command->add_flag("--password", options->locked, words.tr("Lock the secret key with a password"));
  options->passwords.add_to(*command, words);
  command->add_option("-o,--output", options->name, words.tr("NAME, may hold a folder"))->required();
  command->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      const std::string password = options->locked || options->passwords.given()
                                       ? options->passwords.choose(words, options->name + ".key")
                                       : std::string();
      const KeyFiles files = write_key_files(SecretKey::generate(), options->name, password);
      print(words.trf("{}: keep it secret. {}: give it to those who verify ({}).\n",
                      files.secret_key.string(), files.public_key.string(), options->role));
      if (password.empty())
        print(
            words.tr("It has no password: whoever can read the file can sign with it. --password locks it.") +
            std::string("\n"));
      return Exit::fine;
    };
  });
}

namespace {

Bytes read_trust_bytes(const std::string& file) {
  Result<Bytes> bytes = read_file(file, max_signed_trust_file);
  if (!bytes) throw UserError(player_says(bytes.error()));
  return std::move(bytes).value();
}

void add_trust_update(Commands& commands, CLI::App& trust) {
  const Words& words = commands.words;
  struct Options {
    std::string from, to, file;
    std::vector<std::string> keys;
    PasswordSource passwords;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = trust.add_subcommand(
      "update",
      words.tr("Signs a newer trust file, so that machines with the older one take it. The signers of both "
               "sign it."));
  command->footer(
      std::string(words.tr("Example:")) +
      "\n  facenotice trust update --from trust.xml --to new.xml --key vendor.key --key legal.key -o "
      "trust.xml.update");
  command->add_option("--from", options->from, words.tr("The trust file that machines have"))->required();
  command
      ->add_option("--to", options->to,
                   words.tr("The newer one, of a higher --version; or one that others have signed already"))
      ->required();
  command->add_option("--key", options->keys, words.tr("A .key file"))->required();
  command->add_option("-o,--output", options->file, words.tr("The file to write"))->required();
  options->passwords.add_to(*command, words);
  command->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      const Result<TrustStore> current = read_trust_file(read_trust_bytes(options->from));
      if (!current) throw UserError(msg("{}: {}", options->from, player_says(current.error())));
      Bytes file = read_trust_bytes(options->to);
      const Result<TrustStore> next = read_trust_file(file);
      if (!next) throw UserError(msg("{}: {}", options->to, player_says(next.error())));
      if (next->version <= current->version)
        throw UserError(msg("{}: has version {}; machines with {} take one above {} only.", options->to,
                            next->version, options->from, current->version));
      if (next->version > current->version + max_trust_jump)
        throw UserError(
            msg("{}: has version {}; machines with {} take one up to {} only. Number it lower, or "
                "sign one in between first.",
                options->to, next->version, options->from, current->version + max_trust_jump));
      for (const std::string& name : options->keys) {
        const SecretKey key = unlock(name, options->passwords, words);
        const TrustedKey* known = current->find(key.public_key().id);
        if (known == nullptr) known = next->find(key.public_key().id);
        if (known == nullptr)
          throw UserError(
              msg("{}: neither {} nor {} names this key, so its signature would count for nothing.", name,
                  options->from, options->to));
        file = sign_trust(file, key, known->role);
      }
      const Result<TrustStore> taken = verify_trust_update(file, *current, clock_now());
      if (!taken && taken.error().code != "trust.role" && taken.error().code != "trust.new-keys") {
        print(words.trf("refused ({}): {}\n", taken.error().code, player_says(taken.error()).in(words)));
        return Exit::findings;
      }
      write_result(options->file, std::string(file.begin(), file.end()));
      print(taken ? words.trf("{}: complete; machines with {} take it.\n", options->file, options->from)
                  : words.trf("{}: not complete yet: {}\n", options->file,
                              player_says(taken.error()).in(words)));
      return Exit::fine;
    };
  });
}

}  // namespace

void add_trust(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::vector<std::string> vendor, legal, enrolment, operators, flows;
    bool drafts = false, any_flow = false;
    unsigned adoption_signatures = 0;
    std::uint64_t version = 1;
    std::string expires, file;
  };
  auto options = std::make_shared<Options>();
  CLI::App* trust = commands.app.add_subcommand("trust", words.tr("Whose signatures a machine asks for."));
  trust->require_subcommand(1);
  add_trust_update(commands, *trust);
  CLI::App* command = trust->add_subcommand("new", words.tr("Writes a trust file."));
  command->footer(
      std::string(words.tr("Example:")) +
      "\n  facenotice trust new --flow metro-vending --vendor vendor.pub --legal legal.pub -o trust.xml");
  command->add_option("--vendor", options->vendor, words.tr("A vendor's .pub file"))->required();
  command->add_option("--legal", options->legal, words.tr("A legal reviewer's .pub file"))->required();
  command->add_option("--enrolment", options->enrolment,
                      words.tr("The .pub file of who signs tokens of consent given earlier"));
  command->add_option("--operator", options->operators,
                      words.tr("The .pub file of who answers for acts on a ledger"));
  command
      ->add_option("--adoption-signatures", options->adoption_signatures,
                   words.tr("How many operators must sign when a ledger is adopted; none when left out"))
      ->check(CLI::Range(1U, max_role_count));
  CLI::Option* flow =
      command->add_option("--flow", options->flows, words.tr("The id of a flow that the machine may run"));
  command->add_flag("--any-flow", options->any_flow, words.tr("Let it run every flow that the keys sign"))
      ->excludes(flow);
  command
      ->add_option("--version", options->version,
                   words.tr("Its number; above that of the file which it follows"))
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{999'999'999}))
      ->capture_default_str();
  command->add_option("--expires", options->expires, words.tr("The last day on which it counts (ISO 8601)"));
  command->add_flag("--allow-drafts", options->drafts,
                    words.tr("Take packages with open review items: for the bench only"));
  command->add_option("-o,--output", options->file, words.tr("The file to write"))->required();
  command->callback([&commands, options] {
    commands.run = [options] {
      if (options->flows.empty() && !options->any_flow)
        throw UserError(
            msg("Name the flows that the machine may run with --flow, or let it run any with --any-flow."));
      require_date("--expires", options->expires);
      TrustStore store;
      store.version = options->version;
      store.expires = options->expires;
      store.flows = options->flows;
      store.allow_drafts = options->drafts;
      const auto add = [&](const char* role, const std::vector<std::string>& files) {
        for (const std::string& file : files)
          store.keys.push_back({role, std::filesystem::path(file).stem().string(), load_public_key(file)});
      };
      add("vendor", options->vendor);
      add("legal", options->legal);
      add("enrolment", options->enrolment);
      add("operator", options->operators);
      if (options->adoption_signatures > 0)
        store.required.push_back({operator_role, options->adoption_signatures});
      write_result(options->file, format_trust(store));
      return Exit::fine;
    };
  });
}

void add_verify(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, trust, extract, as_of;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "verify", words.tr("Says whether a machine with this trust file would load the package."),
      "facenotice verify my.fnp --trust trust.xml", [options, &words] {
        require_date("--as-of", options->as_of);
        const PackageVerdict verdict = verify_in_words(
            options->file, options->trust, options->as_of.empty() ? today() : options->as_of, words);
        std::string said = verdict.words;
        if (!verdict.loaded) {
          print(said);
          return Exit::findings;
        }
        if (!options->extract.empty()) {
          const ExtractedFiles files = extract_package(read_package_file(options->file), options->extract,
                                                       std::filesystem::path(options->file).stem().string());
          said += files.payload.string() + "\n";
          for (const std::filesystem::path& signature : files.signatures) said += signature.string() + "\n";
        }
        print(said);
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The package"))->required();
  command->add_option("--trust", options->trust, words.tr("A trust file"))->required();
  command->add_option("--extract", options->extract,
                      words.tr("Write payload and .minisig files into this folder"));
  command->add_option("--as-of", options->as_of, words.tr("Verify as on this date (ISO 8601)"));
}

}  // namespace facenotice::cli
