// SPDX-License-Identifier: MIT
// By group and id, the first two parts of a placeholder.
#include "designer/authoring/value_sources.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <facenotice/flow_reader.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

pugi::xml_node source_of(const Document& document, const std::string& placeholder) {
  const std::size_t dot = placeholder.find('.'), end = placeholder.find('.', dot + 1);
  if (dot == std::string::npos) return {};
  const std::string group = placeholder.substr(0, dot), id = placeholder.substr(dot + 1, end - dot - 1);
  if (group == "flow") {
    const pugi::xml_node title = document.root().child("title");
    return id == "title" ? title : document.root();
  }
  if (group == "records") return document.root();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 1> other_names = {{{"data", "item"}}};
  std::string_view name = group;
  for (const auto& [said, element] : other_names)
    if (said == group) name = element;
  return document.root().find_node([&](const pugi::xml_node& node) {
    return flow_element_name(node) == name &&
           (node.attribute("id").value() == id || (group == "right" && node.attribute("kind").value() == id));
  });
}

void collect(pugi::xml_node node, const std::string& language, std::vector<std::string>& found) {
  if (flow_element_name(node) == "text" && node.attribute("lang").value() == language)
    for (std::string& one : placeholders_in(node.text().get())) found.push_back(std::move(one));
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_element) collect(child, language, found);
}

}  // namespace

std::vector<ValueSource> value_sources(const Document& document, const ElementPath& element,
                                       const std::string& language, const FormatWords& names) {
  std::vector<ValueSource> sources;
  const pugi::xml_node whole = element.in(document);
  // A step is more than its words: its texts and choices are asked about one by one.
  if (!whole || flow_element_name(whole.parent()) == "steps" || whole == document.root()) return sources;
  std::vector<std::string> placeholders;
  collect(whole, language, placeholders);
  for (const std::string& placeholder : placeholders) {
    const pugi::xml_node node = source_of(document, placeholder);
    if (!node) continue;
    ElementPath path = ElementPath::of(node);
    if (std::any_of(sources.begin(), sources.end(),
                    [&](const ValueSource& known) { return known.element == path; }))
      continue;
    try {
      sources.push_back({fill_placeholders(document.flow(), "{" + placeholder + "}", language),
                         std::move(path), names.element(flow_element_name(node))});
    } catch (
        const UserError&) {  // it has no words in that language: there is nothing on the screen to go from
    }
  }
  return sources;
}

}  // namespace facenotice
