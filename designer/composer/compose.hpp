// SPDX-License-Identifier: MIT
// From a few answers to a flow that the check finds nothing wrong with, or to the article that stands in the
// way.
#pragma once

#include "designer/composer/questions.hpp"
#include "export/layout/layout_memo.hpp"
#include "schema/base/user_error.hpp"
#include "schema/check/check.hpp"
#include "schema/document/document.hpp"

namespace facenotice {

// With the article and what it asks, for each answer that it forbids.
class RefusedByLaw : public UserError {
 public:
  using UserError::UserError;
};

// Questions that are left out are answered as they start. Throws UserError for an answer that there is not,
// and for one that the law forbids, with the article and what it asks. Checked: what people must still judge
// is open, and so are texts in languages that are to be translated.
Document compose(const ComposerAnswers& answers, LayoutMemo& memo, const CheckOptions& options);

// Of the languages that were answered, those whose texts are drafts until somebody has translated them.
std::vector<std::string> to_be_translated(const ComposerAnswers& answers);

}  // namespace facenotice
