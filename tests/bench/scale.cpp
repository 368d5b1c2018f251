// SPDX-License-Identifier: MIT
// How the work grows: exploration with the steps, the live check in a long flow, the audit with the fleet.
// usage: bench_scale FACENOTICE_PROGRAM
#include <cmath>
#include <filesystem>
#include <fstream>

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <facenotice/flow_reader.hpp>

#include "export/checking/full_check.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/languages.hpp"
#include "schema/edit/rename.hpp"
#include "schema/edit/steps.hpp"
#include "schema/edit/texts.hpp"
#include "tests/bench/measuring.hpp"
#include "tests/support/fleet.hpp"
#include "tests/support/large_flow.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace facenotice;
using namespace facenotice::bench;

namespace {

const std::filesystem::path source = FACENOTICE_SOURCE_DIR;

std::size_t allocated() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

// The slope of the line through the points in doubly logarithmic scale.
double exponent(const std::vector<std::pair<double, double>>& points) {
  double x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [size, time] : points) {
    x += std::log(size);
    y += std::log(time);
    xx += std::log(size) * std::log(size);
    xy += std::log(size) * std::log(time);
  }
  const auto n = static_cast<double>(points.size());
  return (n * xy - x * y) / (n * xx - x * x);
}

void exploration() {
  heading("Exploration: a flow that asks for eight consents on its way");
  std::vector<std::pair<double, double>> times, states;
  for (const std::size_t steps : {10U, 100U, 1000U, 10000U}) {
    pugi::xml_document document;
    document.load_string(test::flow_of_steps(steps, 8).c_str());
    const FlowReading reading = read_flow(document.document_element());
    const std::size_t before = allocated();
    const Exploration kept = Exploration::of(reading.flow);
    const auto bytes = static_cast<double>(allocated() - before);
    const double ms = median_ms(steps > 5000 ? 3 : 7, [&] { Exploration::of(reading.flow); });
    const std::string name = std::to_string(steps) + " steps: ";
    const auto count = static_cast<double>(kept.size());
    row(name + std::to_string(kept.size()) + (kept.complete() ? " states" : " states, not complete"), ms);
    row("  states per second", count / ms * 1000, "");
    row("  memory per state, its edges included", bytes / count, "bytes");
    if (steps > 10) times.emplace_back(static_cast<double>(steps), ms);
    states.emplace_back(static_cast<double>(steps), count);
  }
  row("time grows with the steps to the power of", exponent(times), "");
  row("states grow with the steps to the power of", exponent(states), "");
}

void live_check(std::size_t screens, double aim) {
  heading(
      ("Live check: one keystroke in a text of a flow with " + std::to_string(screens) + " screens").c_str());
  const std::string text = test::flow_of_screens(source, screens);
  LayoutMemo memo(FontSet::open());
  CheckOptions options;
  options.today = "2026-11-24";
  (void)check_laid_out(Document::parse(text, "bench"), memo, options);
  std::vector<double> all, parsing, measuring, checking;
  std::string typed = text;
  const std::size_t at = typed.find("Welcome</text>");
  for (int key = 0; key < 21; ++key) {
    typed.insert(at, 1, static_cast<char>('a' + key));
    Document document = Document::parse("", "");
    VisualFacts measured;
    parsing.push_back(once_ms([&] { document = Document::parse(typed, "bench"); }));
    measuring.push_back(once_ms([&] { measured = measure_screens(document.flow(), memo); }));
    checking.push_back(once_ms([&] { check(document, measured, options); }));
    all.push_back(parsing.back() + measuring.back() + checking.back());
  }
  const auto median = [](std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  };
  row("keystroke to report (aim: less than " + std::to_string(static_cast<int>(aim)) + " ms)", median(all));
  row("  parse, structure check, typed flow", median(parsing));
  row("  lay out what changed, measure", median(measuring));
  row("  explore, facts, rules, report", median(checking));
}

void edits(std::size_t screens) {
  heading(
      ("Edits by name in a flow with " + std::to_string(screens) + " screens, the result judged").c_str());
  const Document document = Document::parse(test::flow_of_screens(source, screens), "bench");
  const StepId first(document.flow().steps[0].id), second(document.flow().steps[1].id);
  const int runs = screens > 500 ? 5 : 15;
  row("set_text", median_ms(runs, [&] { (void)set_title(document, {"en", "Another"}); }));
  row("connect", median_ms(runs, [&] { (void)connect(document, EntryOn{"presence"}, second); }));
  row("duplicate_step", median_ms(runs, [&] { (void)duplicate_step(document, first, StepId("copy")); }));
  row("rename_id", median_ms(runs, [&] { (void)rename_id(document, first, "renamed"); }));
  row("add_language", median_ms(runs, [&] { (void)add_language(document, "en-GB"); }));
}

void audit_files(const char* program, const std::filesystem::path& folder, std::size_t machines) {
  std::fflush(stdout);
  struct rusage used {};
  int status = 0;
  const double ms = once_ms([&] {
    const pid_t child = fork();
    if (child == 0) {
      if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(126);
      execl(program, program, "audit", folder.c_str(), "--jobs", "2", nullptr);
      _exit(127);
    }
    wait4(child, &status, 0, &used);
  });
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) std::printf("  the audit failed\n");
  const std::string name = std::to_string(machines) + " machines, two jobs: ";
  row(name + "time", ms / 1000, "s");
  row("  processor time", seconds(used.ru_utime) + seconds(used.ru_stime), "s");
  row("  peak memory", static_cast<double>(used.ru_maxrss) / 1024, "MB");
}

void audit(const char* program) {
  heading("Audit: the fleet of the Shanghai inspection");
  const test::TemporaryFolder folder;
  const std::filesystem::path quarter = folder / "quarter", whole = folder / "whole";
  std::filesystem::create_directories(quarter);
  std::filesystem::create_directories(whole);
  std::size_t written = 0;
  for (const test::Machine& machine : test::inspected_fleet(source, 20241014)) {
    if (written++ < test::inspected_machines / 4)
      std::ofstream(quarter / (machine.name + ".flow.xml")) << machine.flow;
    std::ofstream(whole / (machine.name + ".flow.xml")) << machine.flow;
  }
  audit_files(program, quarter, test::inspected_machines / 4);
  audit_files(program, whole, test::inspected_machines);
}

}  // namespace

int main(int argc, char** argv) {
  exploration();
  live_check(50, 30);
  live_check(200, 100);
  live_check(1000, 300);
  for (const std::size_t screens : {50U, 200U, 1000U}) edits(screens);
  if (argc > 1) audit(argv[1]);
  return 0;
}
