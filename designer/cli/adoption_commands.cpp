// SPDX-License-Identifier: MIT
// ledger adopt, request and sign: an operator answers for a ledger or state that was lost or put back, with a
// key that is at hand or with one that lies elsewhere.
#include <memory>
#include <vector>

#include <facenotice/file.hpp>
#include <facenotice/machine_memory.hpp>
#include <facenotice/trust_update.hpp>

#include "designer/cli/ledger_files.hpp"
#include "designer/cli/password.hpp"
#include "export/package/adoption_writer.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

namespace facenotice::cli {
namespace {

Bytes bytes_of(const std::string& file, std::size_t most) {
  Result<Bytes> bytes = read_file(file, most);
  if (!bytes) throw UserError(player_says(bytes.error()));
  return std::move(bytes).value();
}

TrustStore trust_in(const std::string& file) {
  Result<TrustStore> trust = read_trust_file(bytes_of(file, max_signed_trust_file));
  if (!trust) throw UserError(msg("{}: {}", file, player_says(trust.error())));
  return std::move(trust).value();
}

std::string text_of(const std::string& file) {
  const Bytes bytes = bytes_of(file, max_adoption_bytes);
  return {bytes.begin(), bytes.end()};
}

SignedAdoption act_in(const std::string& file, const std::string& text) {
  Result<SignedAdoption> act = read_adoption(text);
  if (!act)
    throw UserError(msg("{}: is no adoption that ledger request has written, or it was changed.", file));
  return std::move(act).value();
}

// Where a machine's state lies that is not in its own place.
struct MachineFiles {
  LedgerFiles files;
  std::string state;

