// SPDX-License-Identifier: MIT
// law-change: what becomes wrong, or right, between two dates without anybody touching the flow.
#include <map>
#include <memory>

#include "designer/cli/command.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::cli {
namespace {

using Findings = std::map<std::pair<std::string, std::string>, const Finding*>;  // by rule and fingerprint

Findings findings_of(const Report& report) {
  Findings findings;
  for (const Finding& finding : report.findings) findings[{finding.id, finding.fingerprint}] = &finding;
  return findings;
}

std::string told(const Words& words, const char* mark, const Finding& finding, const Document& document) {
  return fmt::format("{} {}: {} [{}]\n    {}\n", mark, document.where(finding.place),
                     words.trf("{}: {}", severity_in_words(words, finding.severity), finding.message),
                     finding.id, finding.citation);
}

std::string packs_between(const Report& before, const Report& after) {
  std::string text;
  for (std::size_t i = 0; i < std::min(before.packs.size(), after.packs.size()); ++i) {
    if (before.packs[i].use == after.packs[i].use) continue;
    text +=
        "  " + after.words.trf("{}: {}", after.packs[i].title, use_in_words(after.packs[i], after)) + "\n";
  }
  return text;
}

Exit compare(const std::string& file, const FontSet& fonts, const CheckOptions& from,
             const CheckOptions& to) {
  const Words& words = from.words;
  const Document document = Document::load(file);
  document.require_sound();
  const VisualFacts measured = measure_screens(document.flow(), fonts);
  const Report before = check(document, measured, from), after = check(document, measured, to);
  for (const Report* report : {&before, &after})
    if (report->verdict == Verdict::could_not_check) {
      print(document.name() + ": " + words.trf("{}: {}", words.tr("could not check"), report->could_not) +
            "\n");
      return Exit::could_not_check;
    }
  const Findings old = findings_of(before), now = findings_of(after);
  std::string out;
  std::size_t appear = 0, vanish = 0;
  bool error = false;
  for (const auto& [key, finding] : now)
    if (old.count(key) == 0) {
      out += told(words, "+", *finding, document);
      ++appear;
      error = error || (finding->severity == Severity::error && finding->counts());
    } else if (old.at(key)->severity != finding->severity) {
      out += told(words, "~", *finding, document);
      error = error || (finding->severity == Severity::error && finding->counts());
    }
  for (const auto& [key, finding] : old)
    if (now.count(key) == 0) {
      out += told(words, "-", *finding, document);
      ++vanish;
    }
  print(words.trf("{}, from {} to {}: {}, {}.\n", document.name(), before.as_of, after.as_of,
                  words.trn("{} finding appears", "{} findings appear", appear),
                  words.trn("{} vanishes", "{} vanish", vanish)) +
        packs_between(before, after) + out);
  return error ? Exit::findings : Exit::fine;
}

}  // namespace

void add_law_change(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::vector<std::string> files;
    std::string from, to;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "law-change",
      words.tr("Lists the findings that appear or vanish between two dates, by changes of the law."),
      "facenotice law-change --from 2025-01-01 --to 2026-01-01 my.flow.xml", [options, &words] {
        require_date("--from", options->from);
        require_date("--to", options->to);
        const CheckOptions from = check_options(words, options->from), to = check_options(words, options->to);
        const FontSet fonts = FontSet::open();
        Exit worst = Exit::fine;
        for (const std::string& file : options->files)
          worst = std::max(worst, compare(file, fonts, from, to));
        return worst;
      });
  command->add_option("file", options->files, words.tr("Flow documents"))->required();
  command->add_option("--from", options->from, words.tr("The earlier date (ISO 8601)"))->required();
  command->add_option("--to", options->to, words.tr("The later date (ISO 8601)"))->required();
}

}  // namespace facenotice::cli
