// SPDX-License-Identifier: MIT
// A PDF as libharu leaves it, and what it did not write into it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace facenotice {

struct RawPdf {
  std::vector<unsigned char> bytes;
  std::map<std::string, std::set<char32_t>> used;  // characters written with each font, by PostScript name
  std::map<std::string, int> cap_height;           // of each font, in thousandths of an em
};

}  // namespace facenotice
