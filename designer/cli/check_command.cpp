// SPDX-License-Identifier: MIT
// check and facts: what the rules say, and what they see.
#include <cstdio>
#include <memory>

#include <unistd.h>

#include "designer/cli/command.hpp"
#include "export/checking/full_check.hpp"
#include "export/paper/report_page.hpp"
#include "export/paper/report_pdf.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/unified_diff.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"
#include "schema/edit/apply_fix.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::cli {

namespace {

std::string in_format(const std::string& format, const Report& report, const Document& document,
                      const FontSet& fonts) {
  if (format == "pdf") {
    const std::vector<unsigned char> pdf = report_pdf(report, document, fonts);
    return {pdf.begin(), pdf.end()};
  }
  if (format == "json") return report_as_json(report);
  if (format == "sarif") return report_as_sarif(report, document);
  if (format == "svrl") return report_as_svrl(report);
  if (format == "html") return report_page(report, document, fonts);
  return report_as_text(report, document, false);
}

Exit exit_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::waiting:
    case Verdict::lawful_as_far_as_checked:
      return Exit::fine;
    case Verdict::broken:
      return Exit::findings;
    case Verdict::could_not_check:
      break;
  }
  return Exit::could_not_check;
}

// Makes the fixes that a program can make, until none is left: one fix may call for another. What was changed
// is printed as a difference; the file is replaced at the end, whole.
Report fix_all(Document& document, const FontSet& fonts, const CheckOptions& checking, bool dry_run) {
  const Words& words = checking.words;
  constexpr int most = 10;
  const std::string before = document.bytes(), file = document.name();
  Report report = check_laid_out(document, fonts, checking);
  std::size_t all = 0;
  for (int round = 0; round < most && report.verdict != Verdict::could_not_check; ++round) {
    std::vector<MechanicalFix> fixes;
    for (const Finding& finding : report.findings)
      if (finding.counts() && !finding.mechanical.empty()) fixes.push_back(finding.mechanical.front());
    try {
      FixesMade fixed = apply_fixes(document, fixes);
      if (fixed.made == 0) break;
      document = std::move(fixed.edit.document);
      all += fixed.made;
    } catch (const UserError&) {
      std::fprintf(stderr, "facenotice: %s\n",
                   words.tr("A fix would make the document unsound; it and what follows are left out."));
      break;
    }
    report = check_laid_out(document, fonts, checking);
  }
  print(unified_diff(file, before, document.bytes()));
  if (!dry_run && document.bytes() != before) write_file_atomically(file, document.bytes());
  std::fprintf(stderr, "facenotice: %s\n",
               dry_run ? words
                             .trn("{} fix would be made; nothing was written.",
                                  "{} fixes would be made; nothing was written.", all)
                             .c_str()
                       : words.trn("{} fix was made.", "{} fixes were made.", all).c_str());
  return report;
}

}  // namespace

void add_check(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, format = "text", as_of, language, output, reviewers;
    bool strict = false, fix = false, dry_run = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "check", words.tr("Checks a flow against the laws that bind it."),
      "facenotice check my.flow.xml --format html --lang zh-CN -o report.html", [options, &words] {
        if (options->dry_run && !options->fix) throw UserError(msg("--dry-run stands only beside --fix."));
        const Words report_words = options->language.empty() ? words : words_for(options->language);
        CheckOptions checking = check_options(report_words, options->as_of);
        checking.strict = options->strict;
        if (!options->reviewers.empty()) checking.reviewers = load_reviewers(options->reviewers);
        Document document = Document::load(options->file);
        try {
          document.require_sound();
        } catch (const UserError& error) {  // what cannot be read is told in the report's language, too
          throw UserError(Message::verbatim(error.message().in(report_words)));
        }
        const FontSet fonts = FontSet::open();
        const Report report = options->fix ? fix_all(document, fonts, checking, options->dry_run)
                                           : check_laid_out(document, fonts, checking);
        const bool colour =
            options->format == "text" && options->output.empty() && isatty(STDOUT_FILENO) != 0;
        write_result(options->output, colour ? report_as_text(report, document, true)
                                             : in_format(options->format, report, document, fonts));
        return exit_of(report.verdict);
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--format", options->format, words.tr("text, json, sarif, svrl, html or pdf"))
      ->check(CLI::IsMember({"text", "json", "sarif", "svrl", "html", "pdf"}));
  command->add_option("--as-of", options->as_of, words.tr("Judge by the laws of this date (ISO 8601)"));
  command->add_option("--reviewers", options->reviewers,
                      words.tr("Who vouches for the document's reviewers: a list of them; without it nothing "
                               "counts as confirmed"));
  command->add_flag("--strict", options->strict,
                    words.tr("What authorities and courts say counts as an error, not as a warning"));
  command->add_flag(
      "--fix", options->fix,
      words.tr("Make the fixes that a program can make, print the difference, and check again"));
  command->add_flag("--dry-run", options->dry_run,
                    words.tr("With --fix: print the difference and write nothing"));
  command->add_option("--lang", options->language, words.tr("Language of the report: en or zh-CN"))
      ->check(CLI::IsMember({"en", "zh-CN"}));
  command->add_option("-o,--output", options->output,
                      words.tr("The file to write; standard output when left out"));
}

void add_facts(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, as_of;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "facts", words.tr("Prints the flow with everything derived from it: the tree that rules see."),
      "facenotice facts my.flow.xml", [options, &words] {
        const Document document = Document::load(options->file);
        document.require_sound();
        print(print_facts(document, measure_screens(document.flow(), FontSet::open()),
                          check_options(words, options->as_of)));
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--as-of", options->as_of, words.tr("Judge by the laws of this date (ISO 8601)"));
}

}  // namespace facenotice::cli
