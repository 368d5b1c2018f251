// SPDX-License-Identifier: MIT
// How a person comes to a screen: for a play that begins there.
#pragma once

#include <string_view>
#include <vector>

#include "schema/check/finding.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// The events of a shortest way from switching on, as replays take them. Throws UserError when nobody ever
// comes to the step, or the document has none of that id.
std::vector<FindingEvent> way_to(const Document& document, std::string_view step);

}  // namespace facenotice
