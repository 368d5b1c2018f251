// SPDX-License-Identifier: MIT
// Making the changes that a finding carries.
#pragma once

#include <vector>

#include "schema/check/check.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// `fix` is one of a finding of this very document.
Edit apply_fix(const Document& document, const MechanicalFix& fix);

struct FixesMade {
  Edit edit;
  std::size_t made = 0;  // fixes that were taken whole
};
// Of fixes that touch the same bytes, the first is taken; one that says what another has said is no news.
FixesMade apply_fixes(const Document& document, const std::vector<MechanicalFix>& fixes);

}  // namespace facenotice
