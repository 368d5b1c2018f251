// SPDX-License-Identifier: MIT
// Inline SVG, coloured for the system's light or dark appearance.
#include "designer/gui/base/icons.hpp"

#include <string>

#include <wx/artprov.h>
#include <wx/settings.h>

namespace facenotice::gui {
namespace {

wxBitmapBundle drawn(const std::string& body, int size) {
  const std::string svg =
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">)" + body +
      "</svg>";
  return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(size, size));
}

// Lines in the toolbar's text colour.
std::string lines(const std::string& path, bool filled) {
  const std::string colour =
      wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT).GetAsString(wxC2S_HTML_SYNTAX).ToStdString();
  if (filled) return "<path d=\"" + path + "\" fill=\"" + colour + "\"/>";
  return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour +
         "\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
}

}  // namespace

// Each severity has a shape of its own, so that colour is never the only sign.
wxBitmapBundle severity_icon(Severity severity) {
  switch (severity) {
    case Severity::error:
      return drawn(
          R"(<circle cx="12" cy="12" r="10" fill="#D0342C"/><path d="M8 8 L16 16 M16 8 L8 16" stroke="#FFFFFF" stroke-width="2.6" stroke-linecap="round"/>)",
          16);
    case Severity::warning:
      return drawn(
          R"(<path d="M12 2.5 L22.5 21 L1.5 21 Z" fill="#E08A00"/><path d="M12 9 L12 14.5" stroke="#FFFFFF" stroke-width="2.6" stroke-linecap="round"/><circle cx="12" cy="17.8" r="1.5" fill="#FFFFFF"/>)",
          16);
    case Severity::review:
      return drawn(
          R"(<rect x="2" y="2" width="20" height="20" rx="5" fill="#2F6FB5"/><circle cx="12" cy="9" r="3.2" fill="#FFFFFF"/><path d="M5.5 18.5 C6.5 14.5 17.5 14.5 18.5 18.5 Z" fill="#FFFFFF"/>)",
          16);
    case Severity::info:
      break;
  }
  return drawn(
      R"(<circle cx="12" cy="12" r="10" fill="#6B7785"/><circle cx="12" cy="7.6" r="1.6" fill="#FFFFFF"/><path d="M12 11.5 L12 17" stroke="#FFFFFF" stroke-width="2.6" stroke-linecap="round"/>)",
      16);
}

wxBitmapBundle problem_icon() {
  return drawn(
      R"(<rect x="1.5" y="3" width="21" height="18" rx="3" fill="#B3261E"/><path d="M8.5 8 L5 12 L8.5 16 M15.5 8 L19 12 L15.5 16" stroke="#FFFFFF" stroke-width="2.2" fill="none" stroke-linecap="round" stroke-linejoin="round"/>)",
      16);
}

wxBitmapBundle program_icon() {
  return drawn(
      R"(<rect x="1" y="1" width="22" height="22" rx="5" fill="#0B4F8A"/><circle cx="12" cy="9.5" r="4" fill="none" stroke="#FFFFFF" stroke-width="1.8"/><path d="M5.5 19.5 C6.5 14.8 17.5 14.8 18.5 19.5" fill="none" stroke="#FFFFFF" stroke-width="1.8" stroke-linecap="round"/><circle cx="18" cy="6" r="3.6" fill="#2E9E5B"/><path d="M16.4 6 L17.6 7.2 L19.7 4.9" stroke="#FFFFFF" stroke-width="1.2" fill="none"/>)",
      64);
}

wxBitmapBundle toolbar_icon(Icon icon) {
  constexpr int size = 20;
  const auto drawn_lines = [](const std::string& path) { return drawn(lines(path, false), size); };
  switch (icon) {
    case Icon::open:
      return drawn_lines(
          "M3 19.5 L3 5 L9.5 5 L11.5 7.5 L19 7.5 L19 10.5 M3 19.5 L6 10.5 L22 10.5 L19 19.5 Z");
    case Icon::save:
      return drawn_lines("M12 3 L12 15 M7 10.5 L12 15.5 L17 10.5 M4 16 L4 20.5 L20 20.5 L20 16");
    case Icon::undo:
      return drawn_lines("M8 4 L3.5 8.5 L8 13 M3.5 8.5 L14 8.5 C22 8.5 22 19.5 14 19.5 L9 19.5");
    case Icon::redo:
      return drawn_lines("M16 4 L20.5 8.5 L16 13 M20.5 8.5 L10 8.5 C2 8.5 2 19.5 10 19.5 L15 19.5");
    case Icon::play:
      return drawn(lines("M6 3.5 L20.5 12 L6 20.5 Z", true), size);
    case Icon::stop:
      return drawn(lines("M5 5 L19 5 L19 19 L5 19 Z", true), size);
    case Icon::replay:
      return drawn_lines(
          "M4.5 12 C4.5 2 19.5 2 19.5 12 C19.5 22 6.5 21.5 5 14.5 M4.5 6.5 L4.5 12 L10 12 M10.5 9 L15.5 12 "
          "L10.5 15 Z");
    case Icon::done:
      return drawn(lines("M4 12.5 L9.5 18 L20 6", false), 16);
  }
  return {};
}

}  // namespace facenotice::gui
