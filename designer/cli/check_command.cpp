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

namespace {

std::string in_format(const std::string& format, const Report& report, const Document& document) {
  if (format == "json") return report_as_json(report);
  if (format == "sarif") return report_as_sarif(report, document);
  if (format == "svrl") return report_as_svrl(report);
  if (format == "html") return report_as_html(report, document);
  return report_as_text(report, document, false);
}

}  // namespace

void add_check(Commands& commands) {
  struct Options {
    std::string file, format = "text", as_of, language, output;
    bool strict = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command =
      commands.add("check", tr("Checks a flow against the laws that bind it."),
                   "facenotice check my.flow.xml --format html --lang zh-CN -o report.html", [options] {
                     if (!options->language.empty()) use_message_language(options->language);
                     CheckOptions checking = check_options(options->as_of);
                     checking.strict = options->strict;
                     const Document document = Document::load(options->file);
                     document.require_sound();
                     const Report report = check_laid_out(document, FontSet::open(), checking);
                     const bool colour =
                         options->format == "text" && options->output.empty() && isatty(STDOUT_FILENO) != 0;
                     write_result(options->output, colour ? report_as_text(report, document, true)
                                                          : in_format(options->format, report, document));
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
  command->add_option("--format", options->format, tr("text, json, sarif, svrl or html"))
      ->check(CLI::IsMember({"text", "json", "sarif", "svrl", "html"}));
  command->add_option("--as-of", options->as_of, tr("Judge by the laws of this date (ISO 8601)"));
  command->add_flag("--strict", options->strict,
                    tr("What authorities and courts say counts as an error, not as a warning"));
  command->add_option("--lang", options->language, tr("Language of the report: en or zh-CN"))
      ->check(CLI::IsMember({"en", "zh-CN"}));
  command->add_option("-o,--output", options->output, tr("The file to write; standard output when left out"));
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
