// SPDX-License-Identifier: MIT
// Tables of commands.
#include "designer/gui/frame/menus.hpp"
#include "designer/authoring/composer_fields.hpp"

#include <array>
#include <memory>

#include <wx/menu.h>
#include <wx/textctrl.h>

#include "designer/gui/base/text.hpp"
#include "designer/gui/findings/findings_panel.hpp"
#include "designer/gui/frame/command_ids.hpp"
#include "designer/gui/frame/exchange_actions.hpp"
#include "designer/gui/frame/export_actions.hpp"
#include "designer/gui/frame/file_actions.hpp"
#include "designer/gui/frame/keys_dialog.hpp"
#include "designer/gui/frame/menu_keys.hpp"
#include "designer/gui/frame/package_actions.hpp"
#include "designer/gui/frame/path_actions.hpp"
#include "designer/gui/frame/settings.hpp"
#include "designer/gui/help/help_dialogs.hpp"
#include "designer/gui/review/review_view.hpp"
#include "designer/gui/xml/editor_panel.hpp"
#include "designer/workbench/crash_report.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {
namespace {

constexpr wxChar first_of_two_columns = 0x2E80;  // CJK and what follows

class Menu {
 public:
  explicit Menu(wxFrame& frame) : frame_(frame), menu_(new wxMenu) {}  // the menu bar owns it

  Menu& add(int id, const std::string& label, std::function<void()> run, std::function<bool()> enabled = {}) {
    menu_->Append(id, ui(label));
    frame_.Bind(
        wxEVT_MENU,
        [run = std::move(run), id](wxCommandEvent&) {
          note_command(command_name(id));
          run();
        },
        id);
    if (enabled)
      frame_.Bind(
          wxEVT_UPDATE_UI,
          [enabled = std::move(enabled)](wxUpdateUIEvent& event) { event.Enable(enabled()); }, id);
    return *this;
  }
  Menu& line() {
    menu_->AppendSeparator();
    return *this;
  }
  Menu& sub(wxMenu* menu, const std::string& label) {
    menu_->AppendSubMenu(menu, ui(label));
    return *this;
  }
  wxMenu* get() const { return menu_; }

