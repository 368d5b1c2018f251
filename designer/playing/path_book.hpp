// SPDX-License-Identifier: MIT
// The paths that are saved beside a document: my.flow.xml has them in the folder my.paths, a file for each.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "designer/playing/play_path.hpp"
#include "schema/base/words.hpp"

namespace facenotice {

struct SavedPath {
  std::filesystem::path file;
  PlayPath path;
  std::string trouble;  // why the file cannot be read; then `path` is empty
};

std::filesystem::path paths_folder(const std::filesystem::path& document);

// In the order of their names; none where there is no folder. `words`: of what is said about files that
// cannot be read.
std::vector<SavedPath> saved_paths(const std::filesystem::path& document, const Words& words);

// The file that a path of this title has. Throws UserError for a title that makes no name of a file.
std::filesystem::path path_file(const std::filesystem::path& document, const std::string& title);

// Writes it whole or not at all, in place of one of the same title; the folder is made where it is missing.
// Throws UserError. Returns the file.
std::filesystem::path save_path(const std::filesystem::path& document, const PlayPath& path);

}  // namespace facenotice
