// SPDX-License-Identifier: MIT
// The look that was asked for where it has room, else the normal one.
#include "export/layout/shown_screen.hpp"

namespace facenotice {

ShownScreen lay_out_shown(Layouter& layouter, const Flow& flow, StepIndex step, std::string_view language,
                          const DisplayProfile& display, Variant variant) {
  ShownScreen shown{layouter.layout_screen(flow, step, language, display, variant), false};
  if (variant == Variant::normal || !shown.layout.overflow) return shown;
  return {layouter.layout_screen(flow, step, language, display, Variant::normal), true};
}

}  // namespace facenotice
