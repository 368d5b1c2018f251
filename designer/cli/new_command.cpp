// SPDX-License-Identifier: MIT
// new: a flow from a template, or from answers to a few questions.
#include <cstdio>
#include <memory>

#include "designer/cli/command.hpp"
#include "designer/composer/compose.hpp"
#include "designer/composer/templates.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::cli {
namespace {

ComposerAnswers parsed(const std::vector<std::string>& typed) {
  ComposerAnswers answers;
  for (const std::string& one : typed) {
    const std::size_t equals = one.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UserError(msg("“{}” is no answer: write QUESTION=ANSWER, such as place=metro-station.", one));
    const std::string key = one.substr(0, equals);
    if (!answers.emplace(key, one.substr(equals + 1)).second)
      throw UserError(msg("“{}” is answered twice.", key));
  }
  return answers;
}

// Every question with its answers; what stands first is the answer when none is given.
std::string questions_in_words(const ComposerAnswers& answers, const Words& words) {
  std::string text, group;
  for (const ComposerQuestion& question : composer_questions(answers, words)) {
    if (question.group != group) text += (text.empty() ? "" : "\n") + question.group + "\n";
    group = question.group;
    text += fmt::format("  {}  {}\n", question.key, question.label);
    if (question.options.empty()) text += words.trf("      words, such as: {}\n", question.example);
    for (const ComposerOption& option : question.options)
      text += fmt::format("      {}  {}\n", option.value, option.label);
    if (question.kind == ComposerQuestion::Kind::some_of)
      text += words.trf("      one or several, with spaces between them, such as: {}\n", question.value);
  }
  return text;
}

struct NewOptions {
  std::string name = "vending", file;
  std::vector<std::string> answers;
  bool overwrite = false, questions = false;
};

Exit start(const NewOptions& options, const Words& words) {
  const ComposerAnswers answers = parsed(options.answers);
  if (options.questions) {
    completed(answers);  // a wrong one is told before the list of the right ones
    print(questions_in_words(answers, words));
    return Exit::fine;
  }
  if (options.file.empty()) throw UserError(msg("Say where to write the flow: -o FILE."));
  std::string bytes;
  try {
    const Document made = [&] {
      if (answers.empty()) return load_template(options.name);
      LayoutMemo memo(FontSet::open());
      return compose(answers, memo, check_options(words, ""));
    }();
    bytes = made.bytes();
  } catch (const RefusedByLaw& refused) {
    std::fprintf(stderr, "facenotice: %s\n", refused.message().in(words).c_str());
    return Exit::findings;
  }
  AtomicWrite writing;
  writing.overwrite = options.overwrite;
  write_file_atomically(options.file, bytes, writing);
  if (!answers.empty())
    print(
        words.trf("{}: nothing in it is broken by these answers; facenotice check says what people must "
                  "still judge, and what stands in it as an example: replace that with your own.\n",
                  options.file));
  for (const std::string& language : to_be_translated(answers))
    print(
        words.trf("The texts in {} are drafts in English, which check calls an error: translate and approve "
                  "them (facenotice texts).\n",
                  language));
  return Exit::fine;
}

}  // namespace

void add_new(Commands& commands) {
  const Words& words = commands.words;
  auto options = std::make_shared<NewOptions>();
  CLI::App* command = commands.add(
      "new", words.tr("Starts a flow from a template, or from answers to a few questions."),
      "facenotice new --template vending -o my.flow.xml\n"
      "  facenotice new --answer service=entry --answer place=office-building --answer name=Riverside "
      "--answer phone=400-820-1234 --answer hours=9:00-18:00 --answer email=privacy@riverside.cn "
      "-o my.flow.xml",
      [options, &words] { return start(*options, words); });
  CLI::Option* from = command->add_option("--template", options->name, words.tr("Name of the template"))
                          ->capture_default_str();
  CLI::Option* answers =
      command
          ->add_option(
              "--answer", options->answers,
              words.tr("QUESTION=ANSWER; may be several. What is not answered is as --questions lists "
                       "it first; words that only you know must be answered. What no flow can be made lawful "
                       "with is refused with the article"))
          ->excludes(from);
  // One answer an option: the words after it are no answers.
  answers->allow_extra_args(false);
  command
      ->add_flag("--questions", options->questions,
                 words.tr("Prints the questions and their answers; some depend on the service: --answer "
                          "service=entry --questions"))
      ->excludes(from);
  command->add_option("-o,--output", options->file, words.tr("The file to write"));
  command->add_flag("--overwrite", options->overwrite, words.tr("Replace the file if it exists"));
}

}  // namespace facenotice::cli
