// SPDX-License-Identifier: MIT
// Looks for the program's own files, nearest first.
#include "schema/base/data_files.hpp"

#include <cstdlib>
#include <vector>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

const std::filesystem::path& installed_data() {
  static const std::filesystem::path found = [] {
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    const std::filesystem::path data = program.parent_path().parent_path() / "share" / "facenotice";
    return !unknown && std::filesystem::exists(data / "schema" / "flow.xsd", unknown)
               ? data
               : std::filesystem::path();
  }();
  return found;
}

std::filesystem::path data_file(std::string_view relative) {
  std::vector<std::filesystem::path> roots;
  if (const char* chosen = std::getenv("FACENOTICE_DATA"); chosen != nullptr && *chosen != '\0')
    roots.emplace_back(chosen);
  else if (!installed_data().empty())
    roots = {installed_data()};
  else
    roots = {FACENOTICE_SOURCE_DATA, FACENOTICE_INSTALLED_DATA};
  std::error_code ignored;
  for (const std::filesystem::path& root : roots)
    if (std::filesystem::exists(root / relative, ignored)) return root / relative;
  throw CouldNotCheck(
      msg("The program's own file {} is missing (looked in {}). Install FaceNotice again, or point "
          "FACENOTICE_DATA at its data folder.",
          relative, roots.front().string()));
}

std::filesystem::path catalogue_folder() {
  if (const char* chosen = std::getenv("FACENOTICE_CATALOGUES"); chosen != nullptr && *chosen != '\0')
    return chosen;
  if (const char* chosen = std::getenv("FACENOTICE_DATA"); chosen != nullptr && *chosen != '\0')
    return std::filesystem::path(chosen) / "locale";
  if (!installed_data().empty()) return installed_data() / "locale";
  std::error_code ignored;
  if (std::filesystem::exists(FACENOTICE_BUILT_CATALOGUES, ignored)) return FACENOTICE_BUILT_CATALOGUES;
  return std::filesystem::path(FACENOTICE_INSTALLED_DATA) / "locale";
}

Words words_for(std::string_view language) {
  return language.substr(0, 2) == "zh" ? Words::load(catalogue_folder(), "zh-CN") : Words();
}

}  // namespace facenotice
