// SPDX-License-Identifier: MIT
// What layout makes of a screen: its display list, and measurements for rules to judge.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <facenotice/display_list.hpp>

#include "export/layout/type_scale.hpp"

namespace facenotice {

// Millimetres from the screen's (or paper's) upper left corner.
struct BoxMm {
  double x = 0, y = 0, width = 0, height = 0;
  double area() const { return width * height; }
};

// One text as set.
struct TextFact {
  Origin origin;
  std::string role;  // role of the block; for others "title", "flow-title", "choice", "field"
  std::string id;    // of the choice, or the field's data item
  int font_px = 0;   // em
  bool bold = false;
  double height_mm = 0;     // of the judged character: capital H, body of a CJK character, alef ...
  double visual_angle = 0;  // of that height at the viewing distance, in minutes of arc
  double contrast = 0;      // against what lies behind it
  Colour foreground, background;
  Box box;
  BoxMm mm;
  int lines = 0;
  int order = 0;            // in reading order, from 0
  bool below_fold = false;  // did not fit, so it is not in the display list
};

struct ChoiceFact {
  std::uint16_t index = 0;  // in Step::choices
  std::string id;
  std::string look;  // "filled", "outlined", "link", "compact"
  Box box;           // what can be touched
  BoxMm mm;
  double area_mm2 = 0;
  int font_px = 0;
  bool bold = false;
  double text_height_mm = 0, visual_angle = 0;
  double contrast = 0;        // label against what is behind it
  double edge_contrast = 0;   // outline or filling against the screen
  double above_floor_mm = 0;  // lower edge; 0 when the display does not state its height
  double top_above_floor_mm = 0;
  int order = 0;  // in focus order, from 0
  bool below_fold = false;
};

struct ScreenLayout {
  DisplayList list;
  bool overflow = false;  // something is below the fold even at the smallest lawful size
  std::vector<TextFact> texts;
  std::vector<ChoiceFact> choices;  // in the document's order
  std::set<char32_t> missing;       // characters that no pinned font has
  Tightness tightness;              // how far it had to be shrunk
  // Of a sign with a QR code: the side of a module, 0 when the address is too long for one code.
  std::optional<double> code_module_mm;
};

}  // namespace facenotice
