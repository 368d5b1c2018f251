// SPDX-License-Identifier: MIT
// The program around the window: language, fonts, and the objects that the window shows.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <wx/app.h>

#include "designer/playing/play_control.hpp"
#include "designer/workbench/hand_over.hpp"
#include "designer/workbench/selection.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class App : public wxApp {
 public:
  App(std::filesystem::path file, Words words) : file_(std::move(file)), words_(std::move(words)) {}

  bool OnInit() override;
  int OnExit() override;
  bool OnExceptionInMainLoop() override;
  // For developers, on stderr: a person who edits cannot do anything about it.
  void OnAssertFailure(const wxChar* file, int line, const wxChar* function, const wxChar* condition,
                       const wxChar* message) override;

 private:
  std::filesystem::path file_;
  Words words_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<Selection> selection_;
  std::unique_ptr<PlayControl> play_;
  std::unique_ptr<HandOverDesk> desk_;
};

}  // namespace facenotice::gui
