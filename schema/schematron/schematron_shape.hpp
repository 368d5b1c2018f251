// SPDX-License-Identifier: MIT
// Which elements and attributes a pack may have where (ISO/IEC 19757-3, the pack metadata, Schematron
// QuickFix). What is not known is an error, never ignored: a rule that silently does nothing is a false pass.
#pragma once

#include "schema/schematron/pack_tree.hpp"

namespace facenotice {

// Throws CouldNotCheck with file:line.
void check_shape(const PackTree& pack);

}  // namespace facenotice
