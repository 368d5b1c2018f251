// SPDX-License-Identifier: MIT
// From the program's UTF-8 to wxWidgets' strings and back.
#pragma once

#include <filesystem>
#include <string>

#include <wx/string.h>

namespace facenotice::gui {

inline wxString ui(const std::string& utf8) {
  return wxString::FromUTF8(utf8);
}
inline wxString ui(const char* utf8) {
  return wxString::FromUTF8(utf8);
}
inline std::string utf8(const wxString& text) {
  return std::string(text.utf8_str());
}
// File names are bytes to the system: they go through the file name conversion, not through UTF-8.
inline wxString ui(const std::filesystem::path& path) {
  return wxString(path.c_str(), wxConvFile);
}
inline std::filesystem::path as_path(const wxString& name) {
  return std::filesystem::path(std::string(name.fn_str()));
}

}  // namespace facenotice::gui
