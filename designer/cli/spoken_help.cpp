// SPDX-License-Identifier: MIT
// CLI11 has English sentences of its own; what they name is taken out of them.
#include "designer/cli/spoken_help.hpp"

#include <array>
#include <memory>
#include <regex>
#include <string>
#include <string_view>

namespace facenotice::cli {
namespace {

class SpokenFormatter : public CLI::Formatter {
 public:
  explicit SpokenFormatter(const Words& words) : words_(words) {
    label("Usage", words.tr("Usage"));
    label("OPTIONS", words.tr("OPTIONS"));
    label("SUBCOMMAND", words.tr("COMMAND"));
    label("SUBCOMMANDS", words.tr("COMMANDS"));
    label("Positionals", words.tr("Arguments"));
    label("REQUIRED", words.tr("(required)"));
    label("Excludes", words.tr("not with"));
    label("Needs", words.tr("with"));
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    return CLI::Formatter::make_group(group == "Options" ? words_.tr("Options") : group, is_positional,
                                      std::move(options));
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    constexpr std::string_view heading = "\nSubcommands:";
    std::string made = CLI::Formatter::make_subcommands(app, mode);
    if (const std::size_t at = made.find(heading); at != std::string::npos)
      made.replace(at, heading.size(), std::string("\n") + words_.tr("Commands") + ":");
    return made;
  }

 private:
  const Words& words_;
};

// Behind the first ": " of an English sentence.
std::string named_in(const std::string& said) {
  const std::size_t colon = said.find(": ");
  return colon == std::string::npos ? said : said.substr(colon + 2);
}

// A sentence of CLI11's, and what it names in it; ours takes the same.
struct Sentence {
  const char *theirs, *ours;
};
constexpr std::array sentences = {
    Sentence{R"((\S+): \d+ required \S+ missing)", noted("{}: what it takes is missing.")},
    Sentence{R"((\S+) excludes (\S+))", noted("{} does not go with {}.")},
    Sentence{R"((\S+) requires (\S+))", noted("{} needs {}, too.")},
    Sentence{R"((\S+): ([^]*) not in \{([^]*)\})", noted("{}: “{}” is none of these: {}.")},
    Sentence{R"((\S+): Value ([^]*) not in range (\d+) to (\d+))",
             noted("{}: “{}” is no number from {} to {}.")},
    Sentence{R"(Could not convert: (\S+) = ([^]*))", noted("{} cannot be “{}”.")},
};

std::string why_not(const CLI::Error& error, const Words& words) {
  std::string said = error.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return words.trf("This was not expected: {}", named_in(said));
  constexpr std::string_view required = " is required";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && said.ends_with(required)) {
    const std::string name = said.substr(0, said.size() - required.size());
    return name == "A subcommand" ? std::string(words.tr("A command is missing."))
                                  : words.trf("{} is required.", name);
  }
  for (const auto& [theirs, ours] : sentences) {
    std::smatch names;
    if (!std::regex_match(said, names, std::regex(theirs))) continue;
    // The names that it has, and none: a sentence leaves out what it does not take.
    return words.trf(ours, names[1].str(), names.size() > 2 ? names[2].str() : "",
                     names.size() > 3 ? names[3].str() : "", names.size() > 4 ? names[4].str() : "");
  }
  return said;
}

}  // namespace

void speak(CLI::App& app, const Words& words) {
  app.formatter(std::make_shared<SpokenFormatter>(words));
  app.set_help_flag("-h,--help", words.tr("Print this help message and exit"));
  app.failure_message([&words](const CLI::App*, const CLI::Error& error) {
    return why_not(error, words) + "\n" + words.tr("Run with --help for more information.") + "\n";
  });
}

}  // namespace facenotice::cli
