// SPDX-License-Identifier: MIT
// The same as the command line's, with dialogs.
#include "designer/gui/frame/path_actions.hpp"

#include <wx/filedlg.h>
#include <wx/msgdlg.h>

#include "designer/gui/base/form_dialog.hpp"
#include "designer/gui/base/long_work.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/base/written_file.hpp"
#include "designer/gui/play/paths_panel.hpp"
#include "designer/playing/deck_export.hpp"
#include "designer/playing/path_page.hpp"
#include "designer/playing/path_replay.hpp"
#include "designer/playing/path_test.hpp"
#include "export/paper/passages_pdf.hpp"
#include "schema/base/atomic_file.hpp"
#include "schema/base/data_files.hpp"

namespace facenotice::gui {
namespace {

SheetField language_question(const Words& words) {
  SheetField language{"language", {}, words.tr("Language"), SheetField::Kind::one_of};
  language.options = {{"zh-CN", "中文"}, {"en", "English"}};
  language.value = words.chinese() ? "zh-CN" : "en";
  return language;
}

}  // namespace

PathActions::PathActions(wxWindow& window, Workbench& workbench, Selection& selection, PlayControl& play,
                         PathShelf& shelf, PathsPanel& panel, Reporter& reporter,
                         std::function<void()> show_play, std::function<void()> show_paths)
    : window_(window),
      workbench_(workbench),
      selection_(selection),
      play_(play),
      shelf_(shelf),
      panel_(panel),
      reporter_(reporter),
      show_play_(std::move(show_play)),
      show_paths_(std::move(show_paths)) {
  connections_ += panel_.replay_all_asked.connect([this] { replay_all(); });
  connections_ += panel_.watch_asked.connect([this] { watch(); });
  connections_ += panel_.missing_asked.connect([this] { play_missing(); });
  connections_ += panel_.page_asked.connect([this] { page(); });
  connections_ += panel_.test_asked.connect([this] { test(); });
  connections_ += panel_.deck_asked.connect([this] { deck(); });
  connections_ +=
      shelf_.troubled.connect([this](const std::string& said) { reporter_.tell(said, wxICON_ERROR); });
}

std::string PathActions::ask_for_file(const char* title, const std::string& name, const wxString& types) {
  wxFileDialog dialog(&window_, ui(title), ui(workbench_.path().parent_path()), ui(name), types,
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return {};
  return as_path(dialog.GetPath()).string();
}

void PathActions::written(const std::string& file) {
  tell_written(reporter_, workbench_.words().trf("Written: {}", file), file);
}

const PlayPath& PathActions::selected() const {
  const PlayPath* path = panel_.selected();
  if (path == nullptr) throw UserError(msg("Select a saved path in the list “Paths” first."));
  return *path;
}

bool PathActions::save() {
  const Words& words = workbench_.words();
  std::string name;
  std::filesystem::path file;
  reporter_.attempt([&] {
    SheetField title{"title", {}, words.tr("What the path shows"), SheetField::Kind::line};
    title.help = words.tr("It is the name of the file, too. A path of the same name is replaced.");
    FormDialog dialog(&window_, words, words.tr("Save the path"), {}, {title}, words.tr("Save"),
                      [&](const FormDialog::Answers& answers) {
                        name = answers.at("title");
                        file = shelf_.save(play_.path(name));
                        play_.way_is_kept();
                      });
    dialog.ShowModal();
  });
  if (file.empty()) return false;
  reporter_.tell(words.trf("The path “{}” is saved: {}", name, file.string()), wxICON_INFORMATION,
                 {{words.tr("Show"), [this, file] {
                     show_paths_();
                     panel_.select(file);
                   }}});
  return true;
}

bool PathActions::may_end_play() {
  if (!play_.has_unsaved_way()) return true;
  const Words& words = workbench_.words();
  wxMessageDialog dialog(&window_, ui(words.tr("Save the path that you have played?")),
                         ui(words.tr("A path that is not saved")), wxYES_NO | wxCANCEL | wxICON_QUESTION);
  std::string lost = words.tr("It is lost when the play ends. Saved, it is played again after every change.");
  if (const std::size_t others = play_.branches().size(); others > 0)
    lost +=
        (words.chinese() ? "" : " ") +
        words.trn("{} other branch is lost with it: save what you need of it first, from the timeline.",
                  "{} other branches are lost with it: save what you need of them first, from the timeline.",
                  others);
  dialog.SetExtendedMessage(ui(lost));
  dialog.SetYesNoCancelLabels(ui(words.tr("&Save…")), ui(words.tr("&Discard")),
                              ui(words.tr("&Keep playing")));
  const int answer = dialog.ShowModal();
  return answer == wxID_YES ? save() : answer == wxID_NO;
}

void PathActions::stop() {
  if (may_end_play()) play_.stop();
}

void PathActions::replay_all() {
  shelf_.replay_all();
}

void PathActions::watch() {
  reporter_.attempt([this] {
    const PlayPath path = selected();
    if (!may_end_play()) return;
    play_.replay(path);
    show_play_();
  });
}

void PathActions::play_missing() {
  reporter_.attempt([this] {
    const bool playing = play_.playing();
    PlayActs acts = shelf_.missing(playing ? std::span<const PlayMoment>(play_.session().moments())
                                           : std::span<const PlayMoment>());
    if (acts.empty())
      return reporter_.tell(workbench_.words().tr("Every way of the flow has been tried."),
                            wxICON_INFORMATION);
    if (!may_end_play()) return;
    play_.play_acts(selection_.view(), std::move(acts));
    show_play_();
  });
}

void PathActions::page() {
  reporter_.attempt([this] {
    const Words& words = workbench_.words();
    const PlayPath path = selected();
    const std::string file =
        ask_for_file(words.tr("The path as a page"), path.title + ".html", "HTML|*.html");
    if (file.empty()) return;
    const Document document = workbench_.document_to_edit();
    std::optional<PathBreak> broke;
    const auto html = long_work(window_, words, words.tr("The path is played…"), [&](const std::stop_token&) {
      PlaySession session(document, check_now(document, workbench_.fonts(), words), workbench_.fonts().get(),
                          path.place, words, words_for(path.place.language));
      broke = replay_path(session, path);
      return path_as_html(session, path.title, words);
    });
    if (!html) return;
    write_file_atomically(file, *html);
    if (!broke) return written(file);
    reporter_.tell(
        words.trf("Written: {}. The page ends at act {}: {}", file, broke->act + 1, broke->why.in(words)),
        wxICON_WARNING);
  });
}

void PathActions::test() {
  reporter_.attempt([this] {
    const PlayPath path = selected();
    const std::string file = ask_for_file(workbench_.words().tr("The path as a test"),
                                          test_name(path.title) + ".cpp", "C++|*.cpp");
    if (file.empty()) return;
    write_file_atomically(file, path_as_test(path));
    written(file);
  });
}

void PathActions::deck() {
  reporter_.attempt([this] {
    const Words& words = workbench_.words();
    const Document document = workbench_.document_to_edit();
    SheetField format{"format", {}, words.tr("Format"), SheetField::Kind::one_of};
    format.options = {{"pdf", words.tr("PDF, to print and file")},
                      {"html", words.tr("Page to read, print and file (HTML)")}};
    format.value = "pdf";
    FormDialog::Answers chosen;
    FormDialog dialog(
        &window_, words, words.tr("Test deck"),
        words.tr("Sessions that try every two ways in a row: what to do, what must be seen, what must "
                 "be on record."),
        {language_question(words), format}, words.tr("Make it"),
        [&](const FormDialog::Answers& answers) { chosen = answers; });
    if (dialog.ShowModal() != wxID_OK) return;
    const bool pdf = chosen.at("format") == "pdf";
    const std::string file =
        ask_for_file(words.tr("Save the test deck"), document.flow().id + ".deck" + (pdf ? ".pdf" : ".html"),
                     ui(words.tr("All files")) + "|*");
    if (file.empty()) return;
    const Words said = words_for(chosen.at("language"));
    const PlayPlace place = place_of(document.flow(), selection_.view());
    const auto made = long_work(
        window_, words, words.tr("The cards are played and written…"),
        [&, language = chosen.at("language")](const std::stop_token&) {
          const FlowWays ways(document);
          PlaySession session(document, check_now(document, workbench_.fonts(), words),
                              workbench_.fonts().get(), place, said, said, PlaySession::Pictures::none);
          const TestDeck deck = play_deck(session, plan_deck(ways), said);
          if (!pdf) return deck_as_html(deck, said);
          const std::vector<unsigned char> bytes = passages_pdf(
              deck_in_passages(deck, said), deck_title(deck, said), language, workbench_.fonts().get());
          return std::string(bytes.begin(), bytes.end());
        });
    if (!made) return;
    write_file_atomically(file, *made);
    written(file);
  });
}

}  // namespace facenotice::gui
