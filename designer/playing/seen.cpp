// SPDX-License-Identifier: MIT
// Names what counts of a line, and leaves out numbers.
#include "designer/playing/seen.hpp"

#include <array>
#include <string_view>

namespace facenotice {
namespace {

std::string record(const MachineLine& line) {
  std::string kind = detail_of(line, "kind");
  // Sessions and cameras have lines of their own, and packages are of no play.
  for (const char* told :
       {"session-start", "session-end", "camera-on", "camera-off", "camera-refused", "package-accepted"})
    if (kind == told) return {};
  if (kind == "age-stated") return kind + " " + detail_of(line, "choice");
  return kind + " " + detail_of(line, "purpose");
}

}  // namespace

std::string seen_of(const MachineLine& line) {
  if (line.effect == "screen") return {};
  if (line.effect == "record") return record(line);
  std::string seen = line.effect;
  static constexpr std::array<std::string_view, 8> counts = {"purpose", "reason", "method", "call",
                                                             "code",    "counts", "then",   "field"};
  for (const std::string_view name : counts)
    if (const std::string value = detail_of(line, name); !value.empty()) seen += " " + value;
  return seen;
}

}  // namespace facenotice
