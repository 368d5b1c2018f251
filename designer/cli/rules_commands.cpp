// SPDX-License-Identifier: MIT
// rules: the packs themselves, for people who write or audit them.
#include <filesystem>
#include <memory>

#include "designer/cli/command.hpp"
#include "schema/rule_library.hpp"
#include "schema/tr.hpp"
#include "schema/user_error.hpp"

namespace facenotice::cli {
namespace {

// A pack by its id, or by its file.
RulePack find_pack(const std::string& wanted) {
  if (std::filesystem::is_regular_file(wanted)) return RulePack::load(wanted);
  std::string known;
  for (const RulePack& pack : RuleLibrary::installed()->packs()) {
    if (pack.id() == wanted) return pack;
    known += (known.empty() ? "" : ", ") + pack.id();
  }
  throw UserError(trf("There is no rule pack {}; there are: {}.", wanted, known));
}

}  // namespace

void add_rules(Commands& commands) {
  struct Options {
    std::string pack, output;
  };
  auto options = std::make_shared<Options>();
  CLI::App* rules = commands.app.add_subcommand("rules", tr("The rule packs themselves."));
  rules->require_subcommand(1);
  CLI::App* expand = rules->add_subcommand(
      "expand", tr("Prints a pack as minimal Schematron, without inclusions and abstract patterns."));
  expand->footer(std::string(tr("Example:")) + "\n  facenotice rules expand CN-FRT -o cn-frt.sch");
  expand->add_option("pack", options->pack, tr("Id of a pack, or a file"))->required();
  expand->add_option("-o,--output", options->output, tr("The file to write; standard output when left out"));
  expand->callback([&commands, options] {
    commands.run = [options] {
      write_result(options->output, find_pack(options->pack).expanded());
      return Exit::fine;
    };
  });
}

}  // namespace facenotice::cli
