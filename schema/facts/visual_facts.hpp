// SPDX-License-Identifier: MIT
// What the layout measured, in the form that rules ask for. The layout (export/) fills it in.
#pragma once

#include <string>
#include <vector>

#include <facenotice/flow.hpp>

namespace facenotice {

// One text or choice as laid out on one display in one language.
struct VisualFact {
  StepIndex step = no_step;
  std::string language, display;
  std::string kind;          // title, block, field, choice
  std::string role;          // of a block
  std::string choice;        // id of a choice
  SourceOffset offset = -1;  // of the element in the document
  double height_mm = 0;      // cap height (Latin) or body height (CJK) of the smallest text in it
  double angle_arcmin = 0;   // that height seen from the display's viewing distance
  double contrast = 0;       // WCAG 2.2 contrast ratio against what is behind it, 1 to 21
  double area_mm2 = 0;       // of a choice: the area that reacts
  double font_px = 0;
  int order = 0;            // position in reading order, from 0
  bool below_fold = false;  // not visible without scrolling
};

// One screen as laid out.
struct ScreenFact {
  StepIndex step = no_step;
  std::string language, display;
  bool overflow = false;
  std::string missing_glyphs;  // code points as "U+4E00 U+4E01"; empty: none
};

// One screen in large text, where the machine offers that. (High contrast differs in colours alone.)
struct LargeTextFact {
  StepIndex step = no_step;
  std::string language, display;
  bool fits = true;
  // What has no room: roles of blocks ("" for one without), and "title", "choice", "field".
  std::vector<std::string> lost;
};

// One printed notice in one language.
struct SignFact {
  std::size_t sign = 0;  // in Flow::signs
  std::string language;
  bool fits = true;
  std::string missing_glyphs;  // as in ScreenFact
  bool has_code = false;
  double module_mm = 0;  // side of one module of its QR code; 0: the address is too long for one code
  // Of one that does not fit: the smallest larger paper, and the longest nearer distance, that the sign would
  // fit on and from in every language; empty, 0: none of those that were tried.
  std::string fitting_paper;
  int fitting_distance_mm = 0;
};

struct VisualFacts {
  std::vector<VisualFact> items;
  std::vector<ScreenFact> screens;
  std::vector<LargeTextFact> large_text;
  std::vector<SignFact> signs;
};

}  // namespace facenotice
