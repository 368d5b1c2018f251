// SPDX-License-Identifier: MIT
// Paths and rows in words.
#include "schema/report/told_comments.hpp"

#include <algorithm>
#include <cctype>

#include <facenotice/flow_reader.hpp>

#include "schema/base/code_points.hpp"
#include "schema/check/shown_names.hpp"
#include "schema/document/format_words.hpp"
#include "schema/packs/citation.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {
namespace {

constexpr std::size_t longest_name = 60;  // characters of what an element says that name it

bool is_step(pugi::xml_node node) {
  return flow_element_name(node.parent()) == "steps";
}

// What a comment stands at: a step or something on it, a declaration, not one of its words.
bool is_thing(pugi::xml_node node) {
  const std::string_view name = flow_element_name(node);
  return is_step(node) || name == "choice" || name == "block" || name == "field" || node.attribute("id");
}

LocalizedText said_by(pugi::xml_node holder) {
  LocalizedText text;
  for (const pugi::xml_node said : holder.children())
    if (flow_element_name(said) == "text")
      text.add({said.attribute("lang").value(), said.child_value(), true, -1});
  return text;
}

// What people call the element: its own words, those of its title, label or name; empty for none.
std::string name_of(pugi::xml_node node, const ShownNames& names) {
  if (is_step(node)) return names.step(node.attribute("id").value());
  std::string name = names.text(said_by(node));
  for (const pugi::xml_node child : node.children()) {
    const std::string_view part = flow_element_name(child);
    if (name.empty() && (part == "title" || part == "label" || part == "name"))
      name = names.text(said_by(child));
  }
  return shortened(name, longest_name);
}

std::string element_in_words(const Document& document, const Words& words, pugi::xml_node node) {
  while (node != document.root() && !is_thing(node)) node = node.parent();
  if (node == document.root()) return words.tr("the declarations");
  const ShownNames names(document.flow(), words);
  std::string kind = FormatWords::load(words).element(flow_element_name(node));
  if (!kind.empty()) kind[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(kind[0])));
  const std::string name = name_of(node, names);
  std::string thing = name.empty() ? words.trf("the {}", kind) : words.trf("the {} “{}”", kind, name);
  for (pugi::xml_node around = node.parent(); around; around = around.parent())
    if (is_step(around)) return words.trf("{} on “{}”", thing, name_of(around, names));
  return thing;
}

}  // namespace

ToldComment told_comment(const Comment& comment, const Document& document, const Words& words) {
  const bool of_row = RuleLibrary::installed()->find_row(comment.on).row != nullptr;
  const ElementPath element(comment.on);
  return {comment, subject_in_words(document, words, comment.on),
          of_row || comment.on.empty() || !element.in(document) ? ElementPath() : element};
}

std::string subject_in_words(const Document& document, const Words& words, const std::string& on) {
  if (on.empty()) return words.tr("the whole flow");
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  if (const RuleLibrary::Found found = library->find_row(on); found.row != nullptr)
    return words.trf("{} ({})", citation_of(*found.pack, *found.row, words), found.row->id);
  const pugi::xml_node node = ElementPath(on).in(document);
  return node ? element_in_words(document, words, node) : words.tr("something that is gone");
}

bool CommentThread::open() const {
  return std::any_of(said.begin(), said.end(), [](const ToldComment& one) { return !one.comment.done; });
}

std::vector<CommentThread> comment_threads(const Document& document, const Words& words) {
  std::vector<CommentThread> threads;
  for (const Comment& comment : comments_of(document)) {
    auto thread = std::find_if(threads.begin(), threads.end(), [&](const CommentThread& known) {
      return known.said.front().comment.on == comment.on;
    });
    if (thread == threads.end()) thread = threads.insert(threads.end(), CommentThread());
    thread->said.push_back(told_comment(comment, document, words));
  }
  std::stable_partition(threads.begin(), threads.end(),
                        [](const CommentThread& thread) { return thread.open(); });
  return threads;
}

std::string thread_in_words(const Document& document, const Words& words, const std::string& on) {
  std::string said;
  for (const Comment& comment : comments_of(document))
    if (comment.on == on)
      said += (said.empty() ? "" : "\n") + words.trf("{}, {} ({}): {}", comment.by, comment.date,
                                                     comment_state_in_words(words, comment), comment.words);
  return said;
}

const char* comment_state_in_words(const Words& words, const Comment& comment) {
  return comment.done ? words.tr("dealt with") : words.tr("still open");
}

}  // namespace facenotice
