// SPDX-License-Identifier: MIT
// reviewer, attest and waive: who reviews a document, what they confirm and what they let pass.
#include <memory>

#include "designer/cli/command.hpp"
#include "designer/cli/password.hpp"
#include "designer/review/answering.hpp"
#include "designer/review/letting_pass.hpp"
#include "designer/review/new_key.hpp"
#include "designer/review/receipts.hpp"
#include "export/checking/full_check.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/confirm.hpp"

namespace facenotice::cli {
namespace {

bool is_flow_document(const std::string& file) {
  constexpr std::string_view end = ".flow.xml";
  return file.size() > end.size() && file.compare(file.size() - end.size(), end.size(), end) == 0;
}

// Names, with the id in brackets: that is what is typed.
Message known_roles() {
  return Message([](const Words& words) {
    const AttestationCatalog& catalogue = RuleLibrary::installed()->attestations();
    std::string roles;
    for (const ReviewerRole& role : catalogue.roles())
      roles += (roles.empty() ? "" : words.tr(", ")) +
               words.trf("{} [{}]", catalogue.role_name(role.id, words.language()), role.id);
    return roles;
  });
}

struct ReviewerOptions {
  std::string file, public_key, until_text;
  Reviewer reviewer;
};

// Into a flow document, or into a list that vouches for reviewers.
void add_reviewer_to(const std::string& file, const Reviewer& reviewer) {
  if (is_flow_document(file)) {
    write_file_atomically(file, add_reviewer(Document::load(file), reviewer).document.bytes());
    return;
  }
  std::vector<Reviewer> reviewers;
  if (std::filesystem::exists(file)) reviewers = load_reviewers(file).reviewers;
  for (const Reviewer& other : reviewers)
    if (other.key == reviewer.key)
      throw UserError(msg("{}: {} signs with this key already: one key has one role.", file, other.name));
  reviewers.push_back(reviewer);
  write_file_atomically(file, format_reviewers(reviewers));
}

// Says whose key it was.
std::string revoke_in(const std::string& file, const std::string& key, const std::string& date) {
  std::string name;
  const auto take = [&](Reviewer& reviewer) {
    if (reviewer.key != key) return;
    reviewer.revoked = date;
    name = reviewer.name;
  };
  if (is_flow_document(file)) {
    const Document document = Document::load(file);
    const Edit revoked = revoke_reviewer(document, key, date);
    Paperwork paperwork = paperwork_of(document);
    for (Reviewer& reviewer : paperwork.reviewers) take(reviewer);
    write_file_atomically(file, revoked.document.bytes());
    return name;
  }
  std::vector<Reviewer> reviewers = load_reviewers(file).reviewers;
  for (Reviewer& reviewer : reviewers) take(reviewer);
  if (name.empty()) throw UserError(msg("{}: no reviewer has this key.", file));
  write_file_atomically(file, format_reviewers(reviewers));
  return name;
}

std::string id_of_key(const std::string& line) {
  return to_string(parse_public_key(line)->id);
}

}  // namespace

void add_reviewer_command(Commands& commands) {
  const Words& words = commands.words;
  auto options = std::make_shared<ReviewerOptions>();
  CLI::App* group = commands.app.add_subcommand(
      "reviewer",
      words.tr("Whose signatures count, in a flow document or in a list that vouches for reviewers."));
  group->require_subcommand(1);
  CLI::App* add = group->add_subcommand("add", words.tr("Adds a reviewer."));
  add->footer(std::string(words.tr("Example:")) +
              "\n  facenotice reviewer add my.flow.xml --name \"Li Wei\" --role counsel --key liwei.pub "
              "--until 2027-11-30");
  add->add_option("file", options->file,
                  words.tr("A flow document (.flow.xml), or a list of reviewers, made if it is missing"))
      ->required();
  add->add_option("--name", options->reviewer.name, words.tr("Who it is"))->required();
  add->add_option("--role", options->reviewer.role,
                  words.tr("In which role, such as counsel; an unknown one is refused with the list of all"))
      ->required();
  add->add_option("--key", options->public_key, words.tr("The .pub file"))->required();
  add->add_option("--from", options->reviewer.from,
                  words.tr("The first day on which the signature counts; today when left out"));
  add->add_option("--until", options->reviewer.until,
                  words.tr("The last day; a year from then when left out"));
  add->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      Reviewer& reviewer = options->reviewer;
      if (RuleLibrary::installed()->attestations().find_role(reviewer.role) == nullptr)
        throw UserError(msg("There is no role {}; there are: {}.", reviewer.role, known_roles()));
      require_date("--from", reviewer.from);
      require_date("--until", reviewer.until);
      reviewer = new_reviewer(reviewer.name, reviewer.role, load_public_key(options->public_key),
                              reviewer.from, reviewer.until);
      add_reviewer_to(options->file, reviewer);
      print(words.trf("{}: {}", options->file, reviewer_in_words(words, reviewer)) + "\n");
      return Exit::fine;
    };
  });
  CLI::App* revoke =
      group->add_subcommand("revoke", words.tr("From today on nothing counts that the key has signed."));
  revoke->footer(std::string(words.tr("Example:")) +
                 "\n  facenotice reviewer revoke my.flow.xml --key liwei.pub");
  revoke->add_option("file", options->file, words.tr("A flow document (.flow.xml), or a list of reviewers"))
      ->required();
  revoke->add_option("--key", options->public_key, words.tr("The .pub file"))->required();
  revoke->add_option("--on", options->until_text, words.tr("From this day (ISO 8601) instead"));
  revoke->callback([&commands, options, &words] {
    commands.run = [options, &words] {
      require_date("--on", options->until_text);
      const std::string key = format_public_key(load_public_key(options->public_key)),
                        from = options->until_text.empty() ? today() : options->until_text;
      const std::string name = revoke_in(options->file, key, from);
      print(words.trf("{}: the key {} of {} is revoked: from {} on nothing counts that it has signed.\n",
                      options->file, id_of_key(key), name, from));
      return Exit::fine;
    };
  });
}

