// SPDX-License-Identifier: MIT
// The window: docks the panels, shows title and status, and passes on what they ask for.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include <wx/frame.h>
#include <wx/notebook.h>
#include <wx/panel.h>
#include <wx/simplebook.h>
#include <wx/timer.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/pictures/thumbnails.hpp"
#include "designer/playing/path_shelf.hpp"
#include "designer/playing/play_control.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"
#include "schema/document/format_words.hpp"

namespace facenotice::gui {

class Docks;
class DocumentActions;
class EditorPanel;
class ExchangeActions;
class ExportActions;
class FileActions;
class FindingsPanel;
class HelpActions;
class FilmstripPanel;
class FlowView;
class OutlinePanel;
class PackageActions;
class PathActions;
class PropertiesPanel;
class ReviewView;
class ScreenView;
class StartView;
class TextsView;
class ToldPages;
class TopBar;
class TourBar;
enum class TourStop : std::uint8_t;

class MainFrame : public wxFrame {
 public:
  // All must outlive the frame.
  MainFrame(Workbench& workbench, Selection& selection, PlayControl& play);
  ~MainFrame() override;

  // What the program was started with, or work that a crash left, or the start page.
  void start_with(const std::filesystem::path& file);
  // What a second start of the program was given: asked about as when it is opened here, once no dialog is
  // open.
  void open_handed_over(const std::filesystem::path& file);

 private:
  void make_centre();
  void make_status_bar();
  void connect_panels();
  void add_commands();
  void show_title();
  void show_caret();
  void show_laws();
  void show_view(int view);
  void lay_out();  // the panels, for the view and for a play
  bool starting() const;
  void show_start();
  void leave_start();
  void go_to_place(Place place, bool focus);
  void flush();
  void undo();
  void redo();
  void after_history(const std::optional<Document>& before);
  void start_play(bool here);
  void show_play();
  void show_told(const wxWindow& page);  // of the panel with the findings
  void find();
  void replay();
  void show_palette();
  void next_panel();
  // The page of what has the keyboard: of a law's row, of a finding, of an element.
  void help_here();
  // On what has the keyboard: a law's row, a finding, an element.
  void comment_here();
  void comment_on_selection();
  void comment_on_finding(const Finding& finding);
  void show_stop(TourStop stop);
  void on_close(wxCloseEvent& event);

  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;
  FormatWords names_;
  PathShelf shelf_;
  Thumbnails thumbnails_;
  TopBar* top_;  // child windows belong to wxWidgets: it deletes them with the frame
  wxPanel* centre_;
  TourBar* tour_;
  wxSimplebook* views_;
  ScreenView* screen_;
  FlowView* flow_;
  TextsView* texts_;
  EditorPanel* editor_;
  StartView* start_;
  ReviewView* review_;
  wxNotebook* left_;
  ToldPages* bottom_;
  FilmstripPanel* filmstrip_;
  OutlinePanel* outline_;
  PropertiesPanel* properties_;
  FindingsPanel* findings_;
  std::unique_ptr<Docks> docks_;
  std::unique_ptr<Reporter> reporter_;
  std::unique_ptr<FileActions> files_;
  std::unique_ptr<ExportActions> exports_;
  std::unique_ptr<ExchangeActions> exchange_;
  std::unique_ptr<DocumentActions> changes_;
  std::unique_ptr<PackageActions> packages_;
  std::unique_ptr<PathActions> path_actions_;
  std::unique_ptr<HelpActions> help_;
  wxTimer after_dialog_;
  std::filesystem::path handed_over_;  // waits for the dialog that is open
  Connections connections_;
};

}  // namespace facenotice::gui
