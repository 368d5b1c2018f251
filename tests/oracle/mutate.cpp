// SPDX-License-Identifier: MIT
// Do the fixtures notice when a rule is wrong?
//
//   oracle_mutate EQUIVALENT [--every K] [--candidates FOLDER]
//
// Each assertion of the property library is made to hold always, and turned into its opposite; each pattern
// of a pack is asked everywhere (WHEN true()) and nowhere (WHEN false()). A mutant is killed when a lawful or
// quiet flow gets an error or warning, an edit of tests/fixtures/rules is found by other rows or assertions
// than it says, or an assertion that some edit broke is broken by none: what tests/schema/rule_fixtures.cpp
// holds. EQUIVALENT lists mutants that no flow can tell from the rule, with the reason. Every fact tree is
// made once, and only the patterns that a mutant concerns are evaluated anew.
//
// With --candidates, each edit of a folder is told with what it is found by now and which survivors it would
// kill: what a new fixture can be made of.
//
// Exit code 1: a mutant survived that is not listed, or one is listed that did not; 3: it could not be tried.
#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/answers.hpp"
#include "schema/check/human_items.hpp"
#include "schema/packs/jurisdictions.hpp"
#include "tests/oracle/arguments.hpp"
#include "tests/oracle/mutable_rule.hpp"
#include "tests/support/flow_edit.hpp"
#include "tests/support/known_limits.hpp"

using namespace facenotice;
using namespace facenotice::oracle;
namespace fs = std::filesystem;

namespace {

const fs::path source = FACENOTICE_SOURCE_DIR;

// --- the fixtures ------------------------------------------------------------------------------------------

using Failing = std::map<std::size_t, Assertions>;  // by rule; what is not in it does not fail

struct Fixture {
  std::string name;
  bool must_be_clean = false;          // lawful and quiet flows
  bool breaks = false;                 // counts for "some edit breaks it": edits, and what they start from
  std::optional<test::FlowEdit> edit;  // of tests/fixtures/rules
  std::unique_ptr<FactTree> tree;
  std::set<std::string> bound;  // ids of the packs that judge it
  std::string day;              // the one that it is judged at: it may name one on which a law has begun
  Failing fails;                // as the rules are
};

class Fixtures {
 public:
  Fixtures(const RuleLibrary& library, const std::vector<Rule>& rules)
      : library_(library), rules_(rules), memo_(FontSet::open()) {
    read_asked();
    std::set<std::string> bases;
    std::vector<test::FlowEdit> edits = test::edits_in(source, "tests/fixtures/rules");
    for (const test::FlowEdit& edit : edits) bases.insert(edit.base);
    add_flow("templates/vending.flow.xml", true, bases);
    for (const auto& entry : fs::directory_iterator(source / "tests/fixtures/lawful"))
      add_flow("tests/fixtures/lawful/" + entry.path().filename().string(), true, bases);
    for (const std::string& base : std::set<std::string>(bases)) add_flow(base, false, bases);
    for (const test::FlowEdit& edit : test::edits_in(source, "tests/fixtures/quiet"))
      add("quiet/" + edit.name, edit.applied(source)).must_be_clean = true;
    for (test::FlowEdit& edit : edits) {
      Fixture& fixture = add("rules/" + edit.name, edit.applied(source));
      fixture.breaks = true;
      fixture.edit = std::move(edit);
    }
    std::string not_as_said;
    for (const Fixture& fixture : all_) {
      if (notices(fixture, {})) not_as_said += "\n  " + fixture.name;
      if (fixture.must_be_clean)
        for (const std::string& line : asked_lines(fixture, {}))
          if (asked_of(fixture.name).count(line) == 0) not_as_said += "\n  asked: " + line;
      if (!fixture.breaks) continue;
      for (const auto& [rule, assertions] : fixture.fails)
        for (const std::string& assertion : assertions) broken_.emplace(rule, assertion);
    }
    if (!not_as_said.empty())
      throw CouldNotCheck(
          Message::verbatim("Without any mutant, these fixtures are not as they say:" + not_as_said));
  }

  const std::deque<Fixture>& all() const { return all_; }

  // Whether a fixture is not as it says when these rules fail as given, and the others as ever.
  bool notices(const Fixture& fixture, const Failing& mutated) const {
    if (fixture.must_be_clean) {
      const Failing& judged = mutated.empty() ? fixture.fails : mutated;
      for (const auto& [rule, assertions] : judged)
        for (const std::string& assertion : assertions)
          if (counts(fixture, rule) && !is_quiet(rule, assertion)) return true;
    }
    if (fixture.must_be_clean && asked_lines(fixture, mutated) != asked_of(fixture.name)) return true;
    if (!fixture.edit) return false;
    const Found found = found_by(fixture, mutated);
    return found.rows != fixture.edit->rows || found.also != fixture.edit->also;
  }

