// SPDX-License-Identifier: MIT
// The rule engine beside its peers: the packs that bind the vending template, expanded, over the same trees.
// usage: bench_rules NODE_FOLDER (with node-schematron installed), or bench_rules alone, without that peer
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "export/checking/full_check.hpp"
#include "schema/check/answers.hpp"
#include "schema/facts/facts.hpp"
#include "schema/packs/jurisdictions.hpp"
#include "schema/schematron/rule_evaluator.hpp"
#include "tests/bench/measuring.hpp"
#include "tests/support/child.hpp"
#include "tests/support/large_flow.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::bench;

namespace {

const std::filesystem::path source = FACENOTICE_SOURCE_DIR;
constexpr const char* judged_at = "2026-11-24";

struct Subject {
  std::size_t screens = 0;
  std::string file;  // of the tree
  double ours = 0;
  std::size_t elements = 0, assertions = 0, failures = 0;
};

void evaluate(const std::vector<RulePack>& packs, const RuleLibrary& library, const FactTree& tree,
              Subject& subject) {
  EvaluationOptions options;
  options.as_of = judged_at;
  subject.assertions = subject.failures = 0;
  const RuleEvaluators::Lease evaluator(library.evaluators(), tree.tree());
  for (const RulePack& pack : packs) {
    const Evaluation evaluation = pack.evaluate(*evaluator, options);
    subject.assertions += evaluation.looks.size();
    subject.failures += evaluation.failures.size();
  }
}

// The numbers in one column of what a peer prints, separated by tabs, summed.
double sum_of(const std::string& lines, std::size_t column) {
  double sum = 0;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream fields(line);
    std::string field;
    for (std::size_t i = 0; i <= column && std::getline(fields, field, '\t'); ++i)
      if (i == column) sum += std::atof(field.c_str());
  }
  return sum;
}

struct Peer {
  const char* name;
  std::vector<std::string> command;
  std::size_t seconds_column;
  std::size_t given_up_column;  // packs that it cannot evaluate; 0: it says nothing of that
};

void run(const Peer& peer, const std::vector<std::string>& packs, const std::vector<Subject>& subjects) {
  constexpr int patience = 120;
  for (const Subject& subject : subjects) {
    std::vector<std::string> command = {"/usr/bin/timeout", std::to_string(patience)};
    command.insert(command.end(), peer.command.begin(), peer.command.end());
    command.insert(command.end(), packs.begin(), packs.end());
    command.insert(command.end(), {"--", subject.file});
    const test::ChildResult result = test::run_apart(command);
    const std::string name = std::to_string(subject.screens) + " screens: " + peer.name;
    if (result.exit_code != 0) {
      std::printf("  %s: %s\n", name.c_str(),
                  result.exit_code == 124 ? "stopped after two minutes" : result.err.c_str());
      return;
    }
    const double ms = sum_of(result.out, peer.seconds_column) * 1000;
    row(name, ms);
    row("  times ours", ms / subject.ours, "x");
    if (const double given_up = peer.given_up_column > 0 ? sum_of(result.out, peer.given_up_column) : 0;
        given_up > 0)
      row("  packs that it gives up on, of " + std::to_string(packs.size()), given_up, "");
  }
}

}  // namespace

int main(int argc, char** argv) {
  const test::TemporaryFolder folder;
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  heading("Rules: the packs that bind the vending template, over its tree and longer ones");
  row("load and hold together every pack", median_ms(5, [] { RuleLibrary::load(source / "schema/rules"); }));
  LayoutMemo memo(FontSet::open());
  std::vector<Subject> subjects;
  std::vector<std::string> packs;
  for (const std::size_t screens : {std::size_t{12}, std::size_t{100}, std::size_t{1000}}) {
    const Document document = Document::parse(test::flow_of_screens(source, screens), "bench");
    document.require_sound();
    Subject subject;
    for (const Step& step : document.flow().steps)
      if (step.kind == StepKind::screen) ++subject.screens;
    const Exploration exploration = Exploration::of(document.flow());
    const VisualFacts measured = measure_screens(document.flow(), memo);
    const FactTree tree(document, exploration, measured,
                        attestation_facts(document, library->attestations(), judged_at), judged_at);
    subject.file = (folder / ("tree-" + std::to_string(screens) + ".xml")).string();
    std::ofstream(subject.file) << tree.print();
    const std::vector<RulePack> binding = bind_packs(*library, document, judged_at, "en").packs;
    if (packs.empty())
      for (const RulePack& pack : binding) {
        packs.push_back((folder / (pack.id() + ".sch")).string());
        std::ofstream(packs.back()) << pack.expanded();
      }
    subject.ours = median_ms(screens > 500 ? 3 : 15, [&] { evaluate(binding, *library, tree, subject); });
    const std::string name = std::to_string(subject.screens) + " screens: FaceNotice, ";
    row(name + std::to_string(subject.assertions) + " assertions, " + std::to_string(subject.failures) +
            " failures",
        subject.ours);
    subjects.push_back(std::move(subject));
  }
  run({"lxml isoschematron",
       {"/usr/bin/python3", (source / "tests/oracle/lxml_run.py").string(), "--time"},
       2,
       0},
      packs, subjects);
  if (argc > 1)
    run({"node-schematron (XPath 3.1)", {"/usr/bin/node", std::string(argv[1]) + "/run.js"}, 1, 2}, packs,
        subjects);
  return 0;
}
