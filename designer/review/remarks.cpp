// SPDX-License-Identifier: MIT
// Paths and rows in words.
#include "designer/review/remarks.hpp"

#include <algorithm>

#include "designer/workbench/navigation.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {
namespace {

Remark remark_of(const Comment& comment, const Document& document, const Words& words) {
  if (const RuleLibrary::Found found = RuleLibrary::installed()->find_row(comment.on); found.row != nullptr)
    return {comment, words.trf("{} ({})", found.row->article.in(words.language()), found.row->id), {}};
  const ElementPath element(comment.on);
  if (comment.on.empty()) return {comment, words.tr("The whole flow"), {}};
  if (!element.in(document)) return {comment, words.tr("Something that is gone"), {}};
  const std::string step = step_of(document, element);
  return {comment,
          step.empty() ? words.tr("The declarations") : ShownNames(document.flow(), words).step(step),
          element};
}

}  // namespace

std::vector<Remark> remarks_of(const Document& document, const Words& words) {
  std::vector<Remark> remarks;
  for (const Comment& comment : comments_of(document)) remarks.push_back(remark_of(comment, document, words));
  std::stable_partition(remarks.begin(), remarks.end(),
                        [](const Remark& remark) { return !remark.comment.done; });
  return remarks;
}

}  // namespace facenotice
