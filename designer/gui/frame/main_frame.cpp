// SPDX-License-Identifier: MIT
// Docking and forwarding; nothing is decided here.
#include "designer/gui/frame/main_frame.hpp"

#include <wx/aboutdlg.h>
#include <wx/aui/dockart.h>
#include <wx/config.h>
#include <wx/display.h>
#include <wx/msgdlg.h>
#include <wx/toolbar.h>

#include "designer/gui/base/icons.hpp"
#include "designer/gui/base/notice_bar.hpp"
#include "designer/gui/base/text.hpp"
#include "designer/gui/findings/findings_panel.hpp"
#include "designer/gui/frame/export_actions.hpp"
#include "designer/gui/frame/file_actions.hpp"
#include "designer/gui/frame/menus.hpp"
#include "designer/gui/play/play_panel.hpp"
#include "designer/gui/screen/preview_panel.hpp"
#include "designer/gui/xml/editor_panel.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice::gui {

MainFrame::MainFrame(Workbench& workbench, Selection& selection, PlayControl& play)
    : wxFrame(nullptr, wxID_ANY, "FaceNotice", wxDefaultPosition, wxDefaultSize),
      workbench_(workbench),
      selection_(selection),
      play_(play) {
  SetIcons(wxIconBundle(program_icon().GetIcon(wxSize(64, 64))));
  SetMinSize(FromDIP(wxSize(900, 600)));
  restore_place();  // before the panels: none of them is ever laid out in a window of no size
  editor_ = new EditorPanel(this, workbench_, selection_);
  preview_ = new PreviewPanel(this, workbench_, selection_, play_);
  bottom_ = new wxNotebook(this, wxID_ANY);
  findings_ = new FindingsPanel(bottom_, workbench_, selection_);
  log_ = new PlayPanel(bottom_, play_);
  bottom_->AddPage(findings_, ui(workbench_.words().tr("Findings")), true);
  bottom_->AddPage(log_, ui(workbench_.words().tr("Player log")));
  files_ = std::make_unique<FileActions>(*this, workbench_, *editor_);
  exports_ = std::make_unique<ExportActions>(*this, workbench_, selection_, *editor_);
  const int widths[] = {-1, FromDIP(180)};
  CreateStatusBar(2);
  SetStatusWidths(2, widths);
  add_commands();
  connect_panels();
  dock();
  show_title();
}

MainFrame::~MainFrame() {
  docks_.UnInit();
}

void MainFrame::dock() {
  docks_.SetManagedWindow(this);
  docks_.GetArtProvider()->SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
  const auto pane = [](const char* name) {
    return wxAuiPaneInfo().Name(name).CaptionVisible(false).CloseButton(false).Floatable(false).Movable(
        false);
  };
  docks_.SetDockSizeConstraint(0.7, 0.6);
  const wxSize all = GetClientSize();
  docks_.AddPane(editor_, pane("editor").CenterPane().PaneBorder(false));
  docks_.AddPane(
      preview_,
      pane("preview").Right().Layer(1).BestSize(all.x * 44 / 100, -1).MinSize(FromDIP(wxSize(420, 300))));
  docks_.AddPane(
      bottom_,
      pane("bottom").Bottom().Layer(0).BestSize(-1, all.y * 34 / 100).MinSize(FromDIP(wxSize(300, 140))));
  docks_.Update();
  first_layout_ = docks_.SavePerspective();
  const wxString layout = wxConfigBase::Get()->Read("/window/docks", wxString());
  if (!layout.empty()) docks_.LoadPerspective(layout, true);
  // Sizes reach the insides of panels now, not only when GTK first draws them too small.
  for (wxWindow* panel : std::initializer_list<wxWindow*>{editor_, preview_, bottom_, findings_, log_}) {
    panel->SendSizeEvent();
    panel->Layout();
  }
}

void MainFrame::connect_panels() {
  connections_ += findings_->place_asked.connect([this](Place place, bool focus) {
    editor_->go_to(place, focus);
    if (const OutlineStep* step = find_step_at(place)) selection_.set_step(step->id);
  });
  connections_ += findings_->replay_asked.connect([this] { replay(); });
  connections_ += preview_->step_asked.connect([this](const std::string& id) {
    if (const OutlineStep* step = find_step(workbench_.outline(), id))
      editor_->go_to_offset(step->begin, false);
  });
  connections_ += preview_->element_asked.connect([this](SourceOffset offset) {
    if (workbench_.last_sound()) editor_->go_to(workbench_.last_sound()->place(offset), true);
  });
  connections_ += editor_->caret_moved.connect([this] { show_caret(); });
  connections_ += workbench_.state_changed.connect([this] { show_title(); });
  connections_ += workbench_.troubled.connect(
      [this](const std::string& message) { editor_->notices().tell(message, wxICON_ERROR); });
  connections_ += play_.troubled.connect([this](const std::string& message) {
    wxMessageDialog(this, ui(message), ui(workbench_.words().tr("This cannot be played")),
                    wxOK | wxICON_ERROR)
        .ShowModal();
  });
  Bind(wxEVT_CLOSE_WINDOW, &MainFrame::on_close, this);
  Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
    if (event.GetActive()) CallAfter([this] { files_->look_at_disk(); });
    event.Skip();
  });
}

