// SPDX-License-Identifier: MIT
// Reads inserts.xml, and fills it in.
#include "schema/edit/insert_text.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "schema/base/data_files.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice::editing {
namespace {

// "zh" of "zh-CN".
std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

class Filling {
 public:
  Filling(const Flow& flow, const InsertValues& values, pugi::xml_node lists)
      : flow_(flow), values_(values), lists_(lists) {}

  // The element filled in; nothing when it says what the flow does not declare.
  std::vector<Markup> fill(pugi::xml_node node) const {
    Markup markup{node.name()};
    const auto signature = values_.words.find("signature");
    const bool is_signed = signature != values_.words.end() && !signature->second.empty();
    if (const pugi::xml_attribute only = node.attribute("if-signed"); only && only.as_bool() != is_signed)
      return {};
    for (const pugi::xml_attribute attribute : node.attributes())
      if (std::string_view(attribute.name()) != "if-signed")
        markup.attributes.push_back({attribute.name(), filled(attribute.value(), "")});
    if (std::string_view(node.attribute("purpose").value()) == "$each-purpose") return for_each_purpose(node);
    if (node.child("text")) {
      markup.children = texts(node);
      if (markup.children.empty()) return {};
      return {markup};
    }
    for (const pugi::xml_node child : node.children())
      for (Markup& made : fill(child)) markup.children.push_back(std::move(made));
    return {markup};
  }

 private:
  std::vector<Markup> for_each_purpose(pugi::xml_node node) const {
    std::vector<Markup> made;
    for (const std::string& purpose : values_.purposes) made.push_back({node.name(), {{"purpose", purpose}}});
    return made;
  }

  // In each language of the flow; none when a placeholder has nothing to print in one of them.
  std::vector<Markup> texts(pugi::xml_node holder) const {
    std::vector<Markup> made;
    for (const std::string& language : flow_.languages) {
      // Where there are no words of ours: those of the flow's first language, from which it is translated.
      pugi::xml_node said, first, english;
      for (const pugi::xml_node text : holder.children("text")) {
        if (text.attribute("lang").value() == primary(language)) said = text;
        if (text.attribute("lang").value() == primary(flow_.languages.front())) first = text;
        if (text.attribute("lang").value() == std::string_view("en")) english = text;
      }
      const pugi::xml_node text = said ? said : first ? first : english;
      const std::string words = filled(text.text().get(), text.attribute("lang").value());
      try {
        fill_placeholders(flow_, words, language);
      } catch (const UserError&) {
        return {};  // the flow does not declare it: there is nothing to say
      }
      made.push_back({"text", {{"lang", language}, {"state", said ? "" : "draft"}}, {}, words});
    }
    return made;
  }

  std::string filled(std::string text, std::string_view language) const {
    replace_all(text, "$retentions", list("retentions", language));
    // The longest names first: $purposes is not $purpose with an s.
    std::vector<std::pair<std::string, std::string>> words(values_.words.begin(), values_.words.end());
    std::sort(words.begin(), words.end(),
              [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& [name, value] : words) replace_all(text, "$" + name, value);
    return text;
  }

  std::string list(std::string_view name, std::string_view language) const {
    for (const pugi::xml_node pattern : lists_.children("list")) {
      if (pattern.attribute("name").value() != name || pattern.attribute("lang").value() != language)
        continue;
      std::string text;
      for (const std::string& item : values_.items) {
        std::string one = pattern.attribute("each").value();
        replace_all(one, "$item", item);
        text += (text.empty() ? "" : pattern.attribute("between").value()) + one;
      }
      return text;
    }
    return {};
  }

  const Flow& flow_;
  const InsertValues& values_;
  pugi::xml_node lists_;
};

}  // namespace

std::vector<Markup> insert_text(const Flow& declared, const std::string& name, const InsertValues& values) {
  const std::filesystem::path file = data_file("schema/edit/inserts.xml");
  pugi::xml_document inserts;
  if (const pugi::xml_parse_result parsed = inserts.load_file(file.c_str()); !parsed)
    throw CouldNotCheck(msg("{} cannot be read: {}.", file.string(), parsed.description()));
  const pugi::xml_node root = inserts.document_element();
  const Filling filling(declared, values, root);
  std::vector<Markup> made;
  for (const pugi::xml_node node : root.find_child_by_attribute("insert", "name", name.c_str()).children())
    for (Markup& element : filling.fill(node)) made.push_back(std::move(element));
  return made;
}

std::string controller_of(const Flow& flow) {
  for (const Party& party : flow.parties)
    if (party.has_role("controller")) return party.id;
  throw UserError(msg("The flow names no controller. Add the party first."));
}

const Purpose& declared_purpose(const Flow& flow, const PurposeId& id) {
  for (const Purpose& purpose : flow.purposes)
    if (purpose.id == id.text()) return purpose;
  throw UserError(msg("There is no purpose \"{}\".", id.text()));
}

std::vector<std::string> items_for(const Flow& flow, const Purpose& purpose) {
  std::vector<std::string> items;
  for (const DataItem& item : flow.data)
    for (const PurposeIndex of : item.purposes)
      if (flow.purposes[of].id == purpose.id) items.push_back(item.id);
  return items;
}

}  // namespace facenotice::editing