  // "lawful/beijing-office H-05: CN-PIPL-16 ...": what people are asked about a flow, and by which rows.
  std::set<std::string> asked_lines(const Fixture& fixture, const Failing& mutated) const {
    std::map<std::string, std::set<std::string>> rows;
    const auto note = [&](std::size_t rule, const Assertions& assertions) {
      if (assertions.count(asks) > 0 && judges(fixture, rule))
        rows[rules_[rule].info->attested_item()].insert(rules_[rule].row().id);
    };
    for (const auto& [rule, assertions] : fixture.fails)
      if (mutated.count(rule) == 0) note(rule, assertions);
    for (const auto& [rule, assertions] : mutated) note(rule, assertions);
    std::set<std::string> lines;
    for (const auto& [item, of] : rows)
      lines.insert(fmt::format("{} {}: {}", fixture.name, item, fmt::join(of, " ")));
    return lines;
  }

  // The rows and the other assertions that find an edit.
  struct Found {
    std::set<std::string> rows, also;
  };
  Found found_by(const Fixture& fixture, const Failing& mutated) const {
    Found found;
    const auto note = [&](std::size_t rule, const Assertions& assertions) {
      if (!counts(fixture, rule)) return;
      for (const std::string& assertion : assertions)
        if (assertion == fixture.edit->fails)
          found.rows.insert(rules_[rule].row().id);
        else if (!test::waits_for_pages(assertion))
          found.also.insert(assertion);
    };
    for (const auto& [rule, assertions] : fixture.fails)
      if (mutated.count(rule) == 0) note(rule, assertions);
    for (const auto& [rule, assertions] : mutated) note(rule, assertions);
    return found;
  }

  // One that is not kept.
  Fixture made(test::FlowEdit edit) {
    Fixture fixture = make("candidate/" + edit.name, edit.applied(source));
    fixture.edit = std::move(edit);
    return fixture;
  }

  bool is_broken(std::size_t rule, const std::string& assertion) const {
    return broken_.count({rule, assertion}) > 0;
  }

 private:
  void add_flow(const std::string& file, bool must_be_clean, std::set<std::string>& bases) {
    // "lawful/beijing-office", "templates/vending"
    std::string name = file.substr(0, file.find(".flow.xml"));
    if (const std::size_t at = name.find("fixtures/"); at != std::string::npos) name.erase(0, at + 9);
    for (const Fixture& known : all_)
      if (known.name == name) return;
    Fixture& fixture = add(name, test::file_text(source / file));
    fixture.must_be_clean = must_be_clean;
    fixture.breaks = bases.count(file) > 0;
  }

  Fixture& add(const std::string& name, const std::string& text) {
    all_.push_back(make(name, text));
    return all_.back();
  }

  Fixture make(const std::string& name, const std::string& text) {
    const Document document = Document::parse(text, name);
    document.require_sound();
    Fixture fixture;
    fixture.name = name;
    const std::string& named = document.flow().deployment.as_of;
    fixture.day = named.empty() ? judged_at : named;
    fixture.tree = std::make_unique<FactTree>(
        document, Exploration::of(document.flow()), measure_screens(document.flow(), memo_),
        attestation_facts(document, library_.attestations(), fixture.day), fixture.day);
    for (const RulePack& pack : bind_packs(library_, document, fixture.day, "en").packs)
      fixture.bound.insert(pack.id());
    std::map<const PatternInfo*, Assertions> found;
    for (const RulePack& pack : library_.packs()) found.merge(failing(pack, *fixture.tree));
    for (std::size_t rule = 0; rule < rules_.size(); ++rule)
      if (const auto failed = found.find(rules_[rule].info); failed != found.end())
        fixture.fails[rule] = failed->second;
    return fixture;
  }

  bool judges(const Fixture& fixture, std::size_t rule) const {
    return fixture.bound.count(rules_[rule].pack->id()) > 0 && rules_[rule].row().in_force(fixture.day);
  }
  // Whether a report on the fixture has findings of the rule at all.
  bool counts(const Fixture& fixture, std::size_t rule) const {
    return judges(fixture, rule) && rules_[rule].info->attested_item().empty();
  }
  // The lines of tests/fixtures/asked.txt about a flow.
  const std::set<std::string>& asked_of(const std::string& fixture) const {
    static const std::set<std::string> nothing;
    const auto found = asked_.find(fixture);
    return found == asked_.end() ? nothing : found->second;
  }
  void read_asked() {
    std::istringstream lines(test::file_text(source / "tests/fixtures/asked.txt"));
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == '#') continue;
      // What is asked by a pattern of its own; not the texts of each language (H-23/en), nor what a rule
      // finds.
      const std::string flow = line.substr(0, line.find(' ')), item = line.substr(flow.size() + 1);
      if (item.rfind("H-", 0) == 0 && item.find('/') > item.find(':')) asked_[flow].insert(line);
    }
  }
  // Whether its findings are neither errors nor warnings.
  bool is_quiet(std::size_t rule, const std::string& assertion) const {
    if (rules_[rule].row().level == Level::info || test::waits_for_pages(assertion)) return true;
    for (const AssertionInfo& known : rules_[rule].info->assertions)
      if (known.id == assertion) return known.role == "review" || known.role == "info";
    return false;
  }

  const RuleLibrary& library_;
  const std::vector<Rule>& rules_;
  LayoutMemo memo_;
  std::deque<Fixture> all_;
  std::map<std::string, std::set<std::string>> asked_;
  std::set<std::pair<std::size_t, std::string>> broken_;
};

