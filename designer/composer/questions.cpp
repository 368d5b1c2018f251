// SPDX-License-Identifier: MIT
// One table of answers; what each makes of a flow is in write_flow.cpp and said.xml.
#include "designer/composer/questions.hpp"

#include <algorithm>
#include <array>

#include "designer/composer/display_presets.hpp"
#include "designer/composer/languages.hpp"
#include "designer/composer/sites.hpp"
#include "designer/composer/word_list.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

using Kind = ComposerQuestion::Kind;

struct Asked {
  const char *key, *group, *label;
  Kind kind;
  const char* typed;  // what is ticked at first; of words, an example
  bool required = true;
};
constexpr auto asked = std::to_array<Asked>({
    {"service", noted("The machine"), noted("What does it do?"), Kind::one_of, ""},
    {"place", noted("The machine"), noted("Where does it stand?"), Kind::one_of, ""},
    {"law", noted("The machine"), noted("In which city?"), Kind::one_of, ""},
    {"display", noted("The machine"), noted("Which display does it have?"), Kind::one_of, ""},
    {"why", noted("The face"), noted("What is the face for?"), Kind::one_of, ""},
    {"operation", noted("The face"), noted("What is it compared with?"), Kind::one_of, ""},
    {"kept", noted("The face"), noted("How long is it kept?"), Kind::one_of, ""},
    {"sent", noted("The face"), noted("Where is it sent?"), Kind::one_of, ""},
    {"other-way", noted("People"), noted("What is the other way, without a face?"), Kind::one_of, ""},
    {"minors", noted("People"), noted("Do children come?"), Kind::one_of, ""},
    {"languages", noted("People"), noted("Which languages do they read?"), Kind::some_of, "zh-CN en"},
    {"name", noted("You"), noted("Who decides about the faces? (name of the company)"), Kind::line,
     noted("Example Co., Ltd.")},
    {"name-abroad", noted("You"), noted("Its name in the other languages, if it has one"), Kind::line,
     "Example Co., Ltd.", false},
    {"phone", noted("You"), noted("Phone for questions and complaints"), Kind::line, "400-000-0000"},
    {"hours", noted("You"), noted("When it is answered"), Kind::line, "9:00–18:00"},
    {"email", noted("You"), noted("E-mail for questions and complaints"), Kind::line, "privacy@example.com"},
});

struct Offered {
  const char *question, *value, *label;
  const char* services;  // that it is an answer for, words apart; empty: all
  const char* against;   // the row of the law that forbids it; empty: none
};
constexpr auto offered = std::to_array<Offered>({
    {"service", "vending", noted("Sells goods; people pay"), "", ""},
    {"service", "entry", noted("Opens a door"), "", ""},

    {"law", "CN-SH", noted("China: Shanghai"), "", ""},
    {"law", "CN-GD-SZ", noted("China: Shenzhen"), "", ""},
    {"law", "CN", noted("China: another city"), "", ""},

    {"why", "pay", noted("To pay"), "vending", ""},
    {"why", "open", noted("To open the door"), "entry", ""},
    {"why", "analyse", noted("Also to see who comes: age, sex, mood"), "", "CN-FRT-4.2"},

    {"operation", "verify", noted("The face of one person, who has said who they are"), "", ""},
    {"operation", "identify", noted("The faces of all who are registered"), "", ""},

    {"kept", "result", noted("Until there is a result"), "vending", ""},
    {"kept", "P30D", noted("Until it is withdrawn, 30 days at most"), "entry", ""},
    {"kept", "P180D", noted("Until it is withdrawn, 180 days at most"), "entry", ""},
    {"kept", "P1Y", noted("Until it is withdrawn, a year at most"), "entry", ""},
    {"kept", "for-ever", noted("Without an end"), "", "CN-FRT-8.2"},

    {"sent", "payment-company", noted("To the payment company, in China"), "vending", ""},
    {"sent", "nowhere", noted("Nowhere: it stays on the machine"), "entry", ""},
    {"sent", "site", noted("To a server of yours in the building"), "entry", ""},

    {"other-way", "qr", noted("QR code on the phone"), "vending entry", ""},
    {"other-way", "card", noted("Card"), "vending entry", ""},
    {"other-way", "cash", noted("Cash"), "vending", ""},
    {"other-way", "code", noted("Code to type"), "entry", ""},
    {"other-way", "staff", noted("Staff at the door, at all hours"), "entry", ""},
    {"other-way", "none", noted("There is none"), "", "CN-FRT-10.1"},

    {"minors", "unlikely", noted("Hardly: they are asked for their age and take the other way"), "", ""},
    {"minors", "yes", noted("Yes: a guardian decides for them"), "", ""},
    {"minors", "no", noted("No: nobody is asked for their age"), "", ""},
});

