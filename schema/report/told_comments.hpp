// SPDX-License-Identifier: MIT
// Comments with what they are about, as people call it.
#pragma once

#include <string>
#include <vector>

#include "schema/base/words.hpp"
#include "schema/document/document.hpp"
#include "schema/document/element_path.hpp"
#include "schema/edit/comments.hpp"

namespace facenotice {

// What a comment is about, within a sentence: “the screen “Pay””, “the choice “By face” on “Pay””, “…, Art.
// 9 (CN-FRT-9.1)”. `on`: as a Comment has it.
std::string subject_in_words(const Document& document, const Words& words, const std::string& on);

struct ToldComment {
  Comment comment;
  std::string about;    // subject_in_words()
  ElementPath element;  // empty: it is about a row or the whole flow, or what it was about is gone
};

ToldComment told_comment(const Comment& comment, const Document& document, const Words& words);

// What has been said about one thing, in the order of the document: the first, then the answers to it.
struct CommentThread {
  std::vector<ToldComment> said;

  bool open() const;
};
// Of a sound document; those with something open first, else in the document's order.
std::vector<CommentThread> comment_threads(const Document& document, const Words& words);

// What has been said about one thing, a line each; empty: nothing.
std::string thread_in_words(const Document& document, const Words& words, const std::string& on);

// “still open” or “dealt with”.
const char* comment_state_in_words(const Words& words, const Comment& comment);

}  // namespace facenotice
