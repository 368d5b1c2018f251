// SPDX-License-Identifier: MIT
// Edits of the list of languages, and of all texts with it.
#include "schema/edit/languages.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::child;
using editing::each_element;
using editing::Editing;

pugi::xml_node listed(const Editing& editing, const std::string& language) {
  for (const pugi::xml_node node : editing.group("languages").children())
    if (flow_element_name(node) == "language" && language == node.attribute("code").value()) return node;
  throw UserError(msg("The flow has no language {}.", language));
}

void each_holder(const Editing& editing, const std::function<void(pugi::xml_node)>& visit) {
  each_element(editing.document().root(), [&](pugi::xml_node node) {
    if (child(node, "text")) visit(node);
  });
}

pugi::xml_node text_in(pugi::xml_node holder, const std::string& language) {
  for (const pugi::xml_node node : holder.children())
    if (flow_element_name(node) == "text" && language == node.attribute("lang").value()) return node;
  return {};
}

}  // namespace

Edit add_language(const Document& document, const std::string& language) {
  Editing editing(document);
  const std::vector<std::string>& languages = editing.flow().languages;
  if (std::find(languages.begin(), languages.end(), language) != languages.end())
    throw UserError(msg("The flow has the language {} already.", language));
  editing.splices().add_last(editing.group("languages"), {{"language", {{"code", language}}}});
  each_holder(editing, [&](pugi::xml_node holder) {
    if (text_in(holder, language)) return;
    pugi::xml_node source = text_in(holder, languages.front());
    if (!source) source = child(holder, "text");
    editing.splices().add_last(holder,
                               {{"text", {{"lang", language}, {"state", "draft"}}, {}, source.text().get()}});
  });
  return editing.finish(msg("Add the language {}", language));
}

Edit remove_language(const Document& document, const std::string& language) {
  Editing editing(document);
  const pugi::xml_node entry = listed(editing, language);
  if (editing.flow().languages.size() == 1)
    throw UserError(msg("{} is the only language. Add another one first.", language));
  editing.splices().remove(entry);
  std::vector<pugi::xml_node> gone;  // choices, with all that is in them
  each_element(editing.group("steps"), [&](pugi::xml_node node) {
    const pugi::xml_node act = child(node, "language");
    if (flow_element_name(node) == "choice" && act && language == act.attribute("code").value())
      gone.push_back(node);
  });
  for (const pugi::xml_node choice : gone) editing.splices().remove(choice);
  each_holder(editing, [&](pugi::xml_node holder) {
    const pugi::xml_node text = text_in(holder, language);
    if (!text || std::find(gone.begin(), gone.end(), holder.parent()) != gone.end()) return;
    const auto texts = std::count_if(holder.begin(), holder.end(),
                                     [](pugi::xml_node node) { return flow_element_name(node) == "text"; });
    if (texts == 1)
      throw UserError(msg("{} is said in {} only. Say it in another language first.",
                          ElementPath::of(holder).text(), language));
    editing.splices().remove(text);
  });
  return editing.finish(msg("Remove the language {}", language));
}

Edit set_first_language(const Document& document, const std::string& language) {
  Editing editing(document);
  const pugi::xml_node entry = listed(editing, language);
  editing.splices().move_before(entry, child(editing.group("languages"), "language"));
  return editing.finish(msg("Make {} the first language", language));
}

}  // namespace facenotice
