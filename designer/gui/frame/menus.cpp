// SPDX-License-Identifier: MIT
// Tables of commands.
#include "designer/gui/frame/menus.hpp"

#include <wx/menu.h>
#include <wx/textctrl.h>
#include <wx/toolbar.h>

#include "designer/gui/findings/findings_panel.hpp"
#include "designer/gui/frame/export_actions.hpp"
#include "designer/gui/frame/file_actions.hpp"
#include "designer/gui/frame/icons.hpp"
#include "designer/gui/frame/text.hpp"
#include "designer/gui/xml/editor_panel.hpp"

namespace facenotice::gui {
namespace {

// Ids of commands that wxWidgets has none for.
enum Id : int {
  id_first = wxID_HIGHEST + 1,
  id_play,
  id_stop,
  id_replay,
  id_find_next,
  id_find_previous,
  id_go_to_line,
  id_next_finding,
  id_previous_finding,
  id_zoom_reset,
  id_fold,
  id_unfold,
  id_export_sign,
  id_export_picture,
  id_export_package,
  id_reload,
  id_next_panel,
  id_reset_layout,
  id_templates = wxID_HIGHEST + 100,
};

class Menu {
 public:
  explicit Menu(wxFrame& frame) : frame_(frame), menu_(new wxMenu) {}  // the menu bar owns it

