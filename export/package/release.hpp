// SPDX-License-Identifier: MIT
// Turns a checked document into the package that machines load.
#pragma once

#include "export/fonts/font_set.hpp"
#include "export/package/package_writer.hpp"
#include "schema/check/check.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// Every screen in every language, on every display, in every variant, the glyphs that they need, the document
// and its report. The package is a draft when the report leaves review items open. Throws UserError when a
// screen cannot be laid out or the report is about another document.
PackageDraft pack_screens(const Document& document, const Report& report, const FontSet& fonts);

// The same, for machines in the field: throws UserError when the report has errors or could not be made. What
// is not clean is not released.
PackageDraft make_release(const Document& document, const Report& report, const FontSet& fonts);

}  // namespace facenotice
