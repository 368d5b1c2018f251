// SPDX-License-Identifier: MIT
// Edits of texts.
#include "schema/edit/texts.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <facenotice/flow_reader.hpp>

#include "schema/document/placeholders.hpp"
#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node holder_of(const Editing& editing, const ElementPath& path) {
  const pugi::xml_node holder = editing.element(path);
  if (!editing::child(holder, "text")) throw UserError(msg("{} holds no text.", path.text()));
  return holder;
}

void say(Editing& editing, pugi::xml_node holder, const TextIn& text) {
  editing::require_said(text.text, msg("A text cannot be empty. Remove what it belongs to instead."));
  const std::vector<std::string>& languages = editing.flow().languages;
  if (std::find(languages.begin(), languages.end(), text.language) == languages.end())
    throw UserError(msg("The flow has no language {}. Add the language first.", text.language));
  const pugi::xml_node there = editing::text_in(holder, text.language);
  if (!there) {
    editing.splices().add_last(
        holder,
        {{"text", {{"lang", text.language}, {"state", text.approved ? "" : "draft"}}, {}, text.text}});
    return;
  }
  editing.splices().set_words(there, text.text);
  if (!text.approved)
    editing.splices().set_attribute(there, "state", "draft");
  else if (there.attribute("state").value() == std::string_view("draft"))
    editing.splices().remove_attribute(there, "state");
}

}  // namespace

Edit set_text(const Document& document, const ElementPath& path, const TextIn& text, OtherLanguages others) {
  Editing editing(document);
  const pugi::xml_node holder = holder_of(editing, path);
  say(editing, holder, text);
  if (others == OtherLanguages::make_drafts)
    for (const pugi::xml_node node : holder.children())
      if (flow_element_name(node) == "text" && text.language != node.attribute("lang").value())
        editing.splices().set_attribute(node, "state", "draft");
  return editing.finish(msg("Change a text ({})", text.language));
}

Edit set_texts(const Document& document, const std::vector<HeldText>& texts, Message title) {
  Editing editing(document);
  std::set<std::pair<std::string, std::string>> said;
  for (const HeldText& each : texts) {
    try {
      if (!said.emplace(each.holder.text(), each.text.language).second)
        throw UserError(msg("the text in {} is there twice.", each.text.language));
      say(editing, holder_of(editing, each.holder), each.text);
    } catch (const UserError& error) {
      throw UserError(msg("{}: {}", each.holder.text(), error.message()));
    }
  }
  return editing.finish(std::move(title));
}

Edit set_title(const Document& document, const TextIn& text, OtherLanguages others) {
  Edit edit = set_text(document, ElementPath("title"), text, others);
  edit.title = msg("Change the title ({})", text.language);
  return edit;
}

Edit approve_text(const Document& document, const ElementPath& path, const std::string& language) {
  Editing editing(document);
  const pugi::xml_node text = editing::text_in(holder_of(editing, path), language);
  if (!text) throw UserError(msg("{} has no text in {}.", path.text(), language));
  if (text.attribute("state").value() == std::string_view("draft"))
    editing.splices().remove_attribute(text, "state");
  return editing.finish(msg("Approve a text ({})", language));
}

Edit bind_value(const Document& document, const ElementPath& path, const std::string& language,
                const std::string& words, const std::string& placeholder) {
  Editing editing(document);
  const pugi::xml_node text = editing::text_in(holder_of(editing, path), language);
  if (!text) throw UserError(msg("{} has no text in {}.", path.text(), language));
  std::string said = text.text().get();
  const std::size_t at = words.empty() ? std::string::npos : said.find(words);
  if (at == std::string::npos) throw UserError(msg("The text does not say \"{}\".", words));
  const std::string value = fill_placeholders(editing.flow(), "{" + placeholder + "}", language);
  if (value != words)
    throw UserError(
        msg("The declared value is \"{}\", not \"{}\". Change the declaration or the words first.", value,
            words));
  editing.splices().set_words(text, said.replace(at, words.size(), "{" + placeholder + "}"));
  return editing.finish(msg("Bind {} in a text ({})", placeholder, language));
}

}  // namespace facenotice
