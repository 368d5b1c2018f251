// SPDX-License-Identifier: MIT
// A proposal as people read it before they take it.
#pragma once

#include <string>
#include <vector>

#include "designer/authoring/sheet.hpp"
#include "designer/mending/mending.hpp"

namespace facenotice {

// Of each proposal: "Call the choice … by its name; Change the look of …", by the names that people see;
// where two would be called the same, what they change differently besides. None has an id in it.
std::vector<std::string> titles_of(const Sheets& sheets, const Document& before, const Report& report_before,
                                   const Mending& mending, const Words& words);
// What changes, a line each: from what to what, and whose confirmation is lost by it.
std::vector<std::string> changes_of(const Sheets& sheets, const Document& before, const Report& report_before,
                                    const Proposal& proposal, const Words& words);
// Why there is no proposal, or none that mends everything; empty: there is one.
std::string why_not_all(const Mending& mending, const Words& words);

}  // namespace facenotice
