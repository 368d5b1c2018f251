// SPDX-License-Identifier: MIT
// The check with everything that the layout measures: every screen in every language on every display.
#pragma once

#include "export/fonts/font_set.hpp"
#include "export/layout/layout_memo.hpp"
#include "schema/check/check.hpp"
#include "schema/document/document.hpp"
#include "schema/facts/visual_facts.hpp"

namespace facenotice {

// Throws UserError as Layouter does.
VisualFacts measure_screens(const Flow& flow, const FontSet& fonts);
// The same, and lays out only what the memo has not seen. Throws CheckStopped when it is asked to stop.
VisualFacts measure_screens(const Flow& flow, LayoutMemo& memo, const std::stop_token& stop = {});

// check() with everything that the layout measures: what command line, window and export all use.
Report check_laid_out(const Document& document, const FontSet& fonts, const CheckOptions& options);
Report check_laid_out(const Document& document, LayoutMemo& memo, const CheckOptions& options);

}  // namespace facenotice
