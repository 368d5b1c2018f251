// SPDX-License-Identifier: MIT
// Edits of the list of languages, and of all texts with it.
#include "schema/edit/languages.hpp"

#include <algorithm>

#include <unicode/locid.h>
#include <facenotice/flow_reader.hpp>

#include "schema/document/language_name.hpp"
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

// Languages are named in themselves, whoever reads them: such a name is no draft.
bool switches_language(pugi::xml_node node) {
  return flow_element_name(node) == "choice" && child(node, "language");
}
bool names_a_language(pugi::xml_node holder) {
  return flow_element_name(holder) == "label" && switches_language(holder.parent());
}

// A choice that looks as the one that stands last and leads where that one leads: on a question that is the
// notice, which must be read anew.
Markup another_language_like(pugi::xml_node model, const std::string& language,
                             const std::vector<std::string>& languages) {
  Markup choice{"choice", {{"id", "language-" + language}}};
  for (const pugi::xml_attribute attribute : model.attributes())
    if (attribute.name() != std::string_view("id"))
      choice.attributes.push_back({attribute.name(), attribute.value()});
  Markup label{"label"};
  for (const std::string& shown_in : languages)
    label.children.push_back({"text", {{"lang", shown_in}}, {}, name_in_itself(language)});
  choice.children = {std::move(label), {"language", {{"code", language}}}};
  return choice;
}

void add_to_choices_of_languages(Editing& editing, const std::string& language) {
  std::vector<std::string> languages = editing.flow().languages;
  languages.push_back(language);
  for (const pugi::xml_node step : editing.group("steps").children()) {
    pugi::xml_node last;
    for (const pugi::xml_node node : step.children())
      if (switches_language(node)) last = node;
    if (last) editing.splices().add_after(last, another_language_like(last, language, languages));
  }
}

}  // namespace

std::string name_in_itself(const std::string& language) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, error);
  icu::UnicodeString name;
  locale.getDisplayLanguage(locale, name);
  name.toTitle(nullptr, locale);
  std::string text;
  return name.toUTF8String(text);
}

Edit add_language(const Document& document, const std::string& language) {
  Editing editing(document);
  const std::vector<std::string>& languages = editing.flow().languages;
  if (std::find(languages.begin(), languages.end(), language) != languages.end())
    throw UserError(msg("The flow has the language {} already.", language));
  editing.splices().add_last(editing.group("languages"), {{"language", {{"code", language}}}});
  each_holder(editing, [&](pugi::xml_node holder) {
    if (editing::text_in(holder, language)) return;
    pugi::xml_node source = editing::text_in(holder, languages.front());
    if (!source) source = child(holder, "text");
    Markup text{"text", {{"lang", language}}, {}, source.text().get()};
    if (!names_a_language(holder)) text.attributes.push_back({"state", "draft"});
    editing.splices().add_last(holder, {text});
  });
  add_to_choices_of_languages(editing, language);
  return editing.finish(msg("Add the language {}", language_name(language)));
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
    const pugi::xml_node text = editing::text_in(holder, language);
    if (!text || std::find(gone.begin(), gone.end(), holder.parent()) != gone.end()) return;
    const auto texts = std::count_if(holder.begin(), holder.end(),
                                     [](pugi::xml_node node) { return flow_element_name(node) == "text"; });
    if (texts == 1)
      throw UserError(msg("{} is said in {} only. Say it in another language first.",
                          ElementPath::of(holder).text(), language));
    editing.splices().remove(text);
  });
  return editing.finish(msg("Remove the language {}", language_name(language)));
}

Edit set_first_language(const Document& document, const std::string& language) {
  Editing editing(document);
  const pugi::xml_node entry = listed(editing, language);
  editing.splices().move_before(entry, child(editing.group("languages"), "language"));
  return editing.finish(msg("Make {} the first language", language));
}

}  // namespace facenotice
