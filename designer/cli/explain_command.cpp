// SPDX-License-Identifier: MIT
// explain: what the law asks, in words first; what only authors of rules need, at the end.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "designer/cli/command.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"
#include "schema/packs/rule_library.hpp"
#include "schema/report/formats.hpp"

namespace facenotice::cli {
namespace {

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

// Fixtures of the source tree that break this row: tests/fixtures/rules/NAME.edit with "rows: … ROW …".
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
      if (line.rfind("rows:", 0) != 0) continue;
      std::istringstream words(line.substr(5));
      for (std::string word; words >> word;)
        if (word == row) names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

// As the source tree and an installation have it alike: where they lie is nobody's matter.
std::string in_rules_folder(const std::string& where) {
  const std::size_t at = where.rfind("/rules/");
  return at == std::string::npos ? where : where.substr(at + 1);
}

class Explanation {
 public:
  Explanation(const RuleLibrary& library, Words words)
      : library_(library), words_(std::move(words)), language_(words_.language()) {}

  std::string of(const RulePack& pack, const Row& row) {
    const std::vector<const PatternInfo*> patterns = patterns_of(pack, row);
    out_ = row.id + "  " + cited(pack, row) + "\n\n";
    line(words_.tr("our reading: "), row.asks.in(language_));
    const std::string& text = row.see.empty() ? pack.source() : row.see;
    line(words_.tr("the law's own words: "),
         text.empty() ? words_.tr("no link to the official text is kept") : text);
    line(words_.tr("weight: "), level_in_words(words_, row.level));
    line(words_.tr("source: "), source_in_words(words_, row.source));
    line(words_.tr("in force: "), in_force(pack, row));
    line(words_.tr("binds: "), binds(pack));
    line(words_.tr("parameter: "), row.limit.in(language_));
    for (const PatternInfo* pattern : patterns)
      line(words_.tr("looked at: "),
           pattern->title.empty() ? pattern->property : pattern->title.in(language_));
    line(words_.tr("not looked at: "), row.rest.in(language_));
    if (!row.not_checked.empty()) line(words_.tr("No document can show it: "), row.not_checked.in(language_));
    add_people(pack, row);
    out_ += std::string("\n") + words_.tr("For authors of rules:") + "\n";
    line(words_.tr("written in: "), in_rules_folder(row.where));
    for (const PatternInfo* pattern : patterns) add(pack, *pattern);
    if (const std::vector<std::string> examples = examples_of(row.id); !examples.empty())
      line(words_.tr("Examples that break it (tests/fixtures/rules): "), joined_in_words(words_, examples));
    return std::move(out_);
  }

  std::string of(const AttestationItem& item) {
    out_ = item.id + "  " + item.statement.in(language_) + "\n\n";
    line(words_.tr("who confirms it: "), roles_of(item));
    if (item.roles.size() > 1) line("", words_.tr("Each of these roles answers, by a key of its own."));
    if (!item.evidence.empty()) line(words_.tr("by what: "), item.evidence.in(language_));
    if (item.evidence_required) line("", words_.tr("An answer without a file that shows it does not count."));
    line(words_.tr("how long an answer holds: "),
         item.holds_months > 0
             ? words_.trn("{} month, and until what it speaks of changes",
                          "{} months, and until what it speaks of changes", item.holds_months)
             : words_.tr("until what it speaks of changes"));
    if (!item.again.empty()) line(words_.tr("again: "), item.again.in(language_));
    if (item.per_language) line("", words_.tr("Asked once for each language of the document."));
    out_ += std::string("\n") + words_.tr("The laws that ask for it:") + "\n";
    for (const RulePack& pack : library_.packs())
      for (const Row& row : pack.rows())
        if (const std::vector<std::string> items = items_of(pack, row);
            std::find(items.begin(), items.end(), item.id) != items.end())
          add(pack, row);
    return std::move(out_);
  }

  // A property or an assertion: what it says, and the laws that use it. Empty when there is none.
  std::string of(const std::string& wanted) {
    std::string rows, about;
    for (const RulePack& pack : library_.packs())
      for (const PatternInfo& pattern : pack.patterns()) {
        const bool names = pattern.property == wanted || pattern.id == wanted;
        const bool asserts =
            std::any_of(pattern.assertions.begin(), pattern.assertions.end(),
                        [&](const AssertionInfo& assertion) { return assertion.id == wanted; });
        if (!names && !asserts) continue;
        if (about.empty()) {
          out_.clear();
          add(pack, pattern);
          about =
              wanted + "  " + (pattern.title.empty() ? pattern.property : pattern.title.in(language_)) + "\n";
          about += "\n" + std::string(words_.tr("For authors of rules:")) + "\n" + out_;
          about += std::string("\n") + words_.tr("The laws that ask for it:") + "\n";
        }
        out_.clear();
        add(pack, pack.rows()[pattern.row]);
        if (rows.find(out_) == std::string::npos) rows += out_;
      }
    return about + rows;
  }