void MainFrame::add_commands() {
  add_menus(*this, {workbench_, play_, *editor_, *preview_, *findings_, *files_, *exports_,
                    [this] { start_play(); }, [this] { replay(); }, [this] { show_about(); },
                    [this] { next_panel(); }, [this] { docks_.LoadPerspective(first_layout_, true); }});
}

void MainFrame::start_with(const std::filesystem::path& file) {
  editor_->text().SetFocus();
  if (files_->offer_recovery()) return;
  if (!file.empty()) {
    files_->open(file);
    if (!workbench_.path().empty()) return;
  }
  try {
    for (const Template& chosen : find_templates()) return files_->start_from(chosen);
  } catch (const std::exception& error) {
    editor_->notices().tell(message_of(error).in(workbench_.words()), wxICON_ERROR);
  }
}

const OutlineStep* MainFrame::find_step_at(Place place) const {
  return step_around(workbench_.outline(), offset_of(workbench_.text(), place));
}

void MainFrame::show_title() {
  SetTitle(ui((workbench_.modified() ? "● " : "") + workbench_.title() + " — FaceNotice"));
  SetStatusText(workbench_.path().empty() ? ui(workbench_.words().tr("Never saved")) : ui(workbench_.path()),
                0);
}

void MainFrame::show_caret() {
  const Place place = editor_->caret();
  SetStatusText(ui(workbench_.words().trf("Line {}, column {}", place.line, place.column)), 1);
}

void MainFrame::start_play() {
  editor_->flush();
  bottom_->SetSelection(1);
  try {
    play_.start(selection_.view());
  } catch (const UserError& error) {
    editor_->notices().tell(message_of(error).in(workbench_.words()), wxICON_WARNING);
  }
}

void MainFrame::replay() {
  const Finding* finding = findings_->selected_finding();
  if (finding == nullptr) return;
  bottom_->SetSelection(1);
  try {
    play_.replay(selection_.view(), *finding);
  } catch (const UserError& error) {
    editor_->notices().tell(message_of(error).in(workbench_.words()), wxICON_WARNING);
  }
}

void MainFrame::show_about() {
  wxAboutDialogInfo about;
  about.SetName("FaceNotice");
  about.SetVersion(FACENOTICE_VERSION);
  about.SetDescription(ui(workbench_.words().tr(
      "Designs, checks, prints, packs and plays consent flows of machines with face recognition.")));
  about.SetLicence("MIT");
  about.SetIcon(program_icon().GetIcon(wxSize(64, 64)));
  wxAboutBox(about, this);
}

void MainFrame::next_panel() {
  wxWindow* focus = FindFocus();
  const auto inside = [&](wxWindow* panel) {
    return focus != nullptr && (focus == panel || panel->IsDescendant(focus));
  };
  if (inside(editor_))
    preview_->SetFocus();
  else if (inside(preview_))
    bottom_->SetFocus();
  else
    editor_->text().SetFocus();
}

void MainFrame::restore_place() {
  const wxConfigBase& config = *wxConfigBase::Get();
  const auto number = [&](const char* key, int otherwise) {
    return static_cast<int>(config.ReadLong(key, otherwise));
  };
  const wxRect screen = wxDisplay(this).GetClientArea();
  wxSize size(number("/window/width", FromDIP(1560)), number("/window/height", FromDIP(960)));
  size.DecTo(screen.GetSize());
  SetSize(size);
  const wxPoint corner(number("/window/x", -1), number("/window/y", -1));
  // A window on a screen that is no longer there comes back to one that is.
  if (corner.x >= 0 && wxDisplay::GetFromPoint(corner) != wxNOT_FOUND)
    SetPosition(corner);
  else
    Centre();
  if (config.ReadBool("/window/maximized", false)) Maximize();
}

void MainFrame::save_layout() {
  wxConfigBase& config = *wxConfigBase::Get();
  config.Write("/window/maximized", IsMaximized());
  if (!IsMaximized() && !IsIconized()) {
    const wxRect place = GetRect();
    config.Write("/window/x", place.x);
    config.Write("/window/y", place.y);
    config.Write("/window/width", place.width);
    config.Write("/window/height", place.height);
  }
  config.Write("/window/docks", docks_.SavePerspective());
  config.Flush();
}

void MainFrame::on_close(wxCloseEvent& event) {
  if (event.CanVeto() && !files_->may_close()) {
    event.Veto();
    return;
  }
  editor_->flush();  // what cannot be asked about stays in the journal
  play_.stop();
  save_layout();
  Destroy();
}

}  // namespace facenotice::gui
