// SPDX-License-Identifier: MIT
// Sizes of text and targets on a screen, from millimetres and viewing distance.
#pragma once

#include <facenotice/display_list.hpp>
#include <facenotice/flow.hpp>

namespace facenotice {

// Visual angle in minutes of arc of something `height_mm` high, seen from `distance_mm`; and its inverse.
double visual_angle(double height_mm, double distance_mm);
double height_at_angle(double minutes, double distance_mm);

// How far a screen or sign is shrunk to make its content fit: each from 1 (as designed) downwards.
struct Tightness {
  double spacing = 1;  // of gaps and padding
  double text = 1;     // 1: as designed, 0: the smallest that the limits below allow
  double air =
      1;  // between lines, at the margins and around the words; 0: what is left when all else gave way
};

// Text sizes are ems in px. Lower limits (proposed values, see the rule packs' parameters): consent and
// refusal labels 20 minutes of arc and 4.8 mm, body text 18 minutes and 3.5 mm, small text 16 minutes and 3
// mm, angles times 1.3 for the denser CJK characters; the large-text variant has 0.7 degrees (EN 301
// 549, 5.1.4) throughout.
struct TypeScale {
  int title = 0, lead = 0, heading = 0, body = 0, small = 0, choice = 0, link = 0, band = 0;
  double line_height = 1.5;  // of body text, in ems
  double air = 1;            // as in Tightness
  int unit = 0;              // px; gaps and padding are multiples of it
  int touch = 0;             // px; least side of a target (9.5 mm)
};

// Of body text, in ems: from 1.55 to 1.35, of scripts with spaces between words from 1.42 to 1.25.
double line_height(bool cjk, const Tightness& tightness);

// `reference_height`: of the judged character, in ems (TextShaper::reference_height).
// Throws UserError when the profile does not say how large it is.
TypeScale type_scale(const DisplayProfile& display, bool cjk, double reference_height, Variant variant,
                     const Tightness& tightness);

// The profile's viewing distance, or 600 mm when it states none.
double viewing_distance(const DisplayProfile& display);

}  // namespace facenotice
