// SPDX-License-Identifier: MIT
// ledger: what an operator does with a machine's ledger: adopt it, copy it for an audit, verify all of it.
#include <memory>

#include <facenotice/file.hpp>

#include "designer/cli/ledger_files.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

namespace facenotice::cli {

void LedgerFiles::add_to(CLI::App& command, const Words& words) {
  command.add_option("ledger", ledger, words.tr("The machine’s ledger"))->required();
  command.add_option("--device-key", key, words.tr("A file with the 32 bytes of the device’s key"));
}

LedgerOptions LedgerFiles::options() const {
  LedgerOptions options;
  if (key.empty()) return options;
  Result<Bytes> bytes = read_file(key, 32);
  if (!bytes) throw UserError(player_says(bytes.error()));
  if (bytes->size() != 32) throw UserError(msg("{}: a device key has 32 bytes.", key));
  options.device_key = std::move(bytes).value();
  return options;
}

Exit refused(const Words& words, const std::string& ledger, const Error& error) {
  print(words.trf("{}: refused ({}): {}\n", ledger, error.code, player_says(error).in(words)));
  return Exit::findings;
}

namespace {

void add_copy(Commands& commands, CLI::App& ledger) {
  const Words& words = commands.words;
  struct Options {
    LedgerFiles files;
    std::string output;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add_below(
      ledger, "copy", words.tr("Writes a copy for an audit; the ledger is left as it is."),
      "facenotice ledger copy ledger.db -o audit.db", [options, &words] {
        const std::string& path = options->files.ledger;
        LedgerOptions reading = options->files.options();
        reading.read_only = true;
        const Result<Ledger> opened = Ledger::open(path, reading);
        if (!opened) return refused(words, path, opened.error());
        if (const Status copied = opened->copy_to(options->output); !copied)
          return refused(words, options->output, copied.error());
        const Result<std::uint64_t> size = opened->size();
        if (!size) return refused(words, path, size.error());
        print(words.trf("{}: {}.\n", options->output, words.trn("{} record", "{} records", *size)));
        return Exit::fine;
      });
  options->files.add_to(*command, words);
  command->add_option("-o,--output", options->output, words.tr("The file to write; must not exist"))
      ->required();
}

void add_verify_ledger(Commands& commands, CLI::App& ledger) {
  const Words& words = commands.words;
  auto files = std::make_shared<LedgerFiles>();
  CLI::App* command = commands.add_below(
      ledger, "verify", words.tr("Verifies every record of a ledger, or of a copy of one."),
      "facenotice ledger verify audit.db", [files, &words] {
        LedgerOptions reading = files->options();
        reading.read_only = true;
        const Result<Ledger> opened = Ledger::open(files->ledger, reading);
        if (!opened) return refused(words, files->ledger, opened.error());
        const Result<std::uint64_t> verified = opened->verify();
        if (!verified) return refused(words, files->ledger, verified.error());
        print(
            words.trf("{}: {} verified.\n", files->ledger, words.trn("{} record", "{} records", *verified)));
        if (files->key.empty())
          print(std::string(words.tr("Without the device’s key, a chain that was made anew is not seen.")) +
                "\n");
        return Exit::fine;
      });
  files->add_to(*command, words);
}

}  // namespace

void add_ledger(Commands& commands) {
  CLI::App* ledger = commands.app.add_subcommand(
      "ledger", commands.words.tr("A machine’s record of consents, in an operator’s hands."));
  ledger->require_subcommand(1);
  add_adoption(commands, *ledger);
  add_copy(commands, *ledger);
  add_verify_ledger(commands, *ledger);
}

}  // namespace facenotice::cli
