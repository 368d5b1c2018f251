// SPDX-License-Identifier: MIT
// Whole inserts that may mend a cause, and what becomes what its own content shows it to be.
#pragma once

#include <set>
#include <vector>

#include "designer/mending/candidates.hpp"

namespace facenotice {

// Where a cause lies.
struct Scene {
  std::vector<const Finding*> findings;
  std::set<StepIndex> near;    // steps that a finding names
  std::set<StepIndex> on_way;  // steps that its path passes
};

std::vector<Candidate> insert_candidates(const Document& document, const Scene& scene);

}  // namespace facenotice
