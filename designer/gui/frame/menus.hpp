// SPDX-License-Identifier: MIT
// The menu bar and the toolbar: which words and keys call which function.
#pragma once

#include <array>
#include <functional>

#include <wx/frame.h>

#include "designer/playing/play_control.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class EditorPanel;
class ExchangeActions;
class ExportActions;
class FileActions;
class FindingsPanel;
class PackageActions;
class PathActions;
class ReviewView;

// What the menus reach. All outlive the frame's menus.
struct MenuTargets {
  Workbench& workbench;
  PlayControl& play;
  EditorPanel& editor;
  FindingsPanel& findings;
  FileActions& files;
  ExportActions& exports;
  ExchangeActions& exchange;
  std::function<void()> undo, redo, find;
  std::function<void()> show_findings;  // in front of what else is told
  std::function<void()> start_play, play_here, replay, next_panel, reset_layout;
  std::array<std::function<void()>, 3> hide;  // or show: the panels left, right and below

  std::function<void()> edit_words;
  std::function<void()> show_start, show_palette;
  std::function<void(int)> show_view;              // by its place among the views
  std::function<void(const std::string&)> insert;  // by the id of what is inserted
  ReviewView& review;
  PackageActions& packages;
  std::function<void()> show_review, comment;
  std::function<void()> ask_laws;
  std::function<void()> mend_all, help_here, start_tour;
  PathActions& paths;
};

void add_menus(wxFrame& frame, const MenuTargets& targets);

}  // namespace facenotice::gui