void add_attest(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, key, reason, evidence_file, language, expires;
    std::vector<std::string> items;
    bool denied = false, taken_back = false;
    PasswordSource passwords;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "attest", words.tr("Answers what no program can judge: a reviewer signs it with a key."),
      "facenotice attest my.flow.xml --item H-02 --key dpo.key --evidence assessment.pdf", [options, &words] {
        require_date("--expires", options->expires);
        const Document document = Document::load(options->file);
        document.require_sound();
        const SecretKey key = unlock(options->key, options->passwords, words);
        const Report report = check_laid_out(document, FontSet::open(), check_options(words, ""));
        const SignedAnswers answers =
            sign_answers(document, report, *RuleLibrary::installed(), key,
                         {options->items, options->language,
                          options->taken_back ? Said::taken_back
                          : options->denied   ? Said::not_satisfied
                                              : Said::satisfied,
                          options->reason, options->evidence_file, options->expires});
        write_file_atomically(options->file, answers.edit.document.bytes());
        for (const Confirmation& given : answers.given) print(receipt_in_words(words, report, given));
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document; it is changed"))->required();
  command
      ->add_option("--item", options->items, words.tr("Id of the item, as check prints it; may be several"))
      ->required();
  command->add_option("--key", options->key, words.tr("A .key file of a reviewer of the document"))
      ->required();
  command->add_option("--reason", options->reason, words.tr("Why, in your own words; it is signed, too"));
  command->add_option("--evidence", options->evidence_file,
                      words.tr("A file that shows it; its SHA-256 is signed"));
  command->add_option("--language", options->language,
                      words.tr("Of an item that is asked once for each language: this one only"));
  command->add_option("--expires", options->expires, words.tr("Until when it holds (ISO 8601)"));
  CLI::Option* denied =
      command->add_flag("--not-satisfied", options->denied, words.tr("The answer is that it is not so"));
  command
      ->add_flag(
          "--take-back", options->taken_back,
          words.tr("What the key has answered before does not count any more; it stays in the history"))
      ->excludes(denied);
  options->passwords.add_to(*command, words);
}

void add_waive(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, key, finding, reason, expires;
    PasswordSource passwords;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "waive",
      words.tr(
          "Lets pass guidance, a standard or a threshold of ours, with a reason; never what a law demands."),
      "facenotice waive my.flow.xml --finding 0123456789abcdef --reason \"new screen in March\" --key "
      "counsel.key",
      [options, &words] {
        require_date("--expires", options->expires);
        const Document document = Document::load(options->file);
        document.require_sound();
        const Report report = check_laid_out(document, FontSet::open(), check_options(words, ""));
        const SecretKey key = unlock(options->key, options->passwords, words);
        const SignedWaiver done =
            sign_waiver(document, report, key, {options->finding, options->reason, options->expires});
        const Waiver& waiver = done.waiver;
        write_file_atomically(options->file, done.edit.document.bytes());
        print(words.trf("{} (finding {}) is let pass until {}: {}\n  signed by {} ({}), key {}\n",
                        waiver.rule, waiver.finding, waiver.expires, waiver.reason, waiver.approver,
                        RuleLibrary::installed()->attestations().role_name(waiver.role, words.language()),
                        waiver.key));
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document; it is changed"))->required();
  command
      ->add_option("--finding", options->finding, words.tr("The finding's fingerprint, as check prints it"))
      ->required();
  command->add_option("--reason", options->reason, words.tr("Why it may pass"))->required();
  command->add_option("--key", options->key, words.tr("A .key file of a reviewer of the document"))
      ->required();
  command->add_option("--expires", options->expires,
                      words.tr("Until when, a year at most (ISO 8601); a year when left out"));
  options->passwords.add_to(*command, words);
}

}  // namespace facenotice::cli