// --- the mutants -------------------------------------------------------------------------------------------

struct Mutant {
  std::string kind, name, was;
  std::string assertion;                                // its fixtures are asked first
  std::vector<std::pair<std::size_t, RulePack>> rules;  // as they are then
};

bool is_killed(const Mutant& mutant, const Fixtures& fixtures) {
  std::vector<const Fixture*> order;
  for (const Fixture& fixture : fixtures.all()) order.push_back(&fixture);
  std::stable_partition(order.begin(), order.end(), [&](const Fixture* fixture) {
    return fixture->edit && fixture->edit->fails == mutant.assertion;
  });
  std::set<std::pair<std::size_t, std::string>> broken;
  for (const Fixture* fixture : order) {
    Failing mutated;
    for (const auto& [rule, pack] : mutant.rules) mutated[rule] = failing_alone(pack, *fixture->tree);
    if (fixtures.notices(*fixture, mutated)) return true;
    if (!fixture->breaks) continue;
    for (const auto& [rule, assertions] : mutated)
      for (const std::string& assertion : assertions) broken.emplace(rule, assertion);
  }
  for (const auto& [rule, pack] : mutant.rules)
    for (const AssertionInfo& info : pack.patterns().front().assertions) {
      const std::string assertion = plain(info.id);
      if (fixtures.is_broken(rule, assertion) != (broken.count({rule, assertion}) > 0)) return true;
    }
  return false;
}

