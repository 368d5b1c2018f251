// SPDX-License-Identifier: MIT
// Shared behaviour of the commands: dates, output.
#include "designer/cli/command.hpp"

#include <chrono>
#include <cstdio>

#include <facenotice/time.hpp>

#include "schema/base/atomic_file.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

namespace facenotice::cli {

CLI::App* Commands::add(const std::string& name, const std::string& description, const std::string& example,
                        std::function<Exit()> command) {
  return add_below(app, name, description, example, std::move(command));
}
CLI::App* Commands::add_below(CLI::App& parent, const std::string& name, const std::string& description,
                              const std::string& example, std::function<Exit()> command) {
  CLI::App* added = parent.add_subcommand(name, description);
  added->footer(std::string(words.tr("Example:")) + "\n  " + example);
  added->callback([this, command = std::move(command)] { run = command; });
  return added;
}

UtcMillis clock_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void require_date(const std::string& option, const std::string& text) {
  if (!text.empty() && !parse_date(text))
    throw UserError(msg("{}: “{}” is no date; write it like 2026-11-23.", option, text));
}

CheckOptions check_options(const Words& words, const std::string& as_of) {
  require_date("--as-of", as_of);
  CheckOptions options;
  options.as_of = as_of;
  options.today = today();
  options.words = words;
  return options;
}

void print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    throw UserError(msg("Standard output cannot be written (is the disk full?)."));
}

void write_result(const std::string& file, const std::string& bytes) {
  if (file.empty() || file == "-")
    print(bytes);
  else
    write_file_atomically(file, bytes);
}

}  // namespace facenotice::cli
