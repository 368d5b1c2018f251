// SPDX-License-Identifier: MIT
#include "schema/packs/citation.hpp"

namespace facenotice {

std::string citation_of(const RulePack& pack, const Row& row, const Words& words) {
  const std::string& title = pack.title(words.language());
  const std::string& article = row.article.in(words.language());
  // Some packs are named after their only article.
  if (title.size() >= article.size() &&
      title.compare(title.size() - article.size(), article.size(), article) == 0)
    return title;
  // 《…》第十二条 is one word; a chapter or a name of ours is not.
  const bool numbered = article.compare(0, std::string_view("第").size(), "第") == 0;
  return title + (!words.chinese() ? ", " : numbered ? "" : "，") + article;
}

}  // namespace facenotice
