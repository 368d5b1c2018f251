// SPDX-License-Identifier: MIT
// The document inside a package, and what the package says of its check. Its signatures are not judged here:
// that is what verify_package() is for.
#pragma once

#include <filesystem>
#include <string>

#include "schema/document/document.hpp"

namespace facenotice {

struct PackagedFlow {
  Document document;    // named like the package
  std::string as_of;    // ISO 8601, that its report judged by; empty: the package holds no report
  std::string verdict;  // see Manifest
  bool draft = false;
};

// Throws UserError when the file is no package or holds no flow.
PackagedFlow read_packaged_flow(const std::filesystem::path& package);

}  // namespace facenotice
