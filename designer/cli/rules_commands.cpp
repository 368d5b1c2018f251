// SPDX-License-Identifier: MIT
// rules, explain and coverage: the law as the program has it, for people who write, read or audit it.
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include <nlohmann/json.hpp>

#include "designer/cli/command.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/tr.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/human_items.hpp"
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
  throw UserError(trf("There is no rule pack {}; there are: {}.", wanted, known));
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string level_in_words(Level level) {
  switch (level) {
    case Level::must:
      return tr("must: a breach is an error");
    case Level::must_equiv:
      return tr("said by an authority or a court: a breach is a warning, with --strict an error");
    case Level::should:
      return tr("should: a breach is a warning");
    case Level::info:
      return tr("for information");
  }
  return {};
}

std::string source_in_words(const std::string& source) {
  if (source.front() == 'M') return trf("{} (not verified: at most a warning)", source);
  if (source.front() == 'H') return trf("{} (ours)", source);
  if (source.substr(0, 2) == "V*") return trf("{} (a summary was seen)", source);
  return trf("{} (the text was seen)", source);
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
  Explanation(const RuleLibrary& library, const RulePack& pack, const Row& row)
      : library_(library), pack_(pack), row_(row), language_(message_language()) {}

  std::string print() {
    out_ = row_.id + "  " + pack_.title(language_) + (language_ == "en" ? ", " : "") +
           row_.article.in(language_) + "\n";
    out_ += "  " + row_.asks.in(language_) + "\n\n";
    line(tr("weight: "), level_in_words(row_.level));
    line(tr("source: "), source_in_words(row_.source));
    line(tr("in force: "), in_force());
    line(tr("binds: "),
         joined(pack_.jurisdictions()) + (pack_.standards().empty() ? "" : " " + joined(pack_.standards())));
    line(tr("parameter: "), row_.limit.in(language_));
    line(tr("text of the law: "), row_.see.empty() ? pack_.source() : row_.see);
    line(tr("written in: "), row_.place);
    for (const PatternInfo& pattern : pack_.patterns())
      if (&pack_.rows()[pattern.row] == &row_ && attested_item(pattern).empty()) add(pattern);
    add_people();
    if (!row_.not_checked.empty())
      out_ += std::string("\n") + tr("No document can show it: ") + row_.not_checked.in(language_) + "\n";
    if (const std::vector<std::string> examples = examples_of(row_.id); !examples.empty())
      out_ +=
          std::string("\n") + tr("Examples that break it (tests/fixtures/rules): ") + joined(examples) + "\n";
    return std::move(out_);
  }

 private:
  void line(const char* label, const std::string& text) {
    if (!text.empty()) out_ += std::string("  ") + label + text + "\n";
  }

  std::string in_force() const {
    const std::string& from = row_.effective.empty() ? pack_.effective() : row_.effective;
    const std::string& until = row_.repealed.empty() ? pack_.repealed() : row_.repealed;
    return until.empty() ? trf("from {}", from) : trf("from {} until {}", from, until);
  }

  void add(const PatternInfo& pattern) {
    out_ += "\n" + trf("Property {}", pattern.property);
    if (!pattern.title.empty()) out_ += ": " + pattern.title.in(language_);
    out_ += "\n";
    for (const auto& [name, value] : pattern.parameters) line("", "$" + name + " = " + value);
    for (const AssertionInfo& assertion : pattern.assertions) {
      line(tr("assertion: "), assertion.id + (assertion.role.empty() ? "" : " (" + assertion.role + ")"));
      line(tr("for every: "), assertion.context);
      line(assertion.is_report ? tr("never: ") : tr("holds: "), assertion.test);
      for (const Parameter& parameter : pack_.parameters())
        for (const std::string& threshold : assertion.thresholds)
          if (parameter.name == threshold)
            line(tr("threshold: "), trf("{} = {}, ours, not the law's", parameter.name, parameter.value));
    }
  }

  void add_people() {
    std::vector<std::string> items = row_.human;
    for (const PatternInfo& pattern : pack_.patterns())
      if (const std::string item = attested_item(pattern);
          &pack_.rows()[pattern.row] == &row_ && !item.empty())
        if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    if (items.empty()) return;
    out_ += std::string("\n") + tr("A person confirms:") + "\n";
    for (const std::string& id : items)
      if (const AttestationItem* item = library_.attestations().find(id))
        line("", id + ", " + item->role.in(language_) + ": " + item->statement.in(language_));
  }

  const RuleLibrary& library_;
  const RulePack& pack_;
  const Row& row_;
  std::string language_;
  std::string out_;
};

