// SPDX-License-Identifier: MIT
// A scan for < and > that knows what is not markup.
#include "schema/document/xml_scan.hpp"

#include <algorithm>

namespace facenotice {

std::size_t tag_end(std::string_view bytes, std::size_t from) {
  char quote = 0;
  for (; from < bytes.size(); ++from) {
    const char c = bytes[from];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return from;
    }
  }
  return bytes.size();
}

std::size_t closing_tag(std::string_view bytes, std::size_t from) {
  struct Opaque {
    std::string_view opens, closes;
  };
  static constexpr Opaque opaque[] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
  std::size_t depth = 0;
  for (std::size_t at = from; at < bytes.size(); at = bytes.find('<', at)) {
    const std::string_view rest = bytes.substr(at);
    const Opaque* passed = std::find_if(std::begin(opaque), std::end(opaque), [&](const Opaque& kind) {
      return rest.substr(0, kind.opens.size()) == kind.opens;
    });
    if (passed != std::end(opaque)) {
      at = std::min(bytes.size(), bytes.find(passed->closes, at));
      continue;
    }
    const std::size_t end = tag_end(bytes, at);
    if (rest.substr(0, 2) == "</") {
      if (--depth == 0) return at;
    } else if (bytes[end - 1] != '/') {
      ++depth;
    } else if (depth == 0) {
      return at;
    }
    at = end;
  }
  return bytes.size();
}

}  // namespace facenotice
