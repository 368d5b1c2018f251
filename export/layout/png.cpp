// SPDX-License-Identifier: MIT
// A frame as a PNG file's bytes.
#include "export/layout/png.hpp"

#include <png.h>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

std::vector<std::uint8_t> png_of(const Frame& frame) {
  if (frame.width <= 0 || frame.height <= 0)
    throw UserError(msg("A screen without pixels cannot be saved as PNG."));
  // Opaque, so the alpha channel is left out. libpng's simplified API reports errors by value, without
  // longjmp.
  std::vector<std::uint8_t> rgb;
  rgb.reserve(frame.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i + 3 < frame.rgba.size(); i += 4)
    rgb.insert(rgb.end(), frame.rgba.begin() + static_cast<std::ptrdiff_t>(i),
               frame.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3);
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(frame.width);
  image.height = static_cast<png_uint_32>(frame.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::vector<std::uint8_t> bytes(size);
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr) == 0)
    throw UserError(msg("The PNG could not be written: {}.", std::string(image.message)));
  bytes.resize(size);
  return bytes;
}

}  // namespace facenotice
