// SPDX-License-Identifier: MIT
// New, open, save, close: asking the user before anything is lost.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <wx/filehistory.h>
#include <wx/window.h>

#include "designer/composer/templates.hpp"
#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FileActions {
 public:
  // `flush` takes over what is half typed anywhere in the window.
  FileActions(wxWindow& window, Workbench& workbench, Reporter& reporter, std::function<void()> flush);

  void start_from(const Template& chosen);
  // Asks the composer's questions about a machine that does this; the answers are unsaved work.
  void start_from_answers(const std::string& service);
  // A flow with something wrong in it, to see what becomes of that.
  void start_from_sample();
  void open();
  void open(const std::filesystem::path& file);
  void open_recent(std::size_t index);
  // False: it was not saved (the user has been told why, or has changed their mind).
  bool save();
  bool save_as();
  void reload();
  // True: nothing is unsaved any more, by saving or by the user's word.
  bool may_close();

  // The window came to the front: has another program changed the file?
  void look_at_disk();
  // At the start: work that a crash left behind. False: there was none, or the user wants none now.
  bool offer_recovery();

  wxFileHistory& recent() { return recent_; }
  std::vector<std::filesystem::path> recent_files() const;

 private:
  void remember();
  bool recover(const AbandonedWork& work);

  wxWindow& window_;
  Workbench& workbench_;
  Reporter& reporter_;
  std::function<void()> flush_;
  wxFileHistory recent_{9};
  Workbench::OnDisk told_ = Workbench::OnDisk::same;  // by the notice
};

}  // namespace facenotice::gui
