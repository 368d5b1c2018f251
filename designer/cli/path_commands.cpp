// SPDX-License-Identifier: MIT
// What is saved of plays: replaying paths, handing one on, and the deck of tests.
#include "designer/cli/path_commands.hpp"

#include <memory>

#include "designer/cli/chosen_look.hpp"
#include "designer/cli/command.hpp"
#include "designer/playing/deck_export.hpp"
#include "designer/playing/path_book.hpp"
#include "designer/playing/path_page.hpp"
#include "designer/playing/path_replay.hpp"
#include "designer/playing/path_test.hpp"
#include "export/checking/full_check.hpp"
#include "export/fonts/font_set.hpp"
#include "export/paper/passages_pdf.hpp"
#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::cli {
namespace {

Report checked(const Document& document, const FontSet& fonts, const Words& words) {
  Report report = check_laid_out(document, fonts, check_options(words, {}));
  if (report.verdict == Verdict::could_not_check) throw CouldNotCheck(Message::verbatim(report.could_not));
  return report;
}

Document sound(const std::string& file) {
  Document document = Document::load(file);
  document.require_sound();
  return document;
}

Words words_in(const Words& words, const std::string& language) {
  return language.empty() ? words : words_for(language);
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

void print_coverage(const WaysTried& tried, const PlayStory& story, const Words& words) {
  print(words.trf("{} of {} ways of the flow are tried.", tried.tried.size(), tried.all) + "\n");
  for (const FlowWay& way : tried.untried)
    print("  " + words.trf("untried: {}", way_in_words(story, words, way)) + "\n");
}

}  // namespace

Exit replay_saved_paths(const std::string& file, const Words& words) {
  const Document document = sound(file);
  const std::vector<SavedPath> saved = saved_paths(file, words);
  if (saved.empty())
    throw UserError(msg("No path is saved beside {}: the folder {} has none. The designer saves them.", file,
                        paths_folder(file).string()));
  const FontSet fonts = FontSet::open();
  PlaySession session(document, checked(document, fonts, words), fonts, {}, words, words,
                      PlaySession::Pictures::none);
  std::set<FlowWay> gone;
  std::size_t broke = 0;
  for (const SavedPath& one : saved) {
    const std::string name = one.file.filename().string();
    if (!one.trouble.empty()) {
      ++broke;
      print(words.trf("cannot be read: {}", one.trouble) + "\n");
      continue;
    }
    const std::optional<PathBreak> found = replay_path(session, one.path);
    gone.merge(ways_gone(document.flow(), session.moments()));
    if (found) ++broke;
    print(found ? words.trf("broke: {}, act {}: {}", one.path.title, found->act + 1, found->why.in(words)) +
                      "\n"
                : words.trf("holds: {}", one.path.title) + "\n");
  }
  print(words.trf("{} of {} paths hold.", saved.size() - broke, saved.size()) + "\n");
  print_coverage(ways_tried(FlowWays(document), gone), PlayStory(document, words), words);
  return broke == 0 ? Exit::fine : Exit::findings;
}

void add_path(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, title, page, test, language;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "path", words.tr("Hands a saved path on: as a page with pictures, or as a test of the player."),
      "facenotice path my.flow.xml \"Pays by face\" --page path.html", [options, &words] {
        if (options->page.empty() == options->test.empty())
          throw UserError(msg("Say what the path is to become: --page FILE or --test FILE."));
        const Document document = sound(options->file);
        std::string known;
        for (const SavedPath& saved : saved_paths(options->file, words)) {
          if (!saved.trouble.empty()) continue;
          known += (known.empty() ? "" : ", ") + saved.path.title;
          if (saved.path.title != options->title) continue;
          if (!options->test.empty()) {
            write_result(options->test, path_as_test(saved.path));
            return Exit::fine;
          }
          const Words said = words_in(words, options->language);
          const FontSet fonts = FontSet::open();
          const std::string& machine = saved.path.place.language;
          PlaySession session(document, checked(document, fonts, words), fonts, saved.path.place, said,
                              machine.empty() ? said : words_in(said, machine.substr(0, 2)));
          const std::optional<PathBreak> broke = replay_path(session, saved.path);
          write_result(options->page, path_as_html(session, saved.path.title, said));
          if (!broke) return Exit::fine;
          std::fprintf(
              stderr, "facenotice: %s\n",
              words.trf("the page ends at act {}: {}", broke->act + 1, broke->why.in(words)).c_str());
          return Exit::findings;
        }
        throw UserError(msg("No path “{}” is saved beside {}; there are: {}.", options->title, options->file,
                            known.empty() ? std::string("—") : known));
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("title", options->title, words.tr("The title of the path"))->required();
  command->add_option("--page", options->page, words.tr("Write an HTML page; - for standard output"));
  command->add_option("--test", options->test,
                      words.tr("Write a C++ source for Boost.Test; - for standard output"));
  command->add_option("--lang", options->language, words.tr("Language of the page: zh or en"))
      ->check(CLI::IsMember({"zh", "en"}));
}

void add_deck(Commands& commands) {
  const Words& words = commands.words;
  struct Options {
    std::string file, output, language;
    ChosenLook look;
  };
  auto options = std::make_shared<Options>();
  CLI::App* command = commands.add(
      "deck",
      words.tr("Prints cards for whoever installs the machine: sessions that try every two ways in a row."),
      "facenotice deck my.flow.xml --lang zh -o deck.pdf", [options, &words] {
        const bool pdf = ends_with(options->output, ".pdf");
        if (!pdf && !ends_with(options->output, ".html") && options->output != "-")
          throw UserError(msg("{}: a deck is a .pdf or a .html file; - prints HTML.", options->output));
        const Document document = sound(options->file);
        const Words said = words_in(words, options->language);
        const FontSet fonts = FontSet::open();
        const FlowWays ways(document);
        PlayPlace place;
        place.language = options->look.language_of(document.flow());
        place.display = options->look.display_of(document.flow()).id;
        place.variant = options->look.look();
        PlaySession session(document, checked(document, fonts, words), fonts, place, said, said,
                            PlaySession::Pictures::none);
        const TestDeck deck = play_deck(session, plan_deck(ways), said);
        if (!pdf) {
          write_result(options->output, deck_as_html(deck, said));
          return Exit::fine;
        }
        const std::vector<unsigned char> bytes = passages_pdf(
            deck_in_passages(deck, said), deck_title(deck, said), said.chinese() ? "zh-CN" : "en", fonts);
        write_result(options->output, std::string(bytes.begin(), bytes.end()));
        return Exit::fine;
      });
  command->add_option("file", options->file, words.tr("The flow document"))->required();
  command->add_option("--lang", options->language, words.tr("Language of the cards: zh or en"))
      ->check(CLI::IsMember({"zh", "en"}));
  options->look.add_options(*command, words);
  command
      ->add_option("-o,--output", options->output,
                   words.tr("The .pdf or .html file to write; - for standard output"))
      ->required();
}

}  // namespace facenotice::cli