// "MUTANT | reason" a line; a reason that begins with "open: " says what a fixture would have to be.
constexpr std::string_view open_mark = "open: ";
std::map<std::string, std::string> equivalents(const fs::path& file) {
  std::map<std::string, std::string> found;
  std::istringstream lines(test::file_text(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t at = line.find(" | ");
    if (at == std::string::npos || at + 3 >= line.size())
      throw CouldNotCheck(Message::verbatim(file.string() + ": a mutant needs its reason: " + line));
    if (!found.emplace(line.substr(0, at), line.substr(at + 3)).second)
      throw CouldNotCheck(Message::verbatim(file.string() + ": it is there twice: " + line));
  }
  return found;
}

class Trial {
 public:
  Trial(const Arguments& arguments)
      : arguments_(arguments),
        library_(RuleLibrary::installed()),
        rules_(rules_of(*library_)),
        fixtures_(*library_, rules_),
        equivalent_(equivalents(arguments.first())),
        every_(arguments.number("--every", 1)) {}

  int run() {
    const auto start = std::chrono::steady_clock::now();
    try_assertions();
    try_conditions();
    fmt::print("Mutation: do the fixtures notice a wrong rule? ({} fixtures, {} patterns)\n",
               fixtures_.all().size(), rules_.size());
    fmt::print("  {:<24}{:>9}{:>9}{:>12}{:>10}{:>9}\n", "", "mutants", "killed", "equivalent", "survived",
               "score");
    Score all;
    for (const auto& [kind, score] : scores_) {
      print(kind, score);
      all.tried += score.tried;
      all.killed += score.killed;
      all.equivalent += score.equivalent;
    }
    print("all", all);
    fmt::print("  {:.1f} seconds\n",
               std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    for (const std::string& line : survivors_) fmt::print("  survived: {}\n", line);
    if (const std::size_t open = surviving_.size() - survivors_.size(); open > 0)
      fmt::print("  {} of the survivors are known (equivalent.txt, open)\n", open);
    if (every_ == 1)
      for (const auto& [name, reason] : equivalent_)
        if (tried_.count(name) == 0) wrong_.push_back(name + ": there is no such mutant");
    for (const std::string& line : wrong_) fmt::print("  listed, but: {}\n", line);
    if (arguments_.has("--candidates")) try_candidates(arguments_.text("--candidates"));
    if (all.tried == 0) throw CouldNotCheck(Message::verbatim("There are no mutants."));
    return survivors_.empty() && wrong_.empty() ? 0 : 1;
  }

 private:
  struct Score {
    std::size_t tried = 0, killed = 0, equivalent = 0;
  };
  static void print(const std::string& kind, const Score& score) {
    const std::size_t counted = score.tried - score.equivalent;
    fmt::print(
        "  {:<24}{:>9}{:>9}{:>12}{:>10}{:>8.1f}%\n", kind, score.tried, score.killed, score.equivalent,
        counted - score.killed,
        counted == 0 ? 100.0 : 100.0 * static_cast<double>(score.killed) / static_cast<double>(counted));
  }

  void try_assertions() {
    std::map<std::string, std::vector<std::size_t>> instances;  // of an assertion of the library: rules
    std::map<std::string, const AssertionInfo*> infos;
    for (std::size_t rule = 0; rule < rules_.size(); ++rule)
      for (const AssertionInfo& info : rules_[rule].info->assertions) {
        instances[info.id].push_back(rule);
        infos[info.id] = &info;
      }
    for (const auto& [id, where] : instances)
      for (const bool opposite : {false, true}) {
        const std::string& test = infos[id]->test;
        // The opposite of false() is true().
        if (opposite && test == "false()") continue;
        if (!next()) continue;
        Mutant mutant{
            opposite ? "test negated" : "test true()", id + (opposite ? ": not" : ": true()"), test, id, {}};
        for (const std::size_t rule : where)
          mutant.rules.emplace_back(rule, rules_[rule].tested_by(id, opposite));
        judge(mutant);
      }
  }

  void try_conditions() {
    for (std::size_t rule = 0; rule < rules_.size(); ++rule)
      for (const char* condition : {"true()", "false()"}) {
        if (rules_[rule].when.empty() || rules_[rule].when == condition) continue;
        if (!next()) continue;
        Mutant mutant{std::string("WHEN ") + condition,
                      rules_[rule].info->id + ": WHEN " + condition,
                      rules_[rule].when,
                      "",
                      {}};
        if (!rules_[rule].info->assertions.empty())
          mutant.assertion = rules_[rule].info->assertions.front().id;
        mutant.rules.emplace_back(rule, rules_[rule].asked_when(condition));
        judge(mutant);
      }
  }

  void try_candidates(const fs::path& folder) {
    for (test::FlowEdit& edit : test::edits_in(folder, "")) try {
        Fixture candidate = fixtures_.made(std::move(edit));
        Fixtures::Found found = fixtures_.found_by(candidate, {});
        candidate.edit->rows = std::move(found.rows);
        candidate.edit->also = std::move(found.also);
        std::string killed;
        for (const Mutant& mutant : surviving_) {
          Failing mutated;
          for (const auto& [rule, pack] : mutant.rules) mutated[rule] = failing_alone(pack, *candidate.tree);
          if (fixtures_.notices(candidate, mutated)) killed += (killed.empty() ? "" : ";") + mutant.name;
        }
        if (killed.empty()) continue;
        fmt::print("candidate\t{}\t{}\t{}\t{}\n", candidate.edit->name, fmt::join(candidate.edit->rows, " "),
                   fmt::join(candidate.edit->also, " "), killed);
      } catch (const std::exception&) {
        continue;  // it does not fit, or the flow is not sound: no candidate
      }
  }

  bool next() { return counter_++ % every_ == 0; }

  void judge(const Mutant& mutant) {
    Score& score = scores_[mutant.kind];
    ++score.tried;
    tried_.insert(mutant.name);
    const auto listed = equivalent_.find(mutant.name);
    if (is_killed(mutant, fixtures_)) {
      ++score.killed;
      if (listed != equivalent_.end()) wrong_.push_back(mutant.name + ": it is killed after all");
    } else if (listed != equivalent_.end() && listed->second.rfind(open_mark, 0) == 0) {
      surviving_.push_back(mutant);
    } else if (listed != equivalent_.end()) {
      ++score.equivalent;
    } else {
      survivors_.push_back(mutant.name + " (was: " + mutant.was + ")");
      surviving_.push_back(mutant);
    }
  }

  Arguments arguments_;
  std::shared_ptr<const RuleLibrary> library_;
  std::vector<Rule> rules_;
  Fixtures fixtures_;
  std::map<std::string, std::string> equivalent_;
  std::size_t every_ = 1, counter_ = 0;
  std::map<std::string, Score> scores_;
  std::set<std::string> tried_;
  std::vector<std::string> survivors_, wrong_;
  std::vector<Mutant> surviving_;
};

int run(const Arguments& arguments) {
  return Trial(arguments).run();
}

}  // namespace

int main(int count, char** words) {
  return run_oracle("oracle_mutate", count, words, run);
}
