// SPDX-License-Identifier: MIT
// Flows to start from, that come with the program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schema/document/document.hpp"

namespace facenotice {

struct Template {
  std::string name;  // "vending"
  std::filesystem::path file;
};
// What the flow is called, in the language of the words.
std::string shown_title(const Template& one, const Words& words);
// By name. Throws CouldNotCheck when the folder is missing.
std::vector<Template> find_templates();
// Throws UserError, with what there is, when there is none of that name.
Document load_template(const std::string& name);

}  // namespace facenotice
