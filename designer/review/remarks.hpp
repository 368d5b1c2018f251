// SPDX-License-Identifier: MIT
// Comments with what they are about, as people call it.
#pragma once

#include <string>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/document/element_path.hpp"
#include "schema/edit/comments.hpp"

namespace facenotice {

struct Remark {
  Comment comment;
  std::string where;    // “How would you like to pay?”, or an article
  ElementPath element;  // empty: it is about a row, or what it was about is gone
};
// Of a sound document, open ones first, each in the document's order.
std::vector<Remark> remarks_of(const Document& document, const Words& words);

}  // namespace facenotice
