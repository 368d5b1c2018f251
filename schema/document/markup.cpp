// SPDX-License-Identifier: MIT
// Writing elements.
#include "schema/document/markup.hpp"

#include <facenotice/flow_reader.hpp>

namespace facenotice {

Markup Markup::of(pugi::xml_node element) {
  std::string_view name = element.name();
  name.remove_prefix(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
  Markup markup{std::string(name)};
  for (const pugi::xml_attribute attribute : element.attributes())
    if (const std::string_view attribute_name = attribute.name();
        attribute_name.substr(0, 5) != "xmlns" && attribute_name.find(':') == std::string_view::npos)
      markup.attributes.push_back({attribute.name(), attribute.value()});
  for (const pugi::xml_node child : element.children())
    if (!flow_element_name(child).empty()) markup.children.push_back(of(child));
  if (markup.children.empty()) markup.words = element.text().get();
  return markup;
}

std::string escaped_value(std::string_view value, char quote) {
  std::string out;
  for (const char c : value) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == quote)
      out += quote == '"' ? "&quot;" : "&apos;";
    else if (c == '\n')
      out += "&#10;";
    else if (c == '\r')
      out += "&#13;";
    else if (c == '\t')
      out += "&#9;";
    else
      out += c;
  }
  return out;
}

std::string escaped_words(std::string_view words, std::string_view line_end) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>' && i >= 2 && words.substr(i - 2, 2) == "]]")
      out += "&gt;";
    else if (c == '\r')
      out += "&#13;";
    else if (c == '\n')
      out += line_end;
    else
      out += c;
  }
  return out;
}

std::string written(const Markup& markup, const Handwriting& hand, const std::string& indentation) {
  const std::string name = hand.prefix + markup.name;
  std::string out = "<" + name;
  for (const Markup::Attribute& attribute : markup.attributes)
    if (!attribute.value.empty()) out += " " + attribute.name + "=\"" + escaped_value(attribute.value) + "\"";
  if (markup.children.empty())
    return markup.words.empty() ? out + "/>"
                                : out + ">" + escaped_words(markup.words, hand.line_end) + "</" + name + ">";
  out += ">";
  const std::string line = hand.in_one_line ? "" : hand.line_end + indentation;
  for (const Markup& child : markup.children)
    out += (hand.in_one_line ? "" : line + hand.unit) + written(child, hand, indentation + hand.unit);
  return out + line + "</" + name + ">";
}

}  // namespace facenotice
