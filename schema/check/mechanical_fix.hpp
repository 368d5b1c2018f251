// SPDX-License-Identifier: MIT
// From what a quick fix wants in the tree to edits of the document's bytes.
#pragma once

#include <optional>

#include "schema/check/check.hpp"
#include "schema/facts/facts.hpp"
#include "schema/schematron/quick_fix.hpp"

namespace facenotice {

// Nothing when the fix would change or remove words that a person wrote (<text> elements, the waivers, the
// attestations, the comments), or what is not of the document.
std::optional<MechanicalFix> mechanical_fix(const Document& document, const FactTree& tree,
                                            const QuickFix& fix);

}  // namespace facenotice
