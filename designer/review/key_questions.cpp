// SPDX-License-Identifier: MIT
// Fields, and what was put into them.
#include "designer/review/key_questions.hpp"

#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {
namespace {

using Kind = SheetField::Kind;

// Where, and with which password.
void ask_for_file(KeyQuestions& asked, const Words& words, const std::filesystem::path& file) {
  SheetField where = question("file", words.tr("Where your key is kept: for your eyes only"), Kind::new_file);
  where.value = file.string();
  asked.questions.push_back(std::move(where));
  asked.questions.push_back(
      question("password", words.trf("A password for it, {} characters at least", least_password).c_str(),
               Kind::password));
  asked.questions.push_back(question("again", words.tr("The same password again"), Kind::password));
}

}  // namespace

SheetField question(const char* key, const char* label, SheetField::Kind kind) {
  return {key, {}, label, kind};
}

std::vector<SheetField> key_questions(const Words& words) {
  return {question("key", words.tr("Your key (a .key file)"), Kind::file),
          question("password", words.tr("Its password, if it has one"), Kind::password)};
}

SecretKey key_of_answers(const Answered& answers) {
  const std::string& file = answers.at("key");
  if (file.empty()) throw UserError(msg("Choose the file of your key."));
  const std::string& password = answers.at("password");
  return load_secret_key(file,
                         [&]() -> std::string {
                           if (password.empty()) throw UserError(msg("The key has a password: type it in."));
                           return password;
                         })
      .key;
}

std::optional<PublicKey> public_half_of_answers(const Answered& answers) {
  std::filesystem::path beside = answers.at("key");
  beside.replace_extension(".pub");
  std::error_code ignored;  // there is none, for us
  if (!std::filesystem::is_regular_file(beside, ignored)) return std::nullopt;
  try {
    return load_public_key(beside);
  } catch (const UserError&) {
    return std::nullopt;  // the key itself is asked next, and says what is wrong
  }
}

KeyQuestions reviewer_key_questions(const Words& words, const std::vector<std::string>& roles,
                                    const std::filesystem::path& beside) {
  KeyQuestions asked{words.tr("Make a key"),
                     words.tr("Two files are made: your key, which nobody else may have, and beside it the "
                              "public half (.pub), by which others know your signature. You become a "
                              "reviewer of this document."),
                     {},
                     words.tr("Make the key")};
  asked.questions.push_back(question("name", words.tr("Your name"), Kind::line));
  SheetField as = question("role", words.tr("In which role you sign"), Kind::one_of);
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  for (const std::string& role : roles)
    as.options.push_back({role, library->attestations().role_name(role, words.language())});
  as.value = roles.front();
  asked.questions.push_back(std::move(as));
  SheetField until = question("until", words.tr("Until when your signature counts"), Kind::date);
  until.value = months_after(today(), 12);
  asked.questions.push_back(std::move(until));
  ask_for_file(asked, words, beside.parent_path() / (roles.front() + ".key"));
  return asked;
}

KeyQuestions package_key_questions(const Words& words, const std::filesystem::path& beside) {
  KeyQuestions asked{words.tr("Make a key"),
                     words.tr("Two files are made: your key, which nobody else may have, and beside it the "
                              "public half (.pub), which whoever runs the machines puts into their trust "
                              "file."),
                     {},
                     words.tr("Make the key")};
  ask_for_file(asked, words, beside.parent_path() / "legal.key");
  return asked;
}

NewKey new_key_of_answers(const Answered& answers) {
  const auto answer = [&](const char* key) {
    const auto found = answers.find(key);
    return found == answers.end() ? std::string() : found->second;
  };
  return {answer("name"),     answer("role"),  answer("file"),
          answer("password"), answer("again"), answer("until")};
}

}  // namespace facenotice
