// SPDX-License-Identifier: MIT
// Prints what other Schematron engines need to be held against ours:
//
//   oracle_documents FOLDER [--random N] [--edited N] [--seed S] [--every K] [--states]
//
//   FOLDER/documents/NAME.flow.xml   the samples: every flow of the tree (of it, each K-th), N made up, N
//   edited FOLDER/trees/NAME.xml            their fact trees FOLDER/packs/ID.sch              the packs,
//   expanded FOLDER/ours.tsv                  what our engine finds: tree, pack, pattern, assertion, path of
//   the place FOLDER/samples.tsv               name and kind of each sample
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "export/checking/full_check.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/answers.hpp"
#include "schema/facts/facts.hpp"
#include "schema/packs/rule_library.hpp"
#include "tests/oracle/arguments.hpp"
#include "tests/oracle/samples.hpp"
#include "tests/support/tree_path.hpp"

using namespace facenotice;
using namespace facenotice::oracle;
using facenotice::test::path_of;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw std::runtime_error(file.string() + " cannot be written");
}

// One state a line: step, language, then per purpose told, told before (in another language), said, separate,
// guardian, asked, earlier; age, session, captured, attempts, acted. "Off" is the step past the last.
std::string states_of(const Flow& flow, const Exploration& exploration) {
  std::string lines;
  for (NodeId node = 0; node < exploration.size(); ++node) {
    const State state = exploration.state(node);
    const Watch watch = exploration.watch(node);
    unsigned told = 0, before = 0, separate = 0, guardian = 0, earlier = 0;
    std::uint32_t said = 0;
    for (std::size_t i = 0; i < flow.purposes.size(); ++i) {
      const auto p = static_cast<PurposeIndex>(i);
      told |= unsigned{state.notified(p)} << i;
      before |= unsigned{state.told_before(p)} << i;
      said |= static_cast<std::uint32_t>(state.decision(p)) << (2 * i);
      separate |= unsigned{state.separate(p)} << i;
      guardian |= unsigned{state.guardian_consented(p)} << i;
      earlier |= unsigned{state.given_earlier(p)} << i;
    }
    const std::size_t step = state.step == no_step ? flow.steps.size() : state.step;
    lines += fmt::format("{} {:d} {:x} {:x} {:x} {:x} {:x} {:x} {:x} {:d} {:d} {:d} {:d} {:d}\n", step,
                         state.language, told, before, said, separate, guardian, watch.chose_face, earlier,
                         static_cast<int>(state.age), state.in_session, state.face_captured, state.attempts,
                         watch.acted);
  }
  return lines;
}

std::vector<Sample> wanted(const Arguments& arguments) {
  const std::vector<Sample> of_the_tree = samples_of_the_tree(FACENOTICE_SOURCE_DIR);
  const auto seed = static_cast<std::uint32_t>(arguments.number("--seed", 1));
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < of_the_tree.size(); i += arguments.number("--every", 1))
    samples.push_back(of_the_tree[i]);
  for (std::uint32_t i = 0; i < arguments.number("--random", 0); ++i)
    samples.push_back(random_sample(seed + i));
  for (std::uint32_t i = 0; i < arguments.number("--edited", 0); ++i)
    samples.push_back(edited_sample(of_the_tree, seed + i));
  return samples;
}

int run(const Arguments& arguments) {
  const fs::path folder = arguments.first();
  const bool states = arguments.has("--states");
  for (const char* part : {"documents", "trees", "packs", "states"}) {
    fs::remove_all(folder / part);
    fs::create_directories(folder / part);
  }
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  for (const RulePack& pack : library->packs())
    write(folder / "packs" / (pack.id() + ".sch"), pack.expanded());

  LayoutMemo memo(FontSet::open());
  std::ofstream ours(folder / "ours.tsv"), list(folder / "samples.tsv");
  double seconds = 0;
  for (const Sample& sample : wanted(arguments)) {
    const Document document = Document::parse(sample.text, sample.name);
    document.require_sound();
    const Exploration exploration = Exploration::of(document.flow());
    if (!exploration.complete())
      throw CouldNotCheck(Message::verbatim(sample.name + " has too many reachable states."));
    const std::string tree =
        FactTree(document, exploration, measure_screens(document.flow(), memo),
                 attestation_facts(document, library->attestations(), judged_at), judged_at)
            .print();
    write(folder / "documents" / (sample.name + ".flow.xml"), sample.text);
    write(folder / "trees" / (sample.name + ".xml"), tree);
    list << sample.name << '\t' << sample.kind << '\n';
    if (states) {
      write(folder / "states" / (sample.name + ".txt"), states_of(document.flow(), exploration));
      continue;
    }
    // The tree as the others read it.
    pugi::xml_document read;
    if (!read.load_string(tree.c_str()))
      throw CouldNotCheck(Message::verbatim("The tree of " + sample.name + " is no XML."));
    const auto start = std::chrono::steady_clock::now();
    for (const RulePack& pack : library->packs())
      for (const Failure& failure : pack.evaluate(read, {}).failures)
        ours << sample.name << '\t' << pack.id() << '\t' << failure.pattern->id << '\t'
             << failure.assertion->id << '\t'
             << (failure.attribute ? std::string("@") + failure.attribute.name() : path_of(failure.where))
             << '\n';
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
  if (!ours.flush() || !list.flush()) throw std::runtime_error("the results cannot be written");
  write(folder / "ours.seconds", std::to_string(seconds) + "\n");
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return run_oracle("oracle_documents", count, words, run);
}