 private:
  void line(const std::string& label, const std::string& text) {
    if (!text.empty()) out_ += "  " + label + text + "\n";
  }
  std::string cited(const RulePack& pack, const Row& row) const {
    return pack.title(language_) + (words_.chinese() ? "" : ", ") + row.article.in(language_);
  }
  void add(const RulePack& pack, const Row& row) {
    line("", words_.trf("{}, {}: {}", row.id, cited(pack, row), row.asks.in(language_)));
  }

  static std::vector<const PatternInfo*> patterns_of(const RulePack& pack, const Row& row) {
    std::vector<const PatternInfo*> patterns;
    for (const PatternInfo& pattern : pack.patterns())
      if (&pack.rows()[pattern.row] == &row && pattern.attested_item().empty()) patterns.push_back(&pattern);
    return patterns;
  }

  std::string binds(const RulePack& pack) const {
    std::vector<std::string> codes = pack.jurisdictions();
    codes.insert(codes.end(), pack.standards().begin(), pack.standards().end());
    return joined_in_words(words_, codes);
  }

  std::string in_force(const RulePack& pack, const Row& row) const {
    const std::string& from = row.effective.empty() ? pack.effective() : row.effective;
    const std::string& until = row.repealed.empty() ? pack.repealed() : row.repealed;
    return until.empty() ? words_.trf("from {}", from) : words_.trf("from {} until {}", from, until);
  }

  void add(const RulePack& pack, const PatternInfo& pattern) {
    line("", words_.trf("Property {}", pattern.property));
    for (const auto& [name, value] : pattern.parameters) line("  ", "$" + name + " = " + value);
    for (const AssertionInfo& assertion : pattern.assertions) {
      line(words_.tr("  assertion: "),
           assertion.id + (assertion.role.empty() ? "" : " (" + assertion.role + ")"));
      line(words_.tr("  for every: "), assertion.context);
      line(assertion.is_report ? words_.tr("  never: ") : words_.tr("  holds: "), assertion.test);
      for (const Parameter& parameter : pack.parameters())
        for (const std::string& threshold : assertion.thresholds)
          if (parameter.name == threshold)
            line(words_.tr("  threshold: "),
                 words_.trf("{} = {}, ours, not the law's", parameter.name, parameter.value));
    }
  }

  static std::vector<std::string> items_of(const RulePack& pack, const Row& row) {
    std::vector<std::string> items = row.human;
    for (const PatternInfo& pattern : pack.patterns())
      if (const std::string item = pattern.attested_item();
          &pack.rows()[pattern.row] == &row && !item.empty())
        if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    return items;
  }

  void add_people(const RulePack& pack, const Row& row) {
    const std::vector<std::string> items = items_of(pack, row);
    if (items.empty()) return;
    out_ += std::string("\n") + words_.tr("A person confirms:") + "\n";
    for (const std::string& id : items)
      if (const AttestationItem* item = library_.attestations().find(id))
        line("", words_.trf("{}, {}: {}", id, roles_of(*item), item->statement.in(language_)));
  }

  std::string roles_of(const AttestationItem& item) const {
    std::vector<std::string> names;
    for (const std::string& role : item.roles)
      names.push_back(library_.attestations().role_name(role, language_));
    return joined_in_words(words_, names);
  }

  const RuleLibrary& library_;
  Words words_;
  std::string language_;
  std::string out_;
};

}  // namespace

void add_explain(Commands& commands) {
  const Words& words = commands.words;
  auto wanted = std::make_shared<std::string>();
  CLI::App* command = commands.add(
      "explain", words.tr("Explains a rule: what the law asks, how it is checked, what a person confirms."),
      "facenotice explain CN-FRT-10.1", [wanted, &words] {
        const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
        Explanation explanation(*library, words);
        if (const RuleLibrary::Found found = library->find_row(*wanted); found.row != nullptr)
          print(explanation.of(*found.pack, *found.row));
        else if (const AttestationItem* item = library->attestations().find(*wanted))
          print(explanation.of(*item));
        else if (const std::string said = explanation.of(*wanted); !said.empty())
          print(said);
        else if (const Message meant = error_code_in_words(*wanted); !meant.empty())
          print(*wanted + "  " + meant.in(words) + "\n");
        else
          throw UserError(msg(
              "There is no rule, item, property or code {}; “facenotice coverage” lists them all.", *wanted));
        return Exit::fine;
      });
  command
      ->add_option(
          "rule", *wanted,
          words.tr(
              "A rule of law (CN-FRT-10.1), what people confirm (H-04), a property or an assertion, or a "
              "code of the player (package.role)"))
      ->required();
}

}  // namespace facenotice::cli
