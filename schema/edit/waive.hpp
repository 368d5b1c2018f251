// SPDX-License-Identifier: MIT
// Letting pass what is guidance, a standard or a threshold of ours.
#pragma once

#include "schema/document/paperwork.hpp"
#include "schema/edit/edit.hpp"

namespace facenotice {

// Adds a signed waiver. Refused when it lasts more than a year.
Edit waive(const Document& document, const Waiver& waiver);
// Takes out the waivers of a finding, so that it counts again.
Edit remove_waiver(const Document& document, const std::string& finding);

}  // namespace facenotice
