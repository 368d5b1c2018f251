// SPDX-License-Identifier: MIT
// audit: many flows or packages, a line each.
#include <memory>
#include <thread>

#include <nlohmann/json.hpp>

#include "designer/cli/command.hpp"
#include "designer/review/audit_words.hpp"
#include "export/checking/audit.hpp"
#include "schema/base/user_error.hpp"
#include "schema/base/words.hpp"

namespace facenotice::cli {
namespace {

std::string joined(const std::vector<std::string>& items, const char* between) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : between) + item;
  return text;
}

nlohmann::ordered_json as_json(const AuditLine& line) {
  nlohmann::ordered_json json = {{"file", line.file}, {"verdict", audit_word(line.kind)}};
  if (!line.message.empty()) {
    json["message"] = line.message;
    return json;
  }
  json.update({{"flow", line.flow},
               {"errors", line.errors},
               {"warnings", line.warnings},
               {"open", line.open},
               {"waived", line.waived},
               {"answersThatDoNotCount", line.stale},
               {"causes", line.causes},
               {"rules", line.rules}});
  return json;
}

// RFC 4180; a value that a spreadsheet would take for a formula is made text.
std::string cell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
    text.insert(at, "\"");
  return "\"" + text + "\"";
}
std::string as_csv(const AuditLine& line) {
  return cell(line.file) + "," + audit_word(line.kind) + "," + cell(line.flow) + "," +
         fmt::format("{},{},{},{},{},{}", line.errors, line.warnings, line.open, line.waived, line.stale,
                     line.causes) +
         "," + cell(joined(line.rules, " ")) + "," + cell(line.message) + "\r\n";
}

Exit exit_of(AuditLine::Kind kind) {
  switch (kind) {
    case AuditLine::Kind::lawful:
    case AuditLine::Kind::waiting:
      return Exit::fine;
    case AuditLine::Kind::broken:
      return Exit::findings;
    case AuditLine::Kind::unreadable:
      return Exit::bad_input;
    case AuditLine::Kind::could_not_check:
      break;
  }
  return Exit::could_not_check;
}

}  // namespace

void add_audit(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::vector<std::string> paths;
    std::string format = "text", as_of, reviewers;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    bool strict = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "audit", words.tr("Checks many flows or packages, a line each; folders are searched through."),
      "facenotice audit fleet/ --jobs 4 --format csv", [options, &words] {
        AuditOptions auditing;
        auditing.check = check_options(words, options->as_of);
        auditing.check.strict = options->strict;
        if (!options->reviewers.empty()) auditing.check.reviewers = load_reviewers(options->reviewers);
        auditing.check.rules = RuleLibrary::installed();
        auditing.jobs = options->jobs;
        const std::vector<std::filesystem::path> files =
            audited_files({options->paths.begin(), options->paths.end()});
        if (files.empty())
          throw UserError(msg("There is no flow document (.flow.xml) and no package (.fnp)."));
        if (options->format == "csv")
          print("file,verdict,flow,errors,warnings,open,waived,stale,causes,rules,message\r\n");
        Exit worst = Exit::fine;
        std::size_t counts[5] = {};
        audit(files, FontSet::open(), auditing, [&](const AuditLine& line) {
          ++counts[static_cast<std::size_t>(line.kind)];
          worst = std::max(worst, exit_of(line.kind));
          if (options->format == "json")
            print(as_json(line).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
          else
            print(options->format == "csv" ? as_csv(line) : audit_line_in_words(words, line));
        });
        const auto counted = [&](AuditLine::Kind kind) { return counts[static_cast<std::size_t>(kind)]; };
        if (options->format == "text")
          print(
              words.trf("{}: {} broken, {} waiting for people, {} lawful as far as checked, {} could "
                        "not be checked, {} unreadable.\n",
                        words.trn("{} flow", "{} flows", files.size()), counted(AuditLine::Kind::broken),
                        counted(AuditLine::Kind::waiting), counted(AuditLine::Kind::lawful),
                        counted(AuditLine::Kind::could_not_check), counted(AuditLine::Kind::unreadable)));
        if (options->format == "json")
          print(nlohmann::ordered_json{{"summary",
                                        {{"flows", files.size()},
                                         {"lawful-as-far-as-checked", counted(AuditLine::Kind::lawful)},
                                         {"waiting", counted(AuditLine::Kind::waiting)},
                                         {"broken", counted(AuditLine::Kind::broken)},
                                         {"couldNotCheck", counted(AuditLine::Kind::could_not_check)},
                                         {"unreadable", counted(AuditLine::Kind::unreadable)}}}}
                    .dump() +
                "\n");
        return worst;
      });
  command->add_option("path", options->paths, words.tr("Flow documents, packages, or folders of them"))
      ->required();
  command
      ->add_option("--jobs", options->jobs,
                   words.tr("How many are checked at a time; as many as there are processors"))
      ->check(CLI::Range(1U, 256U));
  command->add_option("--format", options->format, words.tr("text, json (a line each) or csv"))
      ->check(CLI::IsMember({"text", "json", "csv"}));
  command->add_option("--reviewers", options->reviewers,
                      words.tr("Who vouches for the documents' reviewers: a list of them"));
  command->add_option("--as-of", options->as_of, words.tr("Judge by the laws of this date (ISO 8601)"));
  command->add_flag("--strict", options->strict,
                    words.tr("What authorities and courts say counts as an error, not as a warning"));
}

}  // namespace facenotice::cli
