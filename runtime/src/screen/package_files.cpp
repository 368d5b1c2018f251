// SPDX-License-Identifier: MIT
// One spelling of the names inside a package, for those who write it and those who read it.
#include <facenotice/package_files.hpp>

namespace facenotice {
namespace {

const char* name_of(Variant variant) {
  switch (variant) {
    case Variant::normal:
      return "normal";
    case Variant::large_text:
      return "large-text";
    case Variant::high_contrast:
      return "high-contrast";
  }
  return "normal";
}

}  // namespace

std::string screen_file(std::string_view step, std::string_view language, std::string_view display,
                        Variant variant) {
  std::string name = "screens/";
  name.append(step).append(".").append(language).append(".").append(display).append(".");
  return name + name_of(variant) + ".bin";
}

}  // namespace facenotice
