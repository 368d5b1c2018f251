// SPDX-License-Identifier: MIT
// The window: docks the panels, shows title and status, and passes on what they ask for.
#pragma once

#include <filesystem>
#include <memory>

#include <wx/aui/framemanager.h>
#include <wx/frame.h>
#include <wx/notebook.h>

#include "designer/workbench/play_control.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class EditorPanel;
class ExportActions;
class FileActions;
class FindingsPanel;
class PlayPanel;
class PreviewPanel;

class MainFrame : public wxFrame {
 public:
  // All must outlive the frame.
  MainFrame(Workbench& workbench, Selection& selection, PlayControl& play);
  ~MainFrame() override;

  // What the program was started with, or work that a crash left, or a template.
  void start_with(const std::filesystem::path& file);

 private:
  const OutlineStep* find_step_at(Place place) const;
  void dock();
  void connect_panels();
  void add_commands();
  void restore_place();
  void save_layout();
  void show_title();
  void show_caret();
  void start_play();
  void replay();
  void show_about();
  void next_panel();
  void on_close(wxCloseEvent& event);

  Workbench& workbench_;
  Selection& selection_;
  PlayControl& play_;
  wxAuiManager docks_;
  wxString first_layout_;
  EditorPanel* editor_;  // child windows belong to wxWidgets: it deletes them with the frame
  PreviewPanel* preview_;
  wxNotebook* bottom_;
  FindingsPanel* findings_;
  PlayPanel* log_;
  std::unique_ptr<FileActions> files_;
  std::unique_ptr<ExportActions> exports_;
  Connections connections_;
};

}  // namespace facenotice::gui
