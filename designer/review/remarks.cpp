// SPDX-License-Identifier: MIT
// Threads with something open first; by step.
#include "designer/review/remarks.hpp"

#include <algorithm>

#include "designer/workbench/navigation.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

std::vector<ToldComment> remarks_of(const Document& document, const Words& words) {
  std::vector<ToldComment> remarks;
  for (CommentThread& thread : comment_threads(document, words))
    for (ToldComment& said : thread.said) {
      if (&said != &thread.said.front()) said.about = words.trf("↳ {}", said.about);
      remarks.push_back(std::move(said));
    }
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
