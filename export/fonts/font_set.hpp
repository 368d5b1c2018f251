// SPDX-License-Identifier: MIT
// The pinned fonts, found and checked. Layout uses these and no other, so the same document gives the same
// screens.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace facenotice {

// A value that is cheap to copy; safe to share between threads.
class FontSet {
 public:
  struct Face {
    std::string file;  // name of the file, as pinned
    std::filesystem::path path;
  };

  // Looks in $FACENOTICE_FONTS, else in the installed copy that this program is, else in the source tree's
  // build/fonts, else in the installation's share folder. Throws UserError when a font is missing or is not
  // the pinned one.
  static FontSet open();
  static FontSet open(const std::filesystem::path& folder);

  // In the order of export/fonts/fonts.txt; a face's place here is its font index in display lists.
  const std::vector<Face>& faces() const { return *faces_; }

 private:
  explicit FontSet(std::vector<Face> faces)
      : faces_(std::make_shared<const std::vector<Face>>(std::move(faces))) {}
  std::shared_ptr<const std::vector<Face>> faces_;
};

}  // namespace facenotice
