// SPDX-License-Identifier: MIT
// Two versions of a screen side by side, with the part that differs framed.
#pragma once

#include <wx/bitmap.h>
#include <wx/panel.h>

#include "designer/pictures/screen_differences.hpp"
#include "schema/base/words.hpp"

namespace facenotice::gui {

class PicturePair : public wxPanel {
 public:
  PicturePair(wxWindow* parent, const Words& words);
  // Null: there is nothing to show.
  void show(const ScreenDifference* difference);

 private:
  void paint();

  Words words_;
  wxImage before_, after_;
  ScreenDifference::Area changed_;
};

}  // namespace facenotice::gui