std::vector<ComposerOption> options_of(const std::string& question, const std::string& service,
                                       const Words& words) {
  std::vector<ComposerOption> options;
  // What must be told at once does not fit on ten inches.
  if (question == "display")
    for (const DisplayPreset& preset : display_presets)
      if (preset.height_mm > 300) options.push_back({preset.id, preset.shown(words)});
  if (question == "place") {
    for (const Site& site : sites)
      if (has_word(site.services, service)) options.push_back({site.setting, words.tr(site.label)});
    for (const ForbiddenRoom& room : forbidden_rooms) options.push_back({room.space, words.tr(room.label)});
  }
  if (question == "languages")
    for (const ComposedLanguage& one : composed_languages)
      options.push_back({one.code, one.written ? one.name : words.trf("{} – to be translated", one.name)});
  for (const Offered& one : offered)
    if (question == one.question && (*one.services == '\0' || has_word(one.services, service)))
      options.push_back({one.value, words.tr(one.label)});
  return options;
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

std::string known(const std::vector<ComposerOption>& options) {
  std::string all;
  for (const ComposerOption& option : options) all += (all.empty() ? "" : ", ") + option.value;
  return all;
}

void require_offered(const ComposerQuestion& question, const std::string& value) {
  if (std::none_of(question.options.begin(), question.options.end(),
                   [&](const ComposerOption& option) { return option.value == value; }))
    throw UserError(
        msg("“{}” is no answer to “{}” here; there are: {}.", value, question.key, known(question.options)));
}

// Somebody translates from what is there, and the machine has room to choose.
void require_languages(const std::vector<std::string>& codes) {
  if (std::none_of(codes.begin(), codes.end(), [](const std::string& code) { return is_written(code); }))
    throw UserError(
        msg("The texts are there in Chinese and English, and translated from these: take zh-CN or en, too."));
  if (codes.size() > most_languages)
    throw UserError(msg("At most {} languages find room on the screen to choose from.", most_languages));
}

}  // namespace

std::vector<ComposerQuestion> composer_questions(const ComposerAnswers& answers, const Words& words) {
  const auto service = answers.find("service");
  std::vector<ComposerQuestion> questions;
  for (const Asked& one : asked) {
    ComposerQuestion question{one.key, words.tr(one.group), words.tr(one.label), one.kind, {}};
    question.options = options_of(one.key, service == answers.end() ? "vending" : service->second, words);
    const auto answer = answers.find(one.key);
    if (answer != answers.end())
      question.value = answer->second;
    else
      question.value = one.kind == Kind::one_of && !question.options.empty() ? question.options.front().value
                       : one.kind == Kind::some_of                           ? one.typed
                                                                             : "";
    if (one.kind == Kind::line) question.example = words.tr(one.typed);
    question.required = one.required;
    questions.push_back(std::move(question));
  }
  return questions;
}

ComposerAnswers completed(const ComposerAnswers& answers) {
  ComposerAnswers all;
  for (const auto& [key, value] : answers) {
    std::string keys;
    for (const Asked& one : asked) keys += (keys.empty() ? "" : ", ") + std::string(one.key);
    if (std::none_of(asked.begin(), asked.end(), [&key = key](const Asked& one) { return key == one.key; }))
      throw UserError(msg("Nobody asks “{}”; the questions are: {}.", key, keys));
  }
  const std::vector<ComposerQuestion> questions = composer_questions(answers, Words());
  for (const ComposerQuestion& question : questions) {
    if (question.kind != Kind::line && is_blank(question.value))
      throw UserError(msg("The answer to “{}” is missing.", question.key));
    if (question.kind == Kind::one_of) require_offered(question, question.value);
    if (question.kind == Kind::some_of) {
      const std::vector<std::string> words = words_of(question.value);
      for (const std::string& word : words) require_offered(question, word);
      if (question.key == "languages") require_languages(words);
    }
    all[question.key] = question.value;
  }
  return all;
}

namespace {

// Digits as people write them: +86 400-820 1234 (ext. 5).
bool is_phone(const std::string& text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      ++digits;
    else if (c == ':' || c == '@')
      return false;
  }
  return digits >= 3 && digits <= 20;
}

bool is_email(const std::string& text) {
  const std::size_t at = text.find('@');
  return at != std::string::npos && at > 0 && text.find('@', at + 1) == std::string::npos &&
         text.find('.', at + 2) != std::string::npos && text.back() != '.' &&
         text.find_first_of(" \t,;:") == std::string::npos;
}

}  // namespace

void require_words(const ComposerAnswers& answers) {
  std::string missing;
  for (const Asked& one : asked)
    if (one.kind == Kind::line && one.required && is_blank(answers.at(one.key)))
      missing += (missing.empty() ? "" : ", ") + std::string(one.key);
  if (!missing.empty())
    throw UserError(msg(
        "These answers are missing: {}. People read them in the notice, and only you know them.", missing));
  // Who slips by one field must not publish hours as an address.
  if (!is_phone(answers.at("phone")))
    throw UserError(msg("“{}” is no telephone number: people must be able to call it.", answers.at("phone")));
  if (!is_email(answers.at("email")))
    throw UserError(
        msg("“{}” is no e-mail address: people must be able to write to it.", answers.at("email")));
}

std::vector<ComposerRefusal> refusals(const ComposerAnswers& answers) {
  std::vector<ComposerRefusal> refused;
  const ForbiddenRoom* room = find_forbidden_room(answers.at("place"));
  if (room != nullptr) refused.push_back({"place", room->row});
  for (const Offered& one : offered)
    if (*one.against != '\0' && answers.at(one.question) == one.value)
      refused.push_back({one.question, one.against});
  // Staff are of age; of all others nobody knows it who does not ask.
  const Site* site = find_site(answers.at("service"), answers.at("place"));
  const bool staff = site != nullptr && std::string_view(site->audience) == "employees";
  if (answers.at("minors") == "no" && !staff) refused.push_back({"minors", "CN-FRT-7.1"});
  return refused;
}

}  // namespace facenotice
