// SPDX-License-Identifier: MIT
// Open ones first; by step.
#include "designer/review/remarks.hpp"

#include <algorithm>

#include "designer/workbench/navigation.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

std::vector<ToldComment> remarks_of(const Document& document, const Words& words) {
  std::vector<ToldComment> remarks;
  for (const Comment& comment : comments_of(document))
    remarks.push_back(told_comment(comment, document, words));
  std::stable_partition(remarks.begin(), remarks.end(),
                        [](const ToldComment& remark) { return !remark.comment.done; });
  return remarks;
}

std::size_t open_remarks_on(const Document& document, const std::string& step) {
  const std::vector<Comment> comments = comments_of(document);
  return static_cast<std::size_t>(
      std::count_if(comments.begin(), comments.end(), [&](const Comment& comment) {
        return !comment.done && !comment.on.empty() && step_of(document, ElementPath(comment.on)) == step;
      }));
}

std::string subject_of(const Document& document, const Finding& finding) {
  if (RuleLibrary::installed()->find_row(finding.id).row != nullptr) return finding.id;
  return element_at(document, finding.place).text();
}

}  // namespace facenotice
