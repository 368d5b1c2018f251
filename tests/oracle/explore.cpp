// SPDX-License-Identifier: MIT
// Times our exploration of one document, without reading it: oracle_explore FILE prints states and seconds
// (the best of five).
#include <algorithm>
#include <chrono>
#include <iostream>

#include "schema/base/user_error.hpp"
#include "schema/document/document.hpp"
#include "schema/explore/explore.hpp"
#include "tests/oracle/arguments.hpp"

using namespace facenotice;
using namespace facenotice::oracle;

namespace {

int run(const Arguments& arguments) {
  const Document document = Document::load(arguments.first());
  document.require_sound();
  double best = 0;
  std::size_t states = 0;
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const Exploration exploration = Exploration::of(document.flow());
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!exploration.complete())
      throw CouldNotCheck(Message::verbatim("The flow has too many reachable states."));
    states = exploration.size();
    best = i == 0 ? seconds : std::min(best, seconds);
  }
  std::cout << states << ' ' << best << '\n';
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return run_oracle("oracle_explore", count, words, run);
}