 private:
  wxFrame& frame_;
  wxMenu* menu_;
};

// Editing commands go to whatever text has the keyboard.
void edit(EditorPanel& editor, void (wxTextEntryBase::*in_field)(), void (wxStyledTextCtrl::*in_editor)()) {
  if (auto* field = dynamic_cast<wxTextEntryBase*>(wxWindow::FindFocus());
      field != nullptr && wxWindow::FindFocus() != &editor.text())
    (field->*in_field)();
  else
    (editor.text().*in_editor)();
}

wxMenu* template_menu(wxFrame& frame, const Words& words, FileActions& files) {
  Menu menu(frame);
  try {
    int id = id_templates;
    for (const Template& found : find_templates()) {
      menu.add(id, shown_title(found, words) + (id == id_templates ? "\tCtrl+N" : ""),
               [&files, found] { files.start_from(found); });
      ++id;
    }
  } catch (const std::exception& error) {
    menu.get()->Append(id_templates, ui(message_of(error).in(words)))->Enable(false);
  }
  return menu.get();
}

wxMenu* answers_menu(wxFrame& frame, const Words& words, FileActions& files) {
  Menu menu(frame);
  int id = id_services;
  for (const SheetOption& service : composer_services(words))
    menu.add(id++, service.label + "…", [&files, what = service.value] { files.start_from_answers(what); });
  return menu.get();
}

wxMenu* recent_menu(wxFrame& frame, FileActions& files) {
  auto* menu = new wxMenu;
  files.recent().UseMenu(menu);
  files.recent().AddFilesToMenu();
  frame.Bind(
      wxEVT_MENU,
      [&files](wxCommandEvent& event) {
        files.open_recent(static_cast<std::size_t>(event.GetId() - wxID_FILE1));
      },
      wxID_FILE1, wxID_FILE9);
  return menu;
}

wxMenu* file_menu(wxFrame& frame, const MenuTargets& t) {
  const Words& words = t.workbench.words();
  Menu exports(frame);
  exports.add(id_export_sign, words.tr("PDF of a &sign…"), [t] { t.exports.sign(); })
      .add(id_export_picture, words.tr("PNG of this s&creen…"), [t] { t.exports.picture(); })
      .add(id_export_report, words.tr("&Report of the check…\tCtrl+Shift+E"), [t] { t.exports.report(); })
      .add(id_export_package, words.tr("&Package for machines…\tCtrl+E"), [t] { t.exports.package(); })
      .add(id_export_texts, words.tr("&Texts for translators…"), [t] { t.exchange.send(); })
      .add(
          id_test_deck, words.tr("Test &deck for installers…"), [t] { t.paths.deck(); },
          [t] { return t.workbench.last_sound().has_value(); });
  Menu menu(frame);
  menu.sub(template_menu(frame, words, t.files), words.tr("&New from template"))
      .sub(answers_menu(frame, words, t.files), words.tr("New from ans&wers"))
      .add(wxID_OPEN, words.tr("&Open…\tCtrl+O"), [t] { t.files.open(); })
      .sub(recent_menu(frame, t.files), words.tr("Open &recent"))
      .add(id_start, words.tr("S&tart page"), t.show_start)
      .line()
      .add(wxID_SAVE, words.tr("&Save\tCtrl+S"), [t] { t.files.save(); })
      .add(wxID_SAVEAS, words.tr("Save &as…\tCtrl+Shift+S"), [t] { t.files.save_as(); })
      .add(
          id_reload, words.tr("Re&load from disk"), [t] { t.files.reload(); },
          [t] { return !t.workbench.path().empty(); })
      .line()
      .sub(exports.get(), words.tr("&Export"))
      .add(id_import_texts, words.tr("&Import a translation…"), [t] { t.exchange.bring(); })
      .line()
      .add(wxID_EXIT, words.tr("&Quit\tCtrl+Q"), [&frame] { frame.Close(); });
  return menu.get();
}

// Of the menus that are being made: there once they are.
using LaterKeys = std::shared_ptr<std::shared_ptr<MenuKeys>>;

wxMenu* edit_menu(wxFrame& frame, const MenuTargets& t, const LaterKeys& keys) {
  const Words& words = t.workbench.words();
  using Stc = wxStyledTextCtrl;
  using Field = wxTextEntryBase;
  Menu menu(frame);
  menu.add(wxID_UNDO, words.tr("&Undo\tCtrl+Z"), t.undo)
      .add(wxID_REDO, words.tr("&Redo\tCtrl+Y"), t.redo)
      .line()
      .add(wxID_CUT, words.tr("Cu&t\tCtrl+X"), [t] { edit(t.editor, &Field::Cut, &Stc::Cut); })
      .add(wxID_COPY, words.tr("&Copy\tCtrl+C"), [t] { edit(t.editor, &Field::Copy, &Stc::Copy); })
      .add(wxID_PASTE, words.tr("&Paste\tCtrl+V"), [t] { edit(t.editor, &Field::Paste, &Stc::Paste); })
      .add(wxID_SELECTALL, words.tr("Select &all\tCtrl+A"),
           [t] { edit(t.editor, &Field::SelectAll, &Stc::SelectAll); })
      .add(id_edit_words, words.tr("Edit the &words, rename\tF2"), t.edit_words)
      .add(id_complete, words.tr("C&omplete the XML\tCtrl+Space"), [t] { t.editor.complete(); })
      .add(id_go_to_definition, words.tr("Go to the &declaration\tF12"), [t] { t.editor.go_to_definition(); })
      .line()
      .add(wxID_FIND, words.tr("&Find…\tCtrl+F"), t.find)
      .add(id_find_next, words.tr("Find &next\tF3"), [t] { t.editor.find_next(true); })
      .add(id_find_previous, words.tr("Find pre&vious\tShift+F3"), [t] { t.editor.find_next(false); })
      .add(id_go_to_line, words.tr("&Go to line…\tCtrl+G"), [t] { t.editor.ask_line(); })
      .line()
      .add(wxID_PREFERENCES, words.tr("S&ettings…\tCtrl+,"), [&frame, t, keys] {
        ask_settings(frame, t.workbench,
                     [&](wxWindow& above) { change_keys(frame, above, t.workbench.words(), **keys); });
      });
  return menu.get();
}

wxMenu* view_menu(wxFrame& frame, const MenuTargets& t) {
  const Words& words = t.workbench.words();
  Menu menu(frame);
  const std::array<const char*, 5> views = {words.tr("&Screen\tCtrl+1"), words.tr("&Flow\tCtrl+2"),
                                            words.tr("&Texts\tCtrl+3"), words.tr("&XML\tCtrl+4"),
                                            words.tr("&Review\tCtrl+5")};
  for (std::size_t view = 0; view < views.size(); ++view)
    menu.add(id_views + static_cast<int>(view), views[view],
             [t, view] { t.show_view(static_cast<int>(view)); });
  menu.line().add(id_palette, words.tr("&Commands and places…\tCtrl+K"), t.show_palette).line();
  // What is gone to is read in the findings: they come to the front.
  const auto in_findings = [t](void (FindingsPanel::*act)(bool), bool forward) {
    return [t, act, forward] {
      t.show_findings();
      (t.findings.*act)(forward);
    };
  };
  menu.add(id_next_finding, words.tr("&Next finding\tF8"), in_findings(&FindingsPanel::select_next, true))
      .add(id_previous_finding, words.tr("&Previous finding\tShift+F8"),
           in_findings(&FindingsPanel::select_next, false))
      .add(id_path_next, words.tr("Show me: next screen of its pat&h\tAlt+Right"),
           in_findings(&FindingsPanel::walk_path, true))
      .add(id_path_back, words.tr("Show me: screen &before\tAlt+Left"),
           in_findings(&FindingsPanel::walk_path, false))
      .line()
      .add(wxID_ZOOM_IN, words.tr("Zoom &in\tCtrl++"), [t] { t.editor.text().ZoomIn(); })
      .add(wxID_ZOOM_OUT, words.tr("Zoom &out\tCtrl+-"), [t] { t.editor.text().ZoomOut(); })
      .add(id_zoom_reset, words.tr("Zoom &100 %\tCtrl+0"), [t] { t.editor.text().SetZoom(0); })
      .line()
      .add(id_fold, words.tr("Fo&ld all"), [t] { t.editor.fold_all(true); })
      .add(id_unfold, words.tr("&Unfold all"), [t] { t.editor.fold_all(false); })
      .line()
      .add(id_next_panel, words.tr("Next pan&el\tF6"), t.next_panel)
      .line()
      .add(id_hide_left, words.tr("Hide or show screens &and facts"), t.hide[0])
      .add(id_hide_properties, words.tr("Hi&de or show properties"), t.hide[1])
      .add(id_hide_bottom, words.tr("Hide or sho&w findings and play"), t.hide[2])
      .add(id_reset_layout, words.tr("Reset the la&yout"), t.reset_layout);
  return menu.get();
}

// Everything that can be inserted has its own line; what makes no sense in this flow says so when it is
// chosen.
wxMenu* insert_menu(wxFrame& frame, const MenuTargets& t) {
  const Words& words = t.workbench.words();
  const std::array<std::pair<const char*, const char*>, 11> all = {{
      {"screen", words.tr("A &screen on a way…\tCtrl+Shift+N")},
      {"purpose", words.tr("A &purpose with its notice and consent…")},
      {"withdrawal", words.tr("A way to &withdraw consent…")},
      {"guardian", words.tr("A &guardian decides for a child…")},
      {"language-picker", words.tr("&Choices of language on a screen…")},
      {"language", words.tr("A &language…")},
      {"display", words.tr("A &display…")},
      {"sign", words.tr("A p&rinted sign…")},
      {"party", words.tr("A part&y…")},
      {"data", words.tr("A data &item…")},
      {"right", words.tr("A rig&ht and how to use it…")},
  }};
  Menu menu(frame);
  int id = id_inserts;
  for (const auto& [what, label] : all) {
    if (id == id_inserts + 5) menu.line();
    menu.add(
        id++, label, [t, what = std::string(what)] { t.insert(what); },
        [t] { return t.workbench.last_sound().has_value(); });
  }
  return menu.get();
}

wxMenu* play_menu(wxFrame& frame, const MenuTargets& t) {
  const Words& words = t.workbench.words();
  Menu menu(frame);
  menu.add(id_play, words.tr("&Play this document\tF5"), t.start_play,
           [t] { return t.workbench.last_sound().has_value(); })
      .add(id_play_here, words.tr("Play from this s&creen\tCtrl+F5"), t.play_here,
           [t] { return t.workbench.last_sound().has_value(); })
      .add(
          id_stop, words.tr("&Stop\tShift+F5"), [t] { t.paths.stop(); },
          [t] { return t.play.playing() || t.play.preparing(); })
      .line()
      .add(id_replay, words.tr("&Replay the selected finding\tCtrl+R"), t.replay,
           [t] {
             const Finding* finding = t.findings.selected_finding();
             return finding != nullptr && !finding->trace.empty();
           })
      .line()
      .add(
          id_play_back, words.tr("&Back by one\tCtrl+Backspace"), [t] { t.play.back(); },
          [t] { return t.play.can_go_back(); })
      .add(
          id_save_path, words.tr("Sa&ve the path…\tCtrl+Shift+P"), [t] { t.paths.save(); },
          [t] { return t.play.playing(); })
      .line()
      .add(id_replay_paths, words.tr("Replay &all saved paths\tCtrl+Shift+R"), [t] { t.paths.replay_all(); })
      .add(id_watch_path, words.tr("&Watch the selected path"), [t] { t.paths.watch(); })
      .add(id_play_missing, words.tr("Play a &missing way\tCtrl+Shift+M"), [t] { t.paths.play_missing(); })
      .line()
      .add(id_path_page, words.tr("The selected path as a pa&ge…"), [t] { t.paths.page(); })
      .add(id_path_test, words.tr("The selected path as a &test…"), [t] { t.paths.test(); });
  return menu.get();
}

wxMenu* review_menu(wxFrame& frame, const MenuTargets& t) {
  const Words& words = t.workbench.words();
  Menu menu(frame);
  const auto add = [&](int id, const char* label, void (ReviewView::*act)()) {
    menu.add(id, label, [t, act] {
      const bool from_elsewhere = !t.review.IsShownOnScreen();
      t.show_review();
      if (from_elsewhere) t.review.go_to_selected_finding();
      (t.review.*act)();
    });
  };
  add(id_answer, words.tr("&Answer the selected row…"), &ReviewView::answer);
  add(id_waive, words.tr("&Let the selected row pass…"), &ReviewView::waive);
  menu.add(id_comment, words.tr("&Comment on what is selected…\tCtrl+Shift+C"), t.comment,
           [t] { return t.workbench.last_sound().has_value(); });
  menu.line();
  menu.add(id_mend_all, words.tr("Make all law&ful…"), t.mend_all, [t] {
    const auto& checked = t.workbench.checked();
    return t.workbench.up_to_date() && checked->report && checked->report->verdict == Verdict::broken;
  });
  add(id_add_reviewer, words.tr("Add a &reviewer…"), &ReviewView::add_reviewer);
  add(id_compare, words.tr("Co&mpare with an earlier version…"), &ReviewView::compare);
  menu.line()
      .add(id_laws, words.tr("Laws that &bind it, and the day…"), t.ask_laws,
           [t] { return t.workbench.last_sound().has_value(); })
      .line()
      .add(id_sign_package, words.tr("&Sign a package…"), [t] { t.packages.sign(); })
      .add(id_verify_package, words.tr("&Verify a package…"), [t] { t.packages.verify(); });
  return menu.get();
}

// Beside a longer name nobody would look for the keys.
std::string in_short(const std::string& title) {
  constexpr std::size_t most = 32;  // columns; a Chinese character takes two
  const wxString whole = ui(title);
  std::size_t columns = 0, fits = 0;
  for (std::size_t i = 0; i < whole.length(); ++i) {
    columns += whole[i].GetValue() >= first_of_two_columns ? 2 : 1;
    if (columns < most) fits = i + 1;
  }
  return columns <= most ? title : utf8(whole.Left(fits).Trim()) + "…";
}

// What would be undone, by its name.
void name_history(wxFrame& frame, const MenuTargets& t, const std::shared_ptr<MenuKeys>& keys) {
  const auto name = [&](int id, const char* plain, const char* named, bool undo) {
    frame.Bind(
        wxEVT_UPDATE_UI,
        [t, plain, named, undo, keys, &frame](wxUpdateUIEvent& event) {
          const Words& said = t.workbench.words();
          const History& history = t.workbench.history();
          const std::string title = undo ? t.workbench.undo_title() : t.workbench.redo_title();
          std::string label = title.empty() ? std::string(said.tr(plain)) : said.trf(named, in_short(title));
          if (const std::string& held = keys->keys_of(event.GetId()); !held.empty()) label += "\t" + held;
          if (wxMenuItem* item = frame.GetMenuBar()->FindItem(event.GetId());
              item->GetItemLabel() != ui(label))
            item->SetItemLabel(ui(label));
          event.Enable(undo ? history.can_undo() : history.can_redo());
        },
        id);
  };
  name(wxID_UNDO, noted("&Undo"), noted("&Undo: {}"), true);
  name(wxID_REDO, noted("&Redo"), noted("&Redo: {}"), false);
}

}  // namespace

