// SPDX-License-Identifier: MIT
// package: checks, lays out and packs; refuses while there are errors.
#include <memory>

#include "designer/cli/command.hpp"
#include "export/checking/full_check.hpp"
#include "export/package/release.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::cli {

void add_package(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, output, as_of, reviewers;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "package", words.tr("Makes the package that machines load. Refuses while the check has errors."),
      "facenotice package my.flow.xml -o my.fnp", [options, &words] {
        const Document document = Document::load(options->file);
        document.require_sound();
        const FontSet fonts = FontSet::open();
        CheckOptions checking = check_options(words, options->as_of);
        checking.words = Words();  // the same bytes whatever language the author's desktop speaks
        if (!options->reviewers.empty()) checking.reviewers = load_reviewers(options->reviewers);
        const Report report = check_laid_out(document, fonts, checking);
        if (report.verdict == Verdict::broken || report.verdict == Verdict::could_not_check) {
          std::fprintf(stderr, "%s", report_as_text(report, document, false).c_str());
          std::fprintf(stderr, "facenotice: %s\n",
                       words.tr("Refused: no package is made while the check finds errors."));
          return report.verdict == Verdict::broken ? Exit::findings : Exit::could_not_check;
        }
        write_file_atomically(options->output, format_package(make_release(document, report, fonts)));
        if (const std::size_t examples = report.examples.size(); examples > 0)
          std::fprintf(
              stderr, "facenotice: %s\n",
              words
                  .trn("{} value in it is still an example: nobody signs it for legal so, but for a trial.",
                       "{} values in it are still examples: nobody signs it for legal so, but for a trial.",
                       examples)
                  .c_str());
        if (report.draft()) {
          std::fprintf(stderr, "facenotice: %s: %s\n", options->output.c_str(),
                       words.tr("a DRAFT, because people have not answered what only they can"));
          std::fprintf(stderr, "facenotice: %s\n",
                       words.trf("“facenotice check {}” says who has yet to answer.", options->file).c_str());
        }
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--reviewers", options->reviewers,
                      words.tr("Who vouches for the document's reviewers: a list of them"));
  command->add_option("-o,--output", options->output, words.tr("The file to write"))->required();
  command->add_option("--as-of", options->as_of, words.tr("Judge by the laws of this date (ISO 8601)"));
}

}  // namespace facenotice::cli
