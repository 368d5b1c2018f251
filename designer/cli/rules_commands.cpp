// SPDX-License-Identifier: MIT
// rules, explain and coverage: the law as the program has it, for people who write, read or audit it.
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include <nlohmann/json.hpp>

#include "designer/cli/command.hpp"
#include "schema/base/data_files.hpp"
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

std::string level_in_words(const Words& words, Level level) {
  switch (level) {
    case Level::must:
      return words.tr("must: a breach is an error");
    case Level::must_equiv:
      return words.tr("said by an authority or a court: a breach is a warning, with --strict an error");
    case Level::should:
      return words.tr("should: a breach is a warning");
    case Level::info:
      return words.tr("for information");
  }
  return {};
}

std::string source_in_words(const Words& words, const std::string& source) {
  if (source.front() == 'M') return words.trf("{} (not verified: at most a warning)", source);
  if (source.front() == 'H') return words.trf("{} (ours)", source);
  if (source.substr(0, 2) == "V*") return words.trf("{} (a summary was seen)", source);
  return words.trf("{} (the text was seen)", source);
}

// Fixtures of the source tree that break this row: tests/fixtures/rules/NAME.edit with "expect: … ROW …".
std::vector<std::string> examples_of(const std::string& row) {
  std::vector<std::string> names;
  std::error_code none;
  std::filesystem::path folder;
  try {
    folder = data_file("tests/fixtures/rules");
  } catch (const CouldNotCheck&) {
    return names;  // an installation has no tests
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line) && line.rfind("<<<<", 0) != 0;) {
      if (line.rfind("expect:", 0) != 0) continue;
      std::istringstream words(line.substr(7));
      for (std::string word; words >> word;)
        if (word == row) names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Explanation {
 public:
  Explanation(const RuleLibrary& library, const RulePack& pack, const Row& row, Words words)
      : library_(library), pack_(pack), row_(row), words_(std::move(words)), language_(words_.language()) {}

  std::string print() {
    out_ = row_.id + "  " + pack_.title(language_) + (language_ == "en" ? ", " : "") +
           row_.article.in(language_) + "\n";
    out_ += "  " + row_.asks.in(language_) + "\n\n";
    line(words_.tr("weight: "), level_in_words(words_, row_.level));
    line(words_.tr("source: "), source_in_words(words_, row_.source));
    line(words_.tr("in force: "), in_force());
    line(words_.tr("binds: "),
         joined(pack_.jurisdictions()) + (pack_.standards().empty() ? "" : " " + joined(pack_.standards())));
    line(words_.tr("parameter: "), row_.limit.in(language_));
    line(words_.tr("text of the law: "), row_.see.empty() ? pack_.source() : row_.see);
    line(words_.tr("written in: "), row_.where);
    for (const PatternInfo& pattern : pack_.patterns())
      if (&pack_.rows()[pattern.row] == &row_ && pattern.attested_item().empty()) add(pattern);
    add_people();
    if (!row_.not_checked.empty())
      out_ +=
          std::string("\n") + words_.tr("No document can show it: ") + row_.not_checked.in(language_) + "\n";
    if (const std::vector<std::string> examples = examples_of(row_.id); !examples.empty())
      out_ += std::string("\n") + words_.tr("Examples that break it (tests/fixtures/rules): ") +
              joined(examples) + "\n";
    return std::move(out_);
  }

 private:
  void line(const char* label, const std::string& text) {
    if (!text.empty()) out_ += std::string("  ") + label + text + "\n";
  }

  std::string in_force() const {
    const std::string& from = row_.effective.empty() ? pack_.effective() : row_.effective;
    const std::string& until = row_.repealed.empty() ? pack_.repealed() : row_.repealed;
    return until.empty() ? words_.trf("from {}", from) : words_.trf("from {} until {}", from, until);
  }

  void add(const PatternInfo& pattern) {
    out_ += "\n" + words_.trf("Property {}", pattern.property);
    if (!pattern.title.empty()) out_ += ": " + pattern.title.in(language_);
    out_ += "\n";
    for (const auto& [name, value] : pattern.parameters) line("", "$" + name + " = " + value);
    for (const AssertionInfo& assertion : pattern.assertions) {
      line(words_.tr("assertion: "),
           assertion.id + (assertion.role.empty() ? "" : " (" + assertion.role + ")"));
      line(words_.tr("for every: "), assertion.context);
      line(assertion.is_report ? words_.tr("never: ") : words_.tr("holds: "), assertion.test);
      for (const Parameter& parameter : pack_.parameters())
        for (const std::string& threshold : assertion.thresholds)
          if (parameter.name == threshold)
            line(words_.tr("threshold: "),
                 words_.trf("{} = {}, ours, not the law's", parameter.name, parameter.value));
    }
  }

  void add_people() {
    std::vector<std::string> items = row_.human;
    for (const PatternInfo& pattern : pack_.patterns())
      if (const std::string item = pattern.attested_item();
          &pack_.rows()[pattern.row] == &row_ && !item.empty())
        if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    if (items.empty()) return;
    out_ += std::string("\n") + words_.tr("A person confirms:") + "\n";
    for (const std::string& id : items)
      if (const AttestationItem* item = library_.attestations().find(id))
        line("", id + ", " + roles_of(*item) + ": " + item->statement.in(language_));
  }

  std::string roles_of(const AttestationItem& item) const {
    std::string names;
    for (const std::string& role : item.roles)
      names += (names.empty() ? "" : words_.tr(", ")) + library_.attestations().role_name(role, language_);
    return names;
  }

  const RuleLibrary& library_;
  const RulePack& pack_;
  const Row& row_;
  Words words_;
  std::string language_;
  std::string out_;
};

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
  out +=
      "\n" + words.trf("{} rows: {} by rules ({} assertions), {} by a person only, {} no document matter.\n",
                       counts.rows, counts.by_rule, counts.assertions, counts.by_person_only,
                       counts.no_document_matter);
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
  expand->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      write_result(options->output, find_pack(options->pack).expanded());
      return Exit::fine;
    };
  });
}

void add_explain(Commands& commands) {
  const Words& words = commands.words;
  auto row = std::make_shared<std::string>();
  CLI::App* command = commands.add(
      "explain", words.tr("Explains a rule: what the law asks, how it is checked, what a person confirms."),
      "facenotice explain CN-FRT-10.1", [row, &words] {
        const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
        const RuleLibrary::Found found = library->find_row(*row);
        if (found.row == nullptr)
          throw UserError(msg("There is no rule {}; “facenotice coverage” lists them all.", *row));
        print(Explanation(*library, *found.pack, *found.row, words).print());
        return Exit::fine;
      });
  command->add_option("rule", *row, words.tr("Id of the rule, as check prints it"))->required();
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
