// SPDX-License-Identifier: MIT
// check and facts: what the rules say, and what they see.
#include <cstdio>
#include <memory>

#include <unistd.h>

#include "designer/cli/command.hpp"
#include "export/visual_facts.hpp"
#include "schema/report.hpp"
#include "schema/tr.hpp"

namespace facenotice::cli {

void add_check(Commands& commands) {
  struct Options {
    std::string file, format = "text", as_of;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "check", tr("Checks a flow against the laws that bind it."),
      "facenotice check my.flow.xml --format json", [options] {
        CheckOptions checking = check_options(options->as_of);
        const Document document = Document::load(options->file);
        document.require_sound();
        const Report report = check_laid_out(document, FontSet::open(), checking);
        const bool colour = isatty(STDOUT_FILENO) != 0;
        print(options->format == "json" ? report_as_json(report) : report_as_text(report, document, colour));
        switch (report.verdict) {
          case Verdict::clean:
            return Exit::fine;
          case Verdict::findings:
            return Exit::findings;
          case Verdict::could_not_check:
            break;
        }
        return Exit::could_not_check;
      });
  command->add_option("file", options->file, tr("The flow document"))->required();
  command->add_option("--format", options->format, tr("text or json"))
      ->check(CLI::IsMember({"text", "json"}));
  command->add_option("--as-of", options->as_of, tr("Judge by the laws of this date (ISO 8601)"));
}

void add_facts(Commands& commands) {
  struct Options {
    std::string file, as_of;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      commands.add("facts", tr("Prints the flow with everything derived from it: the tree that rules see."),
                   "facenotice facts my.flow.xml", [options] {
                     const Document document = Document::load(options->file);
                     document.require_sound();
                     print(print_facts(document, measure_screens(document.flow(), FontSet::open()),
                                       check_options(options->as_of)));
                     return Exit::fine;
                   });
  command->add_option("file", options->file, tr("The flow document"))->required();
  command->add_option("--as-of", options->as_of, tr("Judge by the laws of this date (ISO 8601)"));
}

}  // namespace facenotice::cli
