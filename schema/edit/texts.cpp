// SPDX-License-Identifier: MIT
// Edits of texts.
#include "schema/edit/texts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <facenotice/flow_reader.hpp>
#include <facenotice/translation.hpp>

#include "schema/document/language_name.hpp"
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

// The same texts in every language, as far as they are known: which is first, and what it will say.
struct Original {
  std::string language, words;  // both empty: the text is not said in the first language
};

Original original_in(const Editing& editing, pugi::xml_node holder) {
  const std::vector<std::string>& languages = editing.flow().languages;
  const pugi::xml_node text =
      languages.empty() ? pugi::xml_node() : editing::text_in(holder, languages.front());
  return text ? Original{languages.front(), text.text().get()} : Original{};
}

std::string mark_of(const Original& original) {
  return original.language.empty() ? "" : translation_source(original.language, original.words);
}

bool is_draft(pugi::xml_node text) {
  return text.attribute("state").value() == std::string_view("draft");
}

void unset(Editing& editing, pugi::xml_node text, const char* attribute) {
  if (text.attribute(attribute)) editing.splices().remove_attribute(text, attribute);
}

void approve(Editing& editing, pugi::xml_node text, const Original& original) {
  const bool was_open = is_draft(text) || is_outdated(text);
  unset(editing, text, "state");
  if (original.language.empty() || original.language == text.attribute("lang").value())
    unset(editing, text, "source");
  else if (was_open || text.attribute("source"))
    editing.splices().set_attribute(text, "source", mark_of(original));
}

// `before` is what stands beside a translation that was approved without a mark.
void outdate(Editing& editing, pugi::xml_node holder, const Original& before) {
  for (const pugi::xml_node text : holder.children())
    if (flow_element_name(text) == "text" && before.language != text.attribute("lang").value() &&
        !is_draft(text) && !text.attribute("source"))
      editing.splices().set_attribute(text, "source", mark_of(before));
}

// What was up to date stays so; what is said anew in the same step is up to date by that.
void keep(Editing& editing, pugi::xml_node holder, const Original& now, const std::set<std::string>& said) {
  for (const pugi::xml_node text : holder.children())
    if (flow_element_name(text) == "text" && !is_outdated(text) &&
        said.count(text.attribute("lang").value()) == 0 &&
        std::string_view(text.attribute("source").value()).rfind(now.language + ":", 0) == 0)
      editing.splices().set_attribute(text, "source", mark_of(now));
}

// `said`: the languages in which the same step says something there.
void say(Editing& editing, pugi::xml_node holder, const TextIn& text, Original original,
         Translations translations, const std::set<std::string>& said) {
  editing::require_said(text.text, msg("A text cannot be empty. Remove what it belongs to instead."));
  const std::vector<std::string>& languages = editing.flow().languages;
  if (std::find(languages.begin(), languages.end(), text.language) == languages.end())
    throw UserError(msg("The flow has no language {}. Add the language first.", text.language));
  const bool is_first = text.language == languages.front();
  const pugi::xml_node there = editing::text_in(holder, text.language);
  if (!there) {
    const std::string source = text.approved && !is_first ? mark_of(original) : "";
    editing.splices().add_last(
        holder, {{"text",
                  {{"lang", text.language}, {"state", text.approved ? "" : "draft"}, {"source", source}},
                  {},
                  text.text}});
    return;
  }
  if (is_first && there.text().get() != text.text) {
    if (translations == Translations::outdate)
      outdate(editing, holder, original);
    else
      keep(editing, holder, {text.language, text.text}, said);
  }
  editing.splices().set_words(there, text.text);
  if (text.approved) {
    if (is_first) original = {text.language, text.text};
    approve(editing, there, original);
  } else {
    editing.splices().set_attribute(there, "state", "draft");
    unset(editing, there, "source");
  }
}

}  // namespace

Edit set_text(const Document& document, const ElementPath& path, const TextIn& text,
              Translations translations) {
  Editing editing(document);
  const pugi::xml_node holder = holder_of(editing, path);
  say(editing, holder, text, original_in(editing, holder), translations, {text.language});
  return editing.finish(msg("Change a text ({})", language_name(text.language)));
}

Edit set_texts(const Document& document, const std::vector<HeldText>& texts, Message title,
               Translations translations) {
  Editing editing(document);
  std::map<std::string, std::map<std::string, std::string>> said;  // by holder and language
  for (const HeldText& each : texts)
    if (!said[each.holder.text()].emplace(each.text.language, each.text.text).second)
      throw UserError(
          msg("{}: {}", each.holder.text(), msg("the text in {} is there twice.", each.text.language)));
  for (const HeldText& each : texts) {
    try {
      const pugi::xml_node holder = holder_of(editing, each.holder);
      const std::map<std::string, std::string>& there = said.at(each.holder.text());
      Original original = original_in(editing, holder);
      // Whoever answers for the translations has made them of what is said from now on.
      const auto now = there.find(original.language);
      if (translations == Translations::keep && now != there.end()) original.words = now->second;
      std::set<std::string> languages;
      for (const auto& [language, words] : there) languages.insert(language);
      say(editing, holder, each.text, std::move(original), translations, languages);
    } catch (const UserError& error) {
      throw UserError(msg("{}: {}", each.holder.text(), error.message()));
    }
  }
  return editing.finish(std::move(title));
}

Edit set_title(const Document& document, const TextIn& text, Translations translations) {
  Edit edit = set_text(document, ElementPath("title"), text, translations);
  edit.title = msg("Change the title ({})", language_name(text.language));
  return edit;
}

Edit approve_text(const Document& document, const ElementPath& path, const std::string& language) {
  Editing editing(document);
  const pugi::xml_node holder = holder_of(editing, path), text = editing::text_in(holder, language);
  if (!text) throw UserError(msg("{} has no text in {}.", path.text(), language));
  if (is_draft(text) || is_outdated(text)) approve(editing, text, original_in(editing, holder));
  return editing.finish(msg("Approve a text ({})", language_name(language)));
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
  const std::string bound = said.replace(at, words.size(), "{" + placeholder + "}");
  keep(editing, text.parent(), {language, bound}, {language});
  editing.splices().set_words(text, bound);
  return editing.finish(msg("Bind {} in a text ({})", placeholder, language));
}

}  // namespace facenotice
