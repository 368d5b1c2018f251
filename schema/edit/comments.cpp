// SPDX-License-Identifier: MIT
// Edits of <comments>.
#include "schema/edit/comments.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {

using editing::Editing;

namespace {

constexpr std::string_view whole_flow = ".";

}  // namespace

std::vector<Comment> comments_of(const Document& document) {
  std::vector<Comment> comments;
  for (const pugi::xml_node node : editing::child(document.root(), "comments").children())
    if (flow_element_name(node) == "comment")
      comments.push_back({node.attribute("id").value(),
                          node.attribute("on").value() == whole_flow ? "" : node.attribute("on").value(),
                          node.attribute("by").value(), node.attribute("date").value(), node.text().get(),
                          node.attribute("done").as_bool()});
  return comments;
}

Edit add_comment(const Document& document, const CommentDraft& comment) {
  Editing editing(document);
  editing::require_said(comment.words, msg("The comment says nothing."));
  const std::vector<Comment> comments = comments_of(document);
  const auto taken = [&](const std::string& id) {
    return std::any_of(comments.begin(), comments.end(),
                       [&](const Comment& other) { return other.id == id; });
  };
  std::size_t number = comments.size() + 1;
  while (taken("c" + std::to_string(number))) ++number;
  editing.add_to("comments", {{"comment",
                               {{"id", "c" + std::to_string(number)},
                                {"on", comment.on.empty() ? std::string(whole_flow) : comment.on},
                                {"by", comment.by},
                                {"date", comment.date}},
                               {},
                               comment.words}});
  return editing.finish(msg("Comment"));
}

Edit set_comment_done(const Document& document, const std::string& id, bool done) {
  Editing editing(document);
  const std::string on = editing.declared("comments", id).attribute("on").value();
  for (const pugi::xml_node comment : editing.group("comments").children())
    if (flow_element_name(comment) == "comment" && comment.attribute("on").value() == on &&
        (done || comment.attribute("done")))
      editing.change(comment, {{"done", done ? "true" : ""}});
  return editing.finish(done ? msg("Close a comment") : msg("Reopen a comment"));
}

Edit remove_comment(const Document& document, const std::string& id) {
  Editing editing(document);
  editing.splices().remove(editing.declared("comments", id));
  return editing.finish(msg("Remove a comment"));
}

}  // namespace facenotice
