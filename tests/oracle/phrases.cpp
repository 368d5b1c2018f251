// SPDX-License-Identifier: MIT
// oracle_phrases FOLDER [--list NAME.LANGUAGE]: how well the word lists tell wrong phrases from lawful ones.
//
// The phrases were written without sight of the lists. Every second one (the 1st, 3rd, ... of a file) may be
// looked at while a list is mended; the others are held out, and --list never shows them.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "schema/words/word_lists.hpp"

namespace {

namespace fs = std::filesystem;

struct Phrase {
  bool wrong = false;
  std::string text;
};

struct Count {
  int right_hits = 0, false_hits = 0, misses = 0, quiet = 0;

  void add(bool wrong, bool hit) { ++(wrong ? (hit ? right_hits : misses) : (hit ? false_hits : quiet)); }
  void add(const Count& other) {
    right_hits += other.right_hits, false_hits += other.false_hits;
    misses += other.misses, quiet += other.quiet;
  }
  static double percent(int part, int rest) {
    return part + rest == 0 ? 100.0 : 100.0 * part / (part + rest);
  }
  double precision() const { return percent(right_hits, false_hits); }
  double recall() const { return percent(right_hits, misses); }
  int all() const { return right_hits + false_hits + misses + quiet; }
};

std::vector<Phrase> read(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<Phrase> phrases;
  for (std::string line; std::getline(stream, line);)
    if (line.size() > 2 && (line[0] == '+' || line[0] == '-') && line[1] == ' ')
      phrases.push_back({line[0] == '+', line.substr(2)});
  return phrases;
}

// As the rules ask: a label counts as a whole; a purpose is vague by a phrase, or by naming no act.
bool is_hit(const std::string& list, const std::string& language, const std::string& text) {
  const std::vector<facenotice::PhraseHit> hits = facenotice::WordLists::installed().find(text, language);
  const auto has = [&](std::string_view wanted) {
    return std::any_of(hits.begin(), hits.end(), [&](const facenotice::PhraseHit& hit) {
      return hit.list == wanted && (hit.whole || wanted != "generic-consent");
    });
  };
  if (list == "vague-purpose" && has("abstract-purpose") && !has("concrete-purpose")) return true;
  return has(list);
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fprintf(stderr, "usage: oracle_phrases FOLDER [--list NAME.LANGUAGE]\n");
    return 2;
  }
  const std::string shown = argc > 3 && std::string(argv[2]) == "--list" ? argv[3] : "";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::printf("%-24s %8s %10s %7s %10s %7s\n", "list", "phrases", "precision", "recall",
              "held out:", "recall");
  Count all_open, all_held;
  for (const fs::path& file : files) {
    const std::string stem = file.stem().string(), list = stem.substr(0, stem.find('.')),
                      language = stem.substr(stem.find('.') + 1);
    Count open, held;
    const std::vector<Phrase> phrases = read(file);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      const bool hit = is_hit(list, language, phrases[i].text);
      (i % 2 == 0 ? open : held).add(phrases[i].wrong, hit);
      if (i % 2 == 0 && stem == shown && hit != phrases[i].wrong)
        std::printf("  %s %s\n", hit ? "false alarm:" : "missed:     ", phrases[i].text.c_str());
    }
    std::printf("%-24s %8zu %9.1f%% %6.1f%% %9.1f%% %6.1f%%\n", stem.c_str(), phrases.size(),
                open.precision(), open.recall(), held.precision(), held.recall());
    all_open.add(open);
    all_held.add(held);
  }
  std::printf("%-24s %8d %9.1f%% %6.1f%% %9.1f%% %6.1f%%\n", "all", all_open.all() + all_held.all(),
              all_open.precision(), all_open.recall(), all_held.precision(), all_held.recall());
  return all_open.all() == 0 ? 3 : 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "oracle_phrases: %s\n", error.what());
  return 3;
}
