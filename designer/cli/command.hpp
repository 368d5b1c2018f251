// SPDX-License-Identifier: MIT
// What the commands of the command line share.
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include <facenotice/time.hpp>

#include "schema/check/check.hpp"

namespace facenotice::cli {

enum class Exit : int { fine = 0, findings = 1, bad_input = 2, could_not_check = 3 };

// The chosen command. Each add_… function registers one and sets `run` when it is parsed.
struct Commands {
  CLI::App& app;
  Words words;  // what the command line speaks
  std::function<Exit()> run;

  CLI::App* add(const std::string& name, const std::string& description, const std::string& example,
                std::function<Exit()> command);
  // The same, as a part of another command: "ledger copy".
  CLI::App* add_below(CLI::App& parent, const std::string& name, const std::string& description,
                      const std::string& example, std::function<Exit()> command);
};

void add_new(Commands& commands);
void add_check(Commands& commands);
void add_mend(Commands& commands);
void add_facts(Commands& commands);
void add_render(Commands& commands);
void add_pdf(Commands& commands);
void add_key(Commands& commands);
void add_reviewer_command(Commands& commands);
void add_attest(Commands& commands);
void add_waive(Commands& commands);
void add_package(Commands& commands);
void add_sign(Commands& commands);
void add_trust(Commands& commands);
void add_verify(Commands& commands);
void add_token(Commands& commands);
void add_play(Commands& commands);
void add_replay(Commands& commands);
void add_path(Commands& commands);
void add_deck(Commands& commands);
void add_rules(Commands& commands);
void add_explain(Commands& commands);
void add_coverage(Commands& commands);
void add_law_change(Commands& commands);
void add_audit(Commands& commands);
void add_texts(Commands& commands);
void add_ledger(Commands& commands);

// Throws UserError when the text is not an ISO 8601 date; an empty text passes.
void require_date(const std::string& option, const std::string& text);
// What the clock on the wall says.
UtcMillis clock_now();
CheckOptions check_options(const Words& words, const std::string& as_of);
// Writes a result to standard output, whole or not at all. Throws UserError when it cannot be written.
void print(const std::string& text);
// Writes to the file, atomically, or to standard output for "-" and "".
void write_result(const std::string& file, const std::string& bytes);

}  // namespace facenotice::cli
