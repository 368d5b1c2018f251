// SPDX-License-Identifier: MIT
// facenotice: the command line, with the same powers as the window.
#include <cstdio>
#include <new>

#include "designer/cli/command.hpp"
#include "schema/base/tr.hpp"
#include "schema/base/user_error.hpp"

namespace {

using facenotice::tr;

int finish(facenotice::cli::Exit exit) {
  return static_cast<int>(exit);
}

void complain(const char* message) {
  std::fprintf(stderr, "facenotice: %s\n", message);
}

int run(int argc, char** argv) {
  using namespace facenotice::cli;
  CLI::App app(
      tr("Designs, checks, prints, packs and plays consent flows of machines with face recognition."));
  app.name("facenotice");
  app.require_subcommand(1);
  app.set_version_flag("--version", FACENOTICE_VERSION);
  app.footer(
      tr("Exit codes: 0 fine; 1 findings of severity error, or refused; 2 bad usage or input; 3 could not "
         "check."));
  Commands commands{app, {}};
  for (const auto add : {add_new, add_check, add_facts, add_render, add_pdf, add_key, add_attest, add_package,
                         add_sign, add_trust, add_verify, add_play, add_replay, add_rules, add_explain,
                         add_coverage, add_law_change, add_audit})
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
  facenotice::use_catalogues(FACENOTICE_LOCALE_DIR);
  try {
    return run(argc, argv);
  } catch (const facenotice::CouldNotCheck& error) {
    complain(error.what());
    return finish(facenotice::cli::Exit::could_not_check);
  } catch (const facenotice::UserError& error) {
    complain(error.what());
  } catch (const std::bad_alloc&) {
    complain(tr("There is not enough memory."));
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return finish(facenotice::cli::Exit::bad_input);
}
