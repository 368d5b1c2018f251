// SPDX-License-Identifier: MIT
// What a person prefers, kept in the program's configuration.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include <wx/window.h>

#include "designer/workbench/workbench.hpp"

namespace facenotice::gui {

// The language that was chosen for the window ("zh-CN", "en"); empty: the system's.
std::string chosen_language();
// The keys of commands that differ from the standard, by the commands' names.
std::map<std::string, std::string> chosen_keys();
// Throws UserError when they cannot be written.
void keep_keys(const std::map<std::string, std::string>& chosen);
// Asks for all settings and keeps them. `change_keys` opens, above that window, what the keys are changed in.
void ask_settings(wxWindow& parent, Workbench& workbench, const std::function<void(wxWindow&)>& change_keys);
// The file of those who vouch for reviewers; empty: none.
std::filesystem::path chosen_reviewers();

}  // namespace facenotice::gui
