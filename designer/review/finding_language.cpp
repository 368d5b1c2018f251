// SPDX-License-Identifier: MIT
#include "designer/review/finding_language.hpp"

#include <algorithm>
#include <string_view>

namespace facenotice {

std::string language_of(const Document& document, const Finding& finding) {
  constexpr std::string_view mark = "@lang='";
  if (const std::size_t at = finding.xpath.rfind(mark); at != std::string::npos) {
    const std::size_t begin = at + mark.size();
    return finding.xpath.substr(begin, finding.xpath.find('\'', begin) - begin);
  }
  const std::vector<std::string>& languages = document.flow().languages;
  return std::find(languages.begin(), languages.end(), finding.item) != languages.end() ? finding.item
                                                                                        : std::string();
}

}  // namespace facenotice
