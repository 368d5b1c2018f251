// SPDX-License-Identifier: MIT
// A head, and base64 (RFC 4648).
#include "designer/playing/html.hpp"

#include "schema/report/html_text.hpp"

namespace facenotice {

std::string html_head(const Words& words, const std::string& title, const char* style) {
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(words.language()) +
         "\">\n<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
         "content=\"default-src "
         "'none'; img-src data:; style-src 'unsafe-inline'\"><meta name=\"viewport\" "
         "content=\"width=device-width\"><title>" +
         html_escaped(title) + "</title><style>" + style + "</style></head>\n<body>\n";
}

std::string png_address(std::span<const std::uint8_t> png) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "data:image/png;base64,";
  out.reserve(out.size() + (png.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < png.size(); i += 3) {
    const std::size_t left = png.size() - i;
    const unsigned three = (unsigned{png[i]} << 16U) | (left > 1 ? unsigned{png[i + 1]} << 8U : 0U) |
                           (left > 2 ? unsigned{png[i + 2]} : 0U);
    for (unsigned letter = 0; letter < 4; ++letter)
      out += letter <= left ? letters[(three >> (18U - 6U * letter)) & 63U] : '=';
  }
  return out;
}

}  // namespace facenotice
