// SPDX-License-Identifier: MIT
// A PNG file's bytes as a picture of wxWidgets.
#pragma once

#include <cstdint>
#include <vector>

#include <wx/image.h>
#include <wx/mstream.h>

namespace facenotice::gui {

// Not ok when the bytes are no PNG.
inline wxImage image_of(const std::vector<std::uint8_t>& png) {
  wxImage image;
  wxMemoryInputStream bytes(png.data(), png.size());
  wxPNGHandler().LoadFile(&image, bytes, false);
  return image;
}

}  // namespace facenotice::gui