std::string coverage_as_text(const std::vector<RowCoverage>& coverage) {
  const std::string language = message_language();
  std::string out;
  const RulePack* pack = nullptr;
  for (const RowCoverage& row : coverage) {
    if (row.pack != pack) {
      pack = row.pack;
      out += (out.empty() ? "" : "\n") + pack->id() + "  " + pack->title(language) + "\n";
    }
    std::string how;
    if (!row.assertions.empty()) how += std::string(tr("rule: ")) + joined(row.assertions);
    if (!row.human.empty())
      how += (how.empty() ? "" : "; ") + std::string(tr("person: ")) + joined(row.human);
    if (!row.row->not_checked.empty())
      how += (how.empty() ? "" : "; ") + std::string(tr("no document matter: ")) +
             row.row->not_checked.in(language);
    out += fmt::format("  {:<16} {:<18} {}\n", row.row->id, row.row->article.in(language), how);
  }
  const CoverageCounts counts = count(coverage);
  out += "\n" + trf("{} rows: {} by rules ({} assertions), {} by a person only, {} no document matter.\n",
                    counts.rows, counts.by_rule, counts.assertions, counts.by_person_only,
                    counts.no_document_matter);
  return out;
}

std::string coverage_as_json(const std::vector<RowCoverage>& coverage) {
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
    if (!row.row->not_checked.empty()) entry["notChecked"] = row.row->not_checked.in(message_language());
    json["rows"].push_back(std::move(entry));
  }
  return json.dump(2) + "\n";
}

}  // namespace

void add_rules(Commands& commands) {
  struct Options {
    std::string pack, output;
  };
  auto options = std::make_shared<Options>();
  CLI::App* rules = commands.app.add_subcommand("rules", tr("The rule packs themselves."));
  rules->require_subcommand(1);
  CLI::App* expand = rules->add_subcommand(
      "expand", tr("Prints a pack as minimal Schematron, without inclusions and abstract patterns."));
  expand->footer(std::string(tr("Example:")) + "\n  facenotice rules expand CN-FRT -o cn-frt.sch");
  expand->add_option("pack", options->pack, tr("Id of a pack, or a file"))->required();
  expand->add_option("-o,--output", options->output, tr("The file to write; standard output when left out"));
  expand->callback([&commands, options] {
    commands.run = [options] {
      write_result(options->output, find_pack(options->pack).expanded());
      return Exit::fine;
    };
  });
}

void add_explain(Commands& commands) {
  auto row = std::make_shared<std::string>();
  CLI::App* command = commands.add(
      "explain", tr("Explains a rule: what the law asks, how it is checked, what a person confirms."),
      "facenotice explain CN-FRT-10.1", [row] {
        const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
        const RuleLibrary::Found found = library->find_row(*row);
        if (found.row == nullptr)
          throw UserError(trf("There is no rule {}; “facenotice coverage” lists them all.", *row));
        print(Explanation(*library, *found.pack, *found.row).print());
        return Exit::fine;
      });
  command->add_option("rule", *row, tr("Id of the rule, as check prints it"))->required();
}

void add_coverage(Commands& commands) {
  struct Options {
    std::string pack, format = "text";
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "coverage", tr("Lists what becomes of every row of every law: a rule, a person, or why neither."),
      "facenotice coverage --pack CN-FRT", [options] {
        const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
        std::vector<RowCoverage> coverage = coverage_of(*library);
        if (!options->pack.empty()) {
          const RulePack wanted = find_pack(options->pack);
          std::erase_if(coverage, [&](const RowCoverage& row) { return row.pack->id() != wanted.id(); });
        }
        print(options->format == "json" ? coverage_as_json(coverage) : coverage_as_text(coverage));
        return Exit::fine;
      });
  command->add_option("--pack", options->pack, tr("Id of a pack; all when left out"));
  command->add_option("--format", options->format, tr("text or json"))
      ->check(CLI::IsMember({"text", "json"}));
}

}  // namespace facenotice::cli
