// SPDX-License-Identifier: MIT
// One spelling of the names inside a package, for those who write it and those who read it.
#include <facenotice/package_files.hpp>

namespace facenotice {

const char* variant_name(Variant variant) {
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

std::string screen_file(std::string_view step, std::string_view language, std::string_view display,
                        Variant variant) {
  std::string name = "screens/";
  name.append(step).append(".").append(language).append(".").append(display).append(".");
  return name + variant_name(variant) + ".bin";
}

}  // namespace facenotice