void add_menus(wxFrame& frame, const MenuTargets& targets) {
  const Words& words = targets.workbench.words();
  const auto keys = std::make_shared<std::shared_ptr<MenuKeys>>();
  auto* bar = new wxMenuBar;
  bar->Append(file_menu(frame, targets), ui(words.tr("&File")));
  bar->Append(edit_menu(frame, targets, keys), ui(words.tr("&Edit")));
  bar->Append(view_menu(frame, targets), ui(words.tr("&View")));
  bar->Append(insert_menu(frame, targets), ui(words.tr("&Insert")));
  bar->Append(play_menu(frame, targets), ui(words.tr("&Play")));
  bar->Append(review_menu(frame, targets), ui(words.tr("&Review")));
  Menu help(frame);
  help.add(id_help_here, words.tr("&What is this?\tF1"), targets.help_here)
      .add(id_tour, words.tr("&Tour of the window"), targets.start_tour,
           [targets] { return targets.workbench.last_sound().has_value(); })
      .line()
      .add(id_keyboard, words.tr("&Keyboard…"),
           [&frame, words, keys] { change_keys(frame, frame, words, **keys); })
      .add(wxID_ABOUT, words.tr("&About FaceNotice"), [&frame, words] { show_about(frame, words); });
  bar->Append(help.get(), ui(words.tr("&Help")));
  frame.SetMenuBar(bar);
  *keys = std::make_shared<MenuKeys>(frame);
  name_history(frame, targets, *keys);
}

}  // namespace facenotice::gui
