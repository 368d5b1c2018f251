// SPDX-License-Identifier: MIT
// facenotice: the command line, with the same powers as the window.
#include <clocale>
#include <cstdio>
#include <new>

#include "designer/cli/command.hpp"
#include "designer/cli/spoken_help.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

namespace {

int finish(facenotice::cli::Exit exit) {
  return static_cast<int>(exit);
}

void complain(const std::string& message) {
  std::fprintf(stderr, "facenotice: %s\n", message.c_str());
}

int run(int argc, char** argv, const facenotice::Words& words) {
  using namespace facenotice::cli;
  CLI::App app(
      words.tr("Designs, checks, prints, packs and plays consent flows of machines with face recognition."));
  app.name("facenotice");
  app.require_subcommand(1);
  speak(app, words);
  app.set_version_flag("--version", FACENOTICE_VERSION, words.tr("Print the version and exit"));
  app.footer(words.tr(
      "Exit codes: 0 fine; 1 findings of severity error, or refused; 2 bad usage or input; 3 could not "
      "check."));
  Commands commands{app, words, {}};
  for (const auto add : {add_new,     add_check,    add_mend,       add_facts,
                         add_render,  add_pdf,      add_key,        add_reviewer_command,
                         add_attest,  add_waive,    add_package,    add_sign,
                         add_trust,   add_verify,   add_token,      add_play,
                         add_replay,  add_path,     add_deck,       add_rules,
                         add_explain, add_coverage, add_law_change, add_audit,
                         add_texts,   add_ledger})
    add(commands);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : finish(Exit::bad_input);
  }
  return finish(commands.run());
}

}  // namespace

int main(int argc, char** argv) {
  facenotice::Words words;
  try {
    // What the C library prints and counts in characters; messages are ours, numbers keep the C locale.
    std::setlocale(LC_CTYPE, "");
    words = facenotice::Words::load(facenotice::catalogue_folder(), facenotice::language_of_environment());
    return run(argc, argv, words);
  } catch (const facenotice::CouldNotCheck& error) {
    complain(error.message().in(words));
    return finish(facenotice::cli::Exit::could_not_check);
  } catch (const facenotice::UserError& error) {
    complain(error.message().in(words));
  } catch (const std::bad_alloc&) {
    complain(words.tr("There is not enough memory."));
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return finish(facenotice::cli::Exit::bad_input);
}
