// SPDX-License-Identifier: MIT
// Answers to a flow: a template, and the named edits that each answer leads to.
#pragma once

#include "designer/composer/questions.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// The flow that the completed answers describe, whether or not a law forbids them: compose() is what judges.
// Throws UserError when an answer makes no sound document (an address that is none), CouldNotCheck when the
// template is missing.
Document write_flow(const ComposerAnswers& answers);

}  // namespace facenotice
