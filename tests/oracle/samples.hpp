// SPDX-License-Identifier: MIT
// The flows that the oracles are asked about: all that the tree holds, and as many random ones as wanted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace facenotice::oracle {

struct Sample {
  std::string kind;  // template, lawful, fixture, rules, quiet, scenarios; sound, faulty, wild, edited
  std::string name;  // unique, and good as a file name: "rules.P05-refuse-here"
  std::string text;  // of the document
};

// Throws std::runtime_error, naming the file, when one cannot be read or an edit does not fit.
std::vector<Sample> samples_of_the_tree(const std::filesystem::path& source);

// A small flow made up from a seed: sound, faulty and wild ones in turn.
Sample random_sample(std::uint32_t seed);

// A lawful flow with one to four changes that nobody thought about, still a sound document.
Sample edited_sample(const std::vector<Sample>& of_the_tree, std::uint32_t seed);

}  // namespace facenotice::oracle
