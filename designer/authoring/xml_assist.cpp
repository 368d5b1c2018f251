// SPDX-License-Identifier: MIT
// The schema as data, looked at from a place of the text.
#include "designer/authoring/xml_assist.hpp"

#include <algorithm>

namespace facenotice {
namespace {

using What = XmlPlace::What;

// Without a prefix: f:step is a step.
std::string_view local(std::string_view name) {
  return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

std::string_view id_of(const XmlTag& tag) {
  const XmlTag::Attribute* id = tag.find("id");
  return id == nullptr ? std::string_view() : id->value;
}

bool holds(const XmlTag& tag, std::size_t byte) {
  return tag.begin < byte && byte < tag.end;
}

// "data.face-image" of "{data.face-image.retention}" around the byte; empty outside of braces.
std::string_view placeholder_at(std::string_view text, std::size_t byte) {
  const std::size_t open = text.find_last_of("{}<>", byte == 0 ? 0 : byte - 1);
  const std::size_t close = text.find_first_of("{}<>", byte);
  if (open == std::string_view::npos || close == std::string_view::npos || text[open] != '{' ||
      text[close] != '}')
    return {};
  return text.substr(open + 1, close - open - 1);
}

}  // namespace

const SchemaElement* XmlAssist::find(const std::vector<std::string>& path, const std::string& element) const {
  std::vector<std::string> way = path;
  if (!element.empty()) way.push_back(element);
  if (way.empty() || local(way.front()) != schema_.root().name) return nullptr;
  // One that may not stand in the one before stands beside it: that is not closed yet.
  std::vector<const SchemaElement*> open = {&schema_.root()};
  for (std::size_t i = 1; i < way.size(); ++i) {
    const auto holder = std::find_if(open.rbegin(), open.rend(), [&](const SchemaElement* one) {
      return one->children.count(local(way[i])) > 0;
    });
    if (holder == open.rend()) return nullptr;
    open.erase(holder.base(), open.end());
    open.push_back(open.back()->children.find(local(way[i]))->second.get());
  }
  return open.back();
}

std::string_view XmlAssist::group_of(const XmlTag& tag) const {
  if (tag.path.size() < 2) return {};
  const auto group = schema_.root().children.find(local(tag.path[1]));
  if (group == schema_.root().children.end() || group->second->children.count(local(tag.name)) == 0)
    return {};
  return local(tag.path[1]);
}

XmlOffers XmlAssist::offers(std::string_view text, std::size_t byte) const {
  const XmlPlace place = xml_place(text, byte);
  XmlOffers found{place.begin, place.end, {}};
  const auto offer = [&](const std::string& word, const std::string& about) {
    if (word.compare(0, place.typed.size(), place.typed) == 0) found.offers.push_back({word, about});
  };
  if (place.what == What::element) {
    const SchemaElement* around = find(place.path, {});
    if (place.path.empty())
      offer(schema_.root().name, names_.element(schema_.root().name));
    else if (around != nullptr)
      for (const auto& [name, element] : around->children) offer(name, names_.element(name));
  } else if (place.what == What::end_tag && !place.path.empty()) {
    offer(place.path.back(), {});
  } else if (place.what == What::attribute || place.what == What::value) {
    const SchemaElement* element = find(place.path, place.element);
    if (element == nullptr) return found;
    if (place.what == What::attribute) {
      for (const SchemaAttribute& attribute : element->attributes) {
        const bool there = std::find(place.attributes.begin(), place.attributes.end(), attribute.name) !=
                           place.attributes.end();
        if (!there || attribute.name == place.attribute)
          offer(attribute.name, names_.attribute(element->name, attribute.name));
      }
    } else {
      const std::string_view name = local(place.attribute);
      if (const SchemaAttribute* attribute = element->find(name)) {
        for (const std::string& value : attribute->values)
          offer(value, names_.value(element->name, attribute->name, value));
        if (attribute->kind == ValueKind::flag)
          for (const char* value : {"false", "true"}) offer(value, {});
      }
      const auto groups = groups_named_by(element->name, name);
      for (const XmlTag& tag : groups.empty() ? std::vector<XmlTag>() : xml_tags(text))
        if (std::find(groups.begin(), groups.end(), group_of(tag)) != groups.end() && !id_of(tag).empty())
          offer(std::string(id_of(tag)), names_.element(local(tag.name)));
      if (!groups.empty() && place.element == "service" && name == "method")
        offer("face", names_.value("service", "method", "face"));
    }
  }
  std::sort(found.offers.begin(), found.offers.end(),
            [](const XmlOffer& a, const XmlOffer& b) { return a.word < b.word; });
  return found;
}

std::string XmlAssist::about(std::string_view text, std::size_t byte) const {
  const XmlPlace place = xml_place(text, byte);
  if (place.what != What::element && place.what != What::attribute && place.what != What::value) return {};
  const SchemaElement* element = find(place.path, place.element);
  if (element == nullptr) return {};
  const auto said = [&](const std::string& name, const std::string& called,
                        const std::string& documentation) {
    std::string all = called == name ? name : words_.trf("{}: {}", name, called);
    if (!documentation.empty()) all += "\n" + documentation;
    return all;
  };
  if (place.what == What::element)
    return said("<" + element->name + ">", names_.element(element->name), element->documentation);
  const SchemaAttribute* attribute = element->find(local(place.attribute));
  if (attribute == nullptr) return {};
  std::string all =
      said(attribute->name, names_.attribute(element->name, attribute->name), attribute->documentation);
  if (place.what == What::value)
    if (const std::string value(place.word(text));
        std::find(attribute->values.begin(), attribute->values.end(), value) != attribute->values.end())
      all += "\n" + said(value, names_.value(element->name, attribute->name, value), {});
  if (!attribute->default_value.empty()) all += "\n" + words_.trf("Without it: {}", attribute->default_value);
  return all;
}

std::optional<XmlAssist::Named> XmlAssist::named(const std::vector<XmlTag>& tags, std::string_view text,
                                                 std::size_t byte) const {
  const XmlPlace place = xml_place(text, byte);
  std::vector<std::string_view> groups;
  std::string id;
  if (place.what == What::content) {
    const std::string_view placeholder = placeholder_at(text, byte);
    const std::size_t dot = placeholder.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    groups = {group_of_placeholder(placeholder.substr(0, dot))};
    const std::string_view rest = placeholder.substr(dot + 1);
    // An id may have dots itself: the longest that there is.
    for (const XmlTag& tag : tags) {
      const std::string_view known = id_of(tag);
      const bool begins =
          rest == known || (rest.substr(0, known.size()) == known && rest[known.size()] == '.');
      if (!known.empty() && group_of(tag) == groups.front() && begins && known.size() > id.size()) id = known;
    }
  } else if (place.what == What::value) {
    id = std::string(place.word(text));
    groups = groups_named_by(local(place.element), local(place.attribute));
    if (place.attribute == "id")
      for (const XmlTag& tag : tags)
        if (holds(tag, byte) && id_of(tag) == id) return Named{std::string(group_of(tag)), id, &tag};
  }
  if (id.empty()) return std::nullopt;
  for (const XmlTag& tag : tags)
    if (id_of(tag) == id && std::find(groups.begin(), groups.end(), group_of(tag)) != groups.end())
      return Named{std::string(group_of(tag)), id, &tag};
  return std::nullopt;
}

std::optional<std::size_t> XmlAssist::definition(std::string_view text, std::size_t byte) const {
  const std::vector<XmlTag> tags = xml_tags(text);
  if (const auto found = named(tags, text, byte)) return found->tag->begin;
  return std::nullopt;
}

std::optional<AnyId> XmlAssist::id_at(std::string_view text, std::size_t byte) const {
  const std::vector<XmlTag> tags = xml_tags(text);
  const auto found = named(tags, text, byte);
  if (!found) return std::nullopt;
  if (!found->group.empty()) return id_under(found->group, found->id);
  // A choice has its id on its step.
  if (local(found->tag->name) != "choice") return std::nullopt;
  const XmlTag* step = nullptr;
  for (const XmlTag& tag : tags)
    if (tag.begin < found->tag->begin && group_of(tag) == "steps") step = &tag;
  if (step == nullptr) return std::nullopt;
  return ChoiceId{StepId(std::string(id_of(*step))), found->id};
}

}  // namespace facenotice
