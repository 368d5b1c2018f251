// SPDX-License-Identifier: MIT
// What was written is shown where it lies.
#pragma once

#include <filesystem>
#include <string>

#include <wx/utils.h>

#include "designer/gui/base/reporter.hpp"
#include "designer/gui/base/text.hpp"

namespace facenotice::gui {

// Tells the words, with a way to the folder of the file; where the desktop opens no folders, that is told.
inline void tell_written(Reporter& reporter, const std::string& words, const std::filesystem::path& file,
                         int flags = wxICON_INFORMATION) {
  const auto show = [&reporter, folder = std::filesystem::absolute(file).parent_path()] {
    if (!wxLaunchDefaultApplication(ui(folder)))
      reporter.tell(reporter.words().trf("The desktop has no program that opens folders. It lies in {}",
                                         folder.string()),
                    wxICON_WARNING);
  };
  reporter.tell(words, flags, {{reporter.words().tr("Show"), show}});
}

}  // namespace facenotice::gui