  Menu& add(int id, const std::string& label, std::function<void()> run, std::function<bool()> enabled = {}) {
    menu_->Append(id, ui(label));
    frame_.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, id);
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

wxMenu* template_menu(wxFrame& frame, FileActions& files) {
  Menu menu(frame);
  try {
    int id = id_templates;
    for (const Template& found : find_templates()) {
      menu.add(id, found.name + (id == id_templates ? "\tCtrl+N" : ""),
               [&files, found] { files.start_from(found); });
      ++id;
    }
  } catch (const std::exception& error) {
    menu.get()->Append(id_templates, ui(error.what()))->Enable(false);
  }
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
  Menu exports(frame);
  exports.add(id_export_sign, tr("PDF of a &sign…"), [t] { t.exports.sign(); })
      .add(id_export_picture, tr("PNG of &this screen…"), [t] { t.exports.picture(); })
      .add(id_export_package, tr("&Package for machines…\tCtrl+E"), [t] { t.exports.package(); });
  Menu menu(frame);
  menu.sub(template_menu(frame, t.files), tr("&New from template"))
      .add(wxID_OPEN, tr("&Open…\tCtrl+O"), [t] { t.files.open(); })
      .sub(recent_menu(frame, t.files), tr("Open &recent"))
      .line()
      .add(wxID_SAVE, tr("&Save\tCtrl+S"), [t] { t.files.save(); })
      .add(wxID_SAVEAS, tr("Save &as…\tCtrl+Shift+S"), [t] { t.files.save_as(); })
      .add(
          id_reload, tr("Re&load from disk"), [t] { t.files.reload(); },
          [t] { return !t.workbench.path().empty(); })
      .line()
      .sub(exports.get(), tr("&Export"))
      .line()
      .add(wxID_EXIT, tr("&Quit\tCtrl+Q"), [&frame] { frame.Close(); });
  return menu.get();
}

wxMenu* edit_menu(wxFrame& frame, const MenuTargets& t) {
  using Stc = wxStyledTextCtrl;
  using Field = wxTextEntryBase;
  Menu menu(frame);
  menu.add(wxID_UNDO, tr("&Undo\tCtrl+Z"), [t] { edit(t.editor, &Field::Undo, &Stc::Undo); })
      .add(wxID_REDO, tr("&Redo\tCtrl+Y"), [t] { edit(t.editor, &Field::Redo, &Stc::Redo); })
      .line()
      .add(wxID_CUT, tr("Cu&t\tCtrl+X"), [t] { edit(t.editor, &Field::Cut, &Stc::Cut); })
      .add(wxID_COPY, tr("&Copy\tCtrl+C"), [t] { edit(t.editor, &Field::Copy, &Stc::Copy); })
      .add(wxID_PASTE, tr("&Paste\tCtrl+V"), [t] { edit(t.editor, &Field::Paste, &Stc::Paste); })
      .add(wxID_SELECTALL, tr("Select &all\tCtrl+A"),
           [t] { edit(t.editor, &Field::SelectAll, &Stc::SelectAll); })
      .line()
      .add(wxID_FIND, tr("&Find…\tCtrl+F"), [t] { t.editor.show_find(); })
      .add(id_find_next, tr("Find &next\tF3"), [t] { t.editor.find_next(true); })
      .add(id_find_previous, tr("Find pre&vious\tShift+F3"), [t] { t.editor.find_next(false); })
      .add(id_go_to_line, tr("&Go to line…\tCtrl+G"), [t] { t.editor.ask_line(); });
  return menu.get();
}

wxMenu* view_menu(wxFrame& frame, const MenuTargets& t) {
  Menu menu(frame);
  menu.add(id_next_finding, tr("&Next finding\tF8"), [t] { t.findings.select_next(true); })
      .add(id_previous_finding, tr("&Previous finding\tShift+F8"), [t] { t.findings.select_next(false); })
      .line()
      .add(wxID_ZOOM_IN, tr("Zoom &in\tCtrl++"), [t] { t.editor.text().ZoomIn(); })
      .add(wxID_ZOOM_OUT, tr("Zoom &out\tCtrl+-"), [t] { t.editor.text().ZoomOut(); })
      .add(id_zoom_reset, tr("Zoom &100 %\tCtrl+0"), [t] { t.editor.text().SetZoom(0); })
      .line()
      .add(id_fold, tr("&Fold all"), [t] { t.editor.fold_all(true); })
      .add(id_unfold, tr("&Unfold all"), [t] { t.editor.fold_all(false); })
      .line()
      .add(id_next_panel, tr("Ne&xt panel\tF6"), t.next_panel)
      .add(id_reset_layout, tr("&Reset the layout"), t.reset_layout);
  return menu.get();
}

wxMenu* play_menu(wxFrame& frame, const MenuTargets& t) {
  Menu menu(frame);
  menu.add(id_play, tr("&Play this document\tF5"), t.start_play,
           [t] { return t.workbench.last_sound().has_value(); })
      .add(
          id_stop, tr("&Stop\tShift+F5"), [t] { t.play.stop(); },
          [t] { return t.play.playing() || t.play.preparing(); })
      .line()
      .add(id_replay, tr("&Replay the selected finding\tCtrl+R"), t.replay, [t] {
        const Finding* finding = t.findings.selected_finding();
        return finding != nullptr && !finding->trace.empty();
      });
  return menu.get();
}

void add_toolbar(wxFrame& frame) {
  wxToolBar* bar = frame.CreateToolBar(wxTB_HORIZONTAL | wxTB_FLAT);
  const auto add = [&](int id, const char* label, Icon icon) {
    bar->AddTool(id, ui(label), toolbar_icon(icon), ui(label));
  };
  add(wxID_OPEN, tr("Open"), Icon::open);
  add(wxID_SAVE, tr("Save"), Icon::save);
  bar->AddSeparator();
  add(wxID_UNDO, tr("Undo"), Icon::undo);
  add(wxID_REDO, tr("Redo"), Icon::redo);
  add(wxID_FIND, tr("Find"), Icon::find);
  bar->AddSeparator();
  add(id_play, tr("Play (F5)"), Icon::play);
  add(id_stop, tr("Stop (Shift+F5)"), Icon::stop);
  add(id_replay, tr("Replay the selected finding (Ctrl+R)"), Icon::replay);
  bar->AddSeparator();
  add(id_export_package, tr("Package for machines"), Icon::package);
  bar->Realize();
}

}  // namespace

void add_menus(wxFrame& frame, const MenuTargets& targets) {
  auto* bar = new wxMenuBar;
  bar->Append(file_menu(frame, targets), ui(tr("&File")));
  bar->Append(edit_menu(frame, targets), ui(tr("&Edit")));
  bar->Append(view_menu(frame, targets), ui(tr("&View")));
  bar->Append(play_menu(frame, targets), ui(tr("&Play")));
  Menu help(frame);
  help.add(wxID_ABOUT, tr("&About FaceNotice"), targets.show_about);
  bar->Append(help.get(), ui(tr("&Help")));
  frame.SetMenuBar(bar);
  add_toolbar(frame);
}

}  // namespace facenotice::gui
