// SPDX-License-Identifier: MIT
// A QR code as a shape, with libqrencode.
#include "export/layout/qr_code.hpp"

#include <qrencode.h>

#include <algorithm>
#include <string>

#include "export/fonts/c_handle.hpp"
#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

namespace {

using Code = CHandle<QRcode, QRcode_free>;
constexpr int quiet = 4;  // modules on each side (ISO/IEC 18004)

Code encoded(std::string_view text) {
  return Code(QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
}

}  // namespace

std::optional<int> qr_modules(std::string_view text) {
  const Code code = encoded(text);
  if (!code) return std::nullopt;
  return code->width + 2 * quiet;
}

Path qr_code(std::string_view text, const Box& box) {
  const Code code = encoded(text);
  if (!code) throw UserError(msg("The QR code's text is empty or too long; give a shorter address."));
  const int modules = code->width + 2 * quiet;
  const auto at = [&](int index, Px64 origin, Px64 length) {
    return origin + static_cast<Px64>(std::int64_t{length} * (index + quiet) / modules);
  };
  Path path;
  for (int row = 0; row < code->width; ++row)
    for (int column = 0; column < code->width;) {
      const auto dark = [&](int x) { return (code->data[row * code->width + x] & 1) != 0; };
      if (!dark(column)) {
        ++column;
        continue;
      }
      int end = column;
      while (end < code->width && dark(end)) ++end;
      const Px64 left = at(column, box.x, box.width), right = at(end, box.x, box.width);
      const Px64 top = at(row, box.y, box.height), bottom = at(row + 1, box.y, box.height);
      path.move(left, top);
      path.line(right, top);
      path.line(right, bottom);
      path.line(left, bottom);
      path.close();
      column = end;
    }
  return path;
}

}  // namespace facenotice
