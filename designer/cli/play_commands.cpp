// SPDX-License-Identifier: MIT
// play and replay: the real player, driven from a file of events or from a finding's trace.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>

#include "designer/cli/command.hpp"
#include "designer/cli/path_commands.hpp"
#include "designer/playing/play_session.hpp"
#include "designer/rehearsal/rehearsal.hpp"
#include "designer/rehearsal/sent_fields.hpp"
#include "export/checking/full_check.hpp"
#include "export/layout/png.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::cli {
namespace {

// Prints each effect as soon as it has happened: a line on standard output is an acknowledgement.
class Printer {
 public:
  Printer(bool json, std::string screens) : json_(json), screens_(std::move(screens)) {}

  void line(const MachineLine& line) const { print((json_ ? as_json(line) : as_text(line)) + "\n"); }
  void screen(const ScreenView& view) {
    if (screens_.empty()) return;
    const std::vector<std::uint8_t> png = png_of(view.frame);
    const std::string name = fmt::format("{:03}-{}.{}.png", ++count_, view.list.step, view.list.language);
    write_file_atomically(std::filesystem::path(screens_) / name, ByteView(png));
  }

 private:
  bool json_;
  std::string screens_;
  int count_ = 0;
};

void require_folder(const std::string& folder) {
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw UserError(msg("The folder {} cannot be made: {}.", folder, error.message()));
}

}  // namespace

void add_play(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string package, trust, ledger, withdrawals, events, screens, format = "text", display, now;
    bool paths = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "play", words.tr("Plays a package as a machine does, driven by a file of events."),
      "facenotice play my.fnp --trust trust.xml --ledger ledger.db --events events.txt", [options, &words] {
        if (options->paths) return replay_saved_paths(options->package, words);
        for (const auto& [name, value] :
             {std::pair{"--trust", &options->trust}, std::pair{"--ledger", &options->ledger},
              std::pair{"--events", &options->events}})
          if (value->empty())
            throw UserError(
                msg("{} is required to play a package; --paths plays what is saved beside a flow "
                    "document.",
                    name));
        require_date("--now", options->now);
        require_folder(options->screens);
        std::ifstream file;
        if (options->events != "-") {
          file.open(options->events);
          if (!file) throw UserError(msg("{}: cannot be opened. Check the name.", options->events));
        }
        std::istream& events = options->events == "-" ? std::cin : file;
        Printer printer(options->format == "json", options->screens);
        MachineOptions machine_options;
        machine_options.player.package_path = options->package;
        machine_options.player.trust_path = options->trust;
        machine_options.player.ledger_path = options->ledger;
        machine_options.player.withdrawals_path = options->withdrawals;
        machine_options.player.display = options->display;
        machine_options.starts = options->now.empty() ? clock_now() : *parse_date(options->now);
        machine_options.on_line = [&](const MachineLine& line) { printer.line(line); };
        machine_options.on_screen = [&](const ScreenView& view) { printer.screen(view); };
        Machine machine(std::move(machine_options));
        if (const Status loaded = machine.load(); !loaded) {
          printer.line({"refused", {{"code", loaded.error().code}, {"message", loaded.error().message}}});
          return Exit::findings;
        }
        std::size_t number = 0;
        for (std::string line; std::getline(events, line);) {
          ++number;
          line = line.substr(0, line.find('#'));
          line.erase(line.find_last_not_of(" \t\r") + 1);
          if (line.empty()) continue;
          try {
            if (!machine.take(line))
              printer.line({"ignored", {{"event", line}, {"step", std::string(machine.player().step())}}});
          } catch (const UserError& error) {
            throw UserError(msg("{}:{}: {}", options->events, number, error.message()));
          }
        }
        return Exit::fine;
      });
  command->add_option("package", options->package, words.tr("The package, or with --paths the flow document"))
      ->required();
  CLI::Option* trust = command->add_option("--trust", options->trust, words.tr("A trust file"));
  CLI::Option* ledger =
      command->add_option("--ledger", options->ledger, words.tr("The ledger; made if it is missing"));
  CLI::Option* withdrawals =
      command->add_option("--withdrawals", options->withdrawals,
                          words.tr("The list of withdrawals; beside the ledger when left out"));
  CLI::Option* events = command->add_option(
      "--events", options->events,
      std::string(words.tr("A file of events; - for standard input. ")) + Machine::events_help());
  CLI::Option* paths = command->add_flag(
      "--paths", options->paths,
      words.tr("Plays every path that is saved beside the flow document, and says which broke"));
  for (CLI::Option* other : {trust, ledger, withdrawals, events}) paths->excludes(other);
  command->add_option("--screens", options->screens,
                      words.tr("Write each screen shown as PNG into this folder"));
  command->add_option("--format", options->format, words.tr("text or json"))
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--display", options->display, words.tr("Id of a display; the first when left out"));
  command->add_option("--now", options->now, words.tr("Start the machine's clock on this date (ISO 8601)"));
}

void add_replay(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, as_of, screens, format = "text";
    std::size_t finding = 1;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "replay", words.tr("Plays a finding's path in the player, step by step."),
      "facenotice replay my.flow.xml --finding 1", [options, &words] {
        require_folder(options->screens);
        const Document document = Document::load(options->file);
        document.require_sound();
        const FontSet fonts = FontSet::open();
        const Report report = check_laid_out(document, fonts, check_options(words, options->as_of));
        if (report.verdict == Verdict::could_not_check)
          throw CouldNotCheck(Message::verbatim(report.could_not));
        if (options->finding == 0 || options->finding > report.findings.size())
          throw UserError(
              msg("There is no finding {}; the check has {}.", options->finding, report.findings.size()));
        const Finding& finding = report.findings[options->finding - 1];
        const bool json = options->format == "json";
        Printer printer(json, options->screens);
        printer.line({"finding", {{"id", finding.id}, {"message", finding.message}}});
        if (finding.trace.empty())
          throw UserError(
              msg("Finding {} ({}) is about what is written, not about a path: there is nothing to replay.",
                  options->finding, finding.id));
        MachineOptions machine_options;
        machine_options.starts = clock_now();
        machine_options.on_line = [&](const MachineLine& line) { printer.line(line); };
        machine_options.on_screen = [&](const ScreenView& view) { printer.screen(view); };
        Rehearsal rehearsal(document, report, fonts, std::move(machine_options));
        Machine& machine = rehearsal.machine();
        for (const FindingEvent& event : finding.trace) {
          for (const std::string& field : sent_fields(document.flow(), event.from, event.choice))
            machine.take("fill " + field);
          printer.line({"event", {{"event", as_event(event)}, {"step", event.to}}});
          if (!machine.take(as_event(event))) {
            // Where the gate refused the camera, nothing can match: the rest of the path cannot happen on a
            // machine.
            printer.line(
                {"stopped", {{"event", as_event(event)}, {"step", std::string(machine.player().step())}}});
            break;
          }
        }
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command
      ->add_option("--finding", options->finding,
                   words.tr("Number of the finding, in the order in which check prints them"))
      ->capture_default_str();
  command->add_option("--as-of", options->as_of, words.tr("Judge by the laws of this date (ISO 8601)"));
  command->add_option("--screens", options->screens,
                      words.tr("Write each screen shown as PNG into this folder"));
  command->add_option("--format", options->format, words.tr("text or json"))
      ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace facenotice::cli
