// SPDX-License-Identifier: MIT
// Packages that others made: looked at, signed, verified.
#pragma once

#include <filesystem>

#include <wx/window.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class FormDialog;

class PackageActions {
 public:
  PackageActions(wxWindow& window, Workbench& workbench, Reporter& reporter);

  // Shows what it holds and what waits, then signs it with a key file; refused as `facenotice sign` refuses.
  void sign();
  // Says whether a machine with a given trust file would load it.
  void verify();

 private:
  // From within the dialog that asks for one.
  void make_key(FormDialog& dialog, const std::filesystem::path& package);

  wxWindow& window_;
  Workbench& workbench_;
  Reporter& reporter_;
};

}  // namespace facenotice::gui
