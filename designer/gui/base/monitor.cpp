// SPDX-License-Identifier: MIT
// wxDisplay, corrected by a ruler.
#include "designer/gui/base/monitor.hpp"

#include <wx/config.h>
#include <wx/display.h>

namespace facenotice::gui {
namespace {
constexpr const char* width_key = "/monitor/width-mm";
constexpr double mm_per_inch = 25.4;
}  // namespace

int measured_monitor_width() {
  return static_cast<int>(wxConfigBase::Get()->ReadLong(width_key, 0));
}

bool keep_monitor_width(int width_mm) {
  wxConfigBase& config = *wxConfigBase::Get();
  return config.Write(width_key, static_cast<long>(width_mm)) && config.Flush();
}

double units_per_mm(const wxWindow& window) {
  const wxDisplay display(&window);
  if (const int width = measured_monitor_width(); width > 0)
    return static_cast<double>(display.GetGeometry().width) / width;
  return display.GetPPI().x / display.GetScaleFactor() / mm_per_inch;
}

}  // namespace facenotice::gui
