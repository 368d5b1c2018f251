// SPDX-License-Identifier: MIT
// Every command with its keys, which can be changed.
#pragma once

#include <wx/frame.h>

#include "designer/gui/frame/menu_keys.hpp"
#include "schema/base/words.hpp"

namespace facenotice::gui {

// Shows the list of the frame's commands, above the parent; what is changed in it holds at once.
void change_keys(const wxFrame& frame, wxWindow& parent, const Words& words, MenuKeys& keys);

}  // namespace facenotice::gui