  void add_to(CLI::App& command, const Words& words) {
    files.add_to(command, words);
    command.add_option("--state", state,
                       words.tr("The file of the machine state; LEDGER.state unless it is named"));
  }
  FileStateStore store() const { return FileStateStore(state.empty() ? state_file_of(files.ledger) : state); }
};

struct Act {
  MachineFiles machine;
  std::string who, why, trust, signed_file;
  std::vector<std::string> keys;
  PasswordSource passwords;
};

// What operators whose keys are at hand sign, here and now.
Result<SignedAdoption> sign_here(const Act& act, const TrustStore& trust, StateStore& state,
                                 const Words& words) {
  const Result<AdoptionRequest> asked = request_adoption(
      act.machine.files.ledger, act.machine.files.options(), &state, trust, act.who, act.why, clock_now());
  if (!asked) return asked.error();
  Result<std::string> file = format_adoption(*asked);
  if (!file) return file.error();
  for (const std::string& name : act.keys) *file = sign_adoption(*file, unlock(name, act.passwords, words));
  return read_adoption(*file);
}

Result<Adoption> carry_out(const Act& act, const Words& words) {
  const std::string& path = act.machine.files.ledger;
  const LedgerOptions options = act.machine.files.options();
  FileStateStore state = act.machine.store();
  if (act.trust.empty()) return adopt_ledger(path, options, &state, act.who, act.why, clock_now());
  const TrustStore trust = trust_in(act.trust);
  const Result<SignedAdoption> signed_act = act.signed_file.empty()
                                                ? sign_here(act, trust, state, words)
                                                : act_in(act.signed_file, text_of(act.signed_file));
  if (!signed_act) return signed_act.error();
  return adopt_ledger(path, options, &state, *signed_act, trust, clock_now());
}

void add_adopt(Commands& commands, CLI::App& ledger) {
  const Words& words = commands.words;
  auto act = std::make_shared<Act>();
  CLI::App* command = commands.add_below(
      ledger, "adopt",
      words.tr("Lets a machine start again whose ledger or state was lost or put back; on record."),
      "facenotice ledger adopt ledger.db --who \"Li Wei\" --why \"disk replaced\" --trust trust.xml --key "
      "operator.key",
      [act, &words] {
        if (act->signed_file.empty() && act->who.empty() && act->why.empty())
          throw UserError(
              msg("Say with --who and --why who adopts it and why, or name with --signed what operators have "
                  "signed."));
        const std::string& path = act->machine.files.ledger;
        const Result<Adoption> done = carry_out(*act, words);
        if (!done) return refused(words, path, done.error());
        print(words.trf("{}: adopted by {}; {} no longer stops the machine. State generation {}, {}.\n", path,
                        done->who, done->refusal, done->generation,
                        words.trn("{} record", "{} records", done->ledger_size)));
        if (act->trust.empty())
          print(std::string(words.tr("Nobody has signed it: a machine whose trust file asks for operators’ "
                                     "signatures stays where it is.")) +
                "\n");
        return Exit::fine;
      });
  act->machine.add_to(*command, words);
  CLI::Option* who = command->add_option("--who", act->who, words.tr("Who adopts it; goes on record"));
  CLI::Option* why = command->add_option("--why", act->why, words.tr("Why; goes on record"));
  CLI::Option* trust = command->add_option(
      "--trust", act->trust, words.tr("The machine’s trust file, where it asks for operators’ signatures"));
  CLI::Option* keys =
      command->add_option("--key", act->keys, words.tr("An operator’s .key file, to sign with here"))
          ->needs(trust);
  command
      ->add_option("--signed", act->signed_file,
                   words.tr("What ledger request has written and operators have signed"))
      ->needs(trust)
      ->excludes(who)
      ->excludes(why)
      ->excludes(keys);
  act->passwords.add_to(*command, words);
}

void add_request(Commands& commands, CLI::App& ledger) {
  const Words& words = commands.words;
  struct Options {
    MachineFiles machine;
    std::string who, why, trust, file;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add_below(
      ledger, "request",
      words.tr("Writes what operators sign elsewhere, so that a machine can be adopted; changes nothing."),
      "facenotice ledger request ledger.db --who \"Li Wei\" --why \"disk replaced\" --trust trust.xml -o "
      "adoption.txt",
      [options, &words] {
        const std::string& path = options->machine.files.ledger;
        const TrustStore trust = trust_in(options->trust);
        FileStateStore state = options->machine.store();
        const Result<AdoptionRequest> asked = request_adoption(
            path, options->machine.files.options(), &state, trust, options->who, options->why, clock_now());
        if (!asked) return refused(words, path, asked.error());
        write_result(options->file, format_adoption(*asked).value());
        if (!options->file.empty() && options->file != "-")
          print(
              words.trf("{}: {} operators must sign it, with ledger sign; it counts for this machine as it "
                        "is now.\n",
                        options->file, operators_asked(trust)));
        return Exit::fine;
      });
  options->machine.add_to(*command, words);
  command->add_option("--who", options->who, words.tr("Who adopts it; goes on record"))->required();
  command->add_option("--why", options->why, words.tr("Why; goes on record"))->required();
  command->add_option("--trust", options->trust, words.tr("The machine’s trust file"))->required();
  command->add_option("-o,--output", options->file, words.tr("The file to write"))->required();
}

void add_sign_adoption(Commands& commands, CLI::App& ledger) {
  const Words& words = commands.words;
  struct Options {
    std::string request, key, file;
    PasswordSource passwords;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add_below(
      ledger, "sign", words.tr("Adds an operator’s signature to what ledger request has written."),
      "facenotice ledger sign adoption.txt --key operator.key", [options, &words] {
        const std::string text = text_of(options->request);
        // Read before the key is unlocked: what is signed is what was seen.
        print(act_in(options->request, text).lines);
        const std::string file = sign_adoption(text, unlock(options->key, options->passwords, words));
        const std::string& to = options->file.empty() ? options->request : options->file;
        write_result(to, file);
        print(words.trf("{}: signed by {}.\n", to,
                        words.trn("{} operator", "{} operators", act_in(to, file).signatures.size())));
        return Exit::fine;
      });
  command->add_option("request", options->request, words.tr("The request, or one that others have signed"))
      ->required();
  command->add_option("--key", options->key, words.tr("The operator’s .key file"))->required();
  command->add_option("-o,--output", options->file,
                      words.tr("The file to write; the request itself when left out"));
  options->passwords.add_to(*command, words);
}

}  // namespace

void add_adoption(Commands& commands, CLI::App& ledger) {
  add_adopt(commands, ledger);
  add_request(commands, ledger);
  add_sign_adoption(commands, ledger);
}

}  // namespace facenotice::cli
