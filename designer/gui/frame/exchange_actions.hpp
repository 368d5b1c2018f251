// SPDX-License-Identifier: MIT
// Texts to translators and back: the same as the command line's, with dialogs.
#pragma once

#include <functional>

#include <wx/window.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

class ExchangeActions {
 public:
  // `flush` takes over what is half typed anywhere in the window.
  ExchangeActions(wxWindow& window, Workbench& workbench, Reporter& reporter, std::function<void()> flush);

  void send();
  void bring();

 private:
  wxWindow& window_;
  Workbench& workbench_;
  Reporter& reporter_;
  std::function<void()> flush_;
};

}  // namespace facenotice::gui
