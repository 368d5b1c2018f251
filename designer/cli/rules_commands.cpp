// SPDX-License-Identifier: MIT
// rules and coverage: the law as the program has it, for people who write or audit it.
#include <filesystem>
#include <memory>

#include <nlohmann/json.hpp>

#include "designer/cli/command.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"
#include "schema/packs/coverage.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice::cli {
namespace {

// A pack by its id, or by its file.
RulePack find_pack(const std::string& wanted) {
  if (std::filesystem::is_regular_file(wanted)) return RulePack::load(wanted);
  std::string known;
  for (const RulePack& pack : RuleLibrary::installed()->packs()) {
    if (pack.id() == wanted) return pack;
    known += (known.empty() ? "" : ", ") + pack.id();
  }
  throw UserError(msg("There is no rule pack {}; there are: {}.", wanted, known));
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string coverage_as_text(const Words& words, const std::vector<RowCoverage>& coverage) {
  const std::string language(words.language());
  std::string out;
  const RulePack* pack = nullptr;
  for (const RowCoverage& row : coverage) {
    if (row.pack != pack) {
      pack = row.pack;
      out += (out.empty() ? "" : "\n") + pack->id() + "  " + pack->title(language) + "\n";
    }
    std::string how;
    if (!row.assertions.empty()) how += std::string(words.tr("rule: ")) + joined(row.assertions);
    if (!row.human.empty())
      how += (how.empty() ? "" : "; ") + std::string(words.tr("person: ")) + joined(row.human);
    if (!row.row->not_checked.empty())
      how += (how.empty() ? "" : "; ") + std::string(words.tr("no document matter: ")) +
             row.row->not_checked.in(language);
    out += fmt::format("  {:<16} {:<18} {}\n", row.row->id, row.row->article.in(language), how);
  }
  const CoverageCounts counts = count(coverage);
  out += "\n" + words.trf("{}: {} by rules ({}), {} by a person only, {} no document matter.\n",
                          words.trn("{} rule", "{} rules", counts.rows), counts.by_rule,
                          words.trn("{} assertion", "{} assertions", counts.assertions),
                          counts.by_person_only, counts.no_document_matter);
  return out;
}

std::string coverage_as_json(const Words& words, const std::vector<RowCoverage>& coverage) {
  using Json = nlohmann::ordered_json;
  const CoverageCounts counts = count(coverage);
  Json json = {{"counts",
                {{"rows", counts.rows},
                 {"byRule", counts.by_rule},
                 {"byPersonOnly", counts.by_person_only},
                 {"noDocumentMatter", counts.no_document_matter},
                 {"assertions", counts.assertions}}},
               {"rows", Json::array()}};
  for (const RowCoverage& row : coverage) {
    Json entry = {{"pack", row.pack->id()},
                  {"id", row.row->id},
                  {"article", row.row->article.in("en")},
                  {"level", level_word(row.row->level)},
                  {"source", row.row->source},
                  {"assertions", row.assertions},
                  {"human", row.human}};
    if (!row.row->rest.empty()) entry["rest"] = row.row->rest.in(words.language());
    if (!row.row->not_checked.empty()) entry["notChecked"] = row.row->not_checked.in(words.language());
    json["rows"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace

void add_rules(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string pack, output;
  };
  auto options = std::make_shared<Options>();
  CLI::App* rules = commands.app.add_subcommand("rules", words.tr("The rule packs themselves."));
  rules->require_subcommand(1);
  CLI::App* expand = rules->add_subcommand(
      "expand", words.tr("Prints a pack as minimal Schematron, without inclusions and abstract patterns."));
  expand->footer(std::string(words.tr("Example:")) + "\n  facenotice rules expand CN-FRT -o cn-frt.sch");
  expand->add_option("pack", options->pack, words.tr("Id of a pack, or a file"))->required();
  expand->add_option("-o,--output", options->output,
                     words.tr("The file to write; standard output when left out"));
  expand->callback([&commands, options] {
    commands.run = [options] {
      write_result(options->output, find_pack(options->pack).expanded());
      return Exit::fine;
    };
  });
}

void add_coverage(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string pack, format = "text";
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "coverage", words.tr("Lists what becomes of every row of every law: a rule, a person, or why neither."),
      "facenotice coverage --pack CN-FRT", [options, &words] {
        const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
        std::vector<RowCoverage> coverage = coverage_of(*library);
        if (!options->pack.empty()) {
          const RulePack wanted = find_pack(options->pack);
          std::erase_if(coverage, [&](const RowCoverage& row) { return row.pack->id() != wanted.id(); });
        }
        print(options->format == "json" ? coverage_as_json(words, coverage)
                                        : coverage_as_text(words, coverage));
        return Exit::fine;
      });
  command->add_option("--pack", options->pack, words.tr("Id of a pack; all when left out"));
  command->add_option("--format", options->format, words.tr("text or json"))
      ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace facenotice::cli
