// SPDX-License-Identifier: MIT
// A fleet of vending machines: lawful variants of the template, and variants with the three faults that the
// inspection of the Shanghai metro found. Seeded: the same number gives the same fleet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace facenotice::test {

enum class Fault : std::uint8_t { none, capture_without_permission, bait, extra_questions };
const char* fault_word(Fault fault);

struct Machine {
  std::string name;  // "machine-0001"
  Fault fault = Fault::none;
  std::string variant;  // how the fault was made; empty: lawful
  std::string flow;     // the document
};

inline constexpr std::size_t inspected_machines = 1462, faulty_machines = 829;

// The fleet as inspected: 829 of 1,462 at fault, spread by the seed.
std::vector<Machine> inspected_fleet(const std::filesystem::path& source, std::uint64_t seed);

// Rows of the Shanghai packs that name this fault and no other of the three; at least one of them is found.
std::vector<std::string> rows_of(Fault fault);

}  // namespace facenotice::test
