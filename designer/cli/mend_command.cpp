// SPDX-License-Identifier: MIT
// mend: the smallest changes that make a flow lawful, proposed, and one of them made.
#include <memory>
#include <set>

#include "designer/cli/command.hpp"
#include "designer/mending/proposal_words.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::cli {
namespace {

// The causes that the word names: by a row's id, an assertion, or the fingerprint of a finding. Throws
// UserError when nothing is wrong by that name.
std::set<std::string> causes_named(const Report& report, const std::string& name) {
  std::set<std::string> causes;
  for (const Finding& finding : report.findings)
    if (finding.counts() && finding.severity == Severity::error &&
        (name == finding.id || name == finding.fingerprint || name == finding.cause ||
         name == finding.assertion))
      causes.insert(finding.cause);
  if (causes.empty())
    throw UserError(msg("No error of this flow is named \"{}\"; check lists those that there are.", name));
  return causes;
}

std::string told(const Mending& mending, const Document& document, const Report& report, const Words& words) {
  std::string out;
  if (const std::string why = why_not_all(mending, words); !why.empty()) out += why + "\n";
  const Sheets sheets(words);
  const std::vector<std::string> titles = titles_of(sheets, document, report, mending, words);
  for (std::size_t number = 0; number < mending.proposals.size(); ++number) {
    const Proposal& proposal = mending.proposals[number];
    out += words.trf("Proposal {}:", number + 1) + " " + titles[number] + "\n";
    for (const std::string& change : changes_of(sheets, document, report, proposal, words))
      out += "    " + change + "\n";
  }
  if (!mending.only_people.empty()) {
    out += std::string(words.tr("Only people can do this:")) + "\n";
    for (const std::string& item : mending.only_people) out += "  " + item + "\n";
  }
  return out;
}

struct MendOptions {
  std::string file, cause, as_of;
  std::size_t apply = 0;
};

Exit run(const MendOptions& options, const Words& words) {
  const CheckOptions checking = check_options(words, options.as_of);
  const Document document = Document::load(options.file);
  document.require_sound();
  LayoutMemo memo(FontSet::open());
  const Report report = check_laid_out(document, memo, checking);
  if (report.verdict == Verdict::could_not_check) throw CouldNotCheck(Message::verbatim(report.could_not));
  if (report.verdict != Verdict::broken && options.cause.empty()) {
    print(std::string(words.tr("There is no error to mend.")) + "\n");
    return Exit::fine;
  }
  const std::set<std::string> causes =
      options.cause.empty() ? std::set<std::string>() : causes_named(report, options.cause);
  const Mending mending = mend(document, report, causes, memo, checking);
  print(told(mending, document, report, words));
  if (options.apply > mending.proposals.size())
    throw UserError(msg("There is no proposal {}; nothing was written.", options.apply));
  if (options.apply > 0)
    write_file_atomically(options.file, mending.proposals[options.apply - 1].document.bytes());
  return mending.mends_everything() ? Exit::fine : Exit::findings;
}

}  // namespace

void add_mend(Commands& commands) {
  const Words& words = commands.words;
  auto options = std::make_shared<MendOptions>();
  CLI::App* command = commands.add("mend", words.tr("Proposes the smallest changes that make a flow lawful."),
                                   "facenotice mend my.flow.xml --cause CN-FRT-12.1 --apply 1",
                                   [options, &words] { return run(*options, words); });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--cause", options->cause,
                      words.tr("Mend only this: the id of a rule, or of a finding, as check prints it"));
  command->add_option(
      "--apply", options->apply,
      words.tr("Write the flow with the proposal of this number; without it nothing is written"));
  command->add_option("--as-of", options->as_of, words.tr("Judge by the laws of this date (ISO 8601)"));
}

}  // namespace facenotice::cli
