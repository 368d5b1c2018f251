// SPDX-License-Identifier: MIT
// Which picture of a screen a machine shows: one decision for preview, render, package and check.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/layout/layout.hpp"

namespace facenotice {

struct ShownScreen {
  ScreenLayout layout;  // as the machine shows it
  // The look that was asked for has no room for all of the screen: it is shown in the normal look.
  bool falls_back = false;
  // Not even the normal look has room: no machine may show this (the check calls it an error, and no package
  // is made of it).
  bool incomplete() const { return layout.overflow; }
};

// Throws as Layouter::layout_screen() does.
ShownScreen lay_out_shown(Layouter& layouter, const Flow& flow, StepIndex step, std::string_view language,
                          const DisplayProfile& display, Variant variant);

}  // namespace facenotice
