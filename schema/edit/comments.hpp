// SPDX-License-Identifier: MIT
// What people say about parts of the document while they work on it. No digest covers it.
#pragma once

#include "schema/edit/edit.hpp"

namespace facenotice {

struct CommentDraft {
  std::string on;  // the path of an element, or the id of a rule; empty: the whole flow
  std::string by;
  std::string date;  // ISO 8601
  std::string words;
};
struct Comment {
  std::string id, on, by, date, words;
  bool done = false;
};
// In the order of the document.
std::vector<Comment> comments_of(const Document& document);

Edit add_comment(const Document& document, const CommentDraft& comment);
// Dealt with, or open again; with it what else was said on the same thing, for that is the question and its
// answers.
Edit set_comment_done(const Document& document, const std::string& id, bool done);
Edit remove_comment(const Document& document, const std::string& id);

}  // namespace facenotice
