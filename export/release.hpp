// SPDX-License-Identifier: MIT
// Turns a checked document into the package that machines load.
#pragma once

#include "export/font_set.hpp"
#include "export/package_writer.hpp"
#include "schema/check.hpp"
#include "schema/document.hpp"

namespace facenotice {

// Every screen in every language, on every display, in every variant, the glyphs that they need, the document
// and its report. The package is a draft when the report leaves review items open. Throws UserError when the
// report has errors or could not be made: what is not clean is not packed.
PackageDraft make_release(const Document& document, const Report& report, const FontSet& fonts);

}  // namespace facenotice
