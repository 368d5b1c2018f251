// SPDX-License-Identifier: MIT
// Stable paths and their digests.
#include "schema/check/fingerprint.hpp"

#include <array>
#include <vector>

#include <facenotice/digest.hpp>

namespace facenotice {
namespace {

bool is_fact(pugi::xml_node node) {
  return std::string_view(node.name()).substr(0, 2) == "f:";
}

// Attributes that say which element it is, where it has no id.
constexpr std::array<const char*, 12> naming = {"role", "lang",    "code", "kind", "on",    "measure",
                                                "data", "purpose", "sign", "use",  "party", "key"};

std::string names_of(pugi::xml_node node) {
  if (node.attribute("id")) return std::string("#") + node.attribute("id").value();
  std::string names;
  for (const char* name : naming)
    if (const pugi::xml_attribute attribute = node.attribute(name))
      names += std::string("@") + name + "=" + attribute.value();
  return names;
}

std::string path_of(pugi::xml_node node) {
  std::string path;
  for (; node && node.parent().type() != pugi::node_document; node = node.parent()) {
    const std::string names = names_of(node);
    std::string part = node.name() + names;
    if (!node.attribute("id")) {
      int index = 0;
      for (pugi::xml_node before = node.previous_sibling(node.name()); before;
           before = before.previous_sibling(node.name()))
        if (names_of(before) == names) ++index;
      if (index > 0) part += "[" + std::to_string(index) + "]";
    }
    path = part + "/" + path;
  }
  return path;
}

// A measured value changes with edits that leave the finding what it is.
bool is_measure(std::string_view value) {
  if (value.empty() || value == "true" || value == "false") return true;
  for (const char c : value)
    if ((c < '0' || c > '9') && c != '.' && c != '-') return false;
  return true;
}

std::string traits_of(pugi::xml_node fact, bool with_role) {
  std::string traits = fact.name();
  for (const pugi::xml_attribute attribute : fact.attributes()) {
    const std::string_view name = attribute.name();
    if (!with_role && (name == "role" || name == "en" || name == "zh")) continue;  // en, zh: it in words
    if (name != "nth" && (name == "state" || is_measure(attribute.value()))) continue;
    traits += "|" + std::string(name) + "=" + attribute.value();
  }
  return traits;
}

// "[2]" where there are several of the name.
std::string index_among_siblings(pugi::xml_node node) {
  int index = 1, all = 0;
  for (const pugi::xml_node sibling : node.parent().children(node.name())) {
    ++all;
    if (sibling == node) index = all;
  }
  return all > 1 ? "[" + std::to_string(index) + "]" : std::string();
}

}  // namespace

StableName stable_name(const FactTree& tree, pugi::xml_node where, pugi::xml_attribute attribute) {
  StableName place;
  if (!is_fact(where)) {
    place.path = path_of(where);
  } else {
    // A role that names one of several things told, not the block of text itself.
    const bool several = is_fact(where.parent()) && std::string_view(where.parent().name()) != "f:facts";
    if (several) place.item = where.attribute("role").value();
    place.path = path_of(tree.element_of(several ? where.parent() : where));
    place.traits = traits_of(where, place.item.empty());
    for (pugi::xml_node parent = where.parent();
         is_fact(parent) && std::string_view(parent.name()) != "f:facts"; parent = parent.parent())
      place.traits = traits_of(parent, true) + "/" + place.traits;
  }
  if (attribute) place.traits += std::string("@") + attribute.name();
  return place;
}

std::string location_of(pugi::xml_node node, pugi::xml_attribute attribute) {
  std::string path = attribute ? std::string("/@") + attribute.name() : std::string();
  for (; node && node.type() == pugi::node_element; node = node.parent())
    path = std::string("/") + node.name() + index_among_siblings(node) + path;
  return path;
}

std::string xpath_of(pugi::xml_node node) {
  std::string path;
  for (; node && node.type() == pugi::node_element; node = node.parent()) {
    pugi::xml_attribute name = node.attribute("id");
    if (!name) name = node.attribute("lang");  // of a text: one in each language
    path =
        std::string("/") + node.name() +
        (name ? std::string("[@") + name.name() + "='" + name.value() + "']" : index_among_siblings(node)) +
        path;
  }
  return path;
}

std::string fingerprint(const std::string& row, const std::string& assertion, const StableName& name) {
  return sha256_hex(row + "|" + assertion + "|" + name.path + "|" + name.traits + "|" + name.item)
      .substr(0, 16);
}

}  // namespace facenotice
