// SPDX-License-Identifier: MIT
// The areas of a picture with the words of the document.
#include "designer/pictures/screen_parts.hpp"

#include <algorithm>

#include <facenotice/flow_reader.hpp>

#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"

namespace facenotice {
namespace {

ScreenPart::Kind kind_of(pugi::xml_node element) {
  const std::string_view name = flow_element_name(element);
  // The machine's name stands on every screen and is the heading of none.
  if (name == "title")
    return flow_element_name(element.parent()) == "flow" ? ScreenPart::Kind::words : ScreenPart::Kind::title;
  if (name == "field") return ScreenPart::Kind::field;
  if (name != "choice") return ScreenPart::Kind::words;
  return element.attribute("toggle").as_bool() ? ScreenPart::Kind::box_to_tick : ScreenPart::Kind::choice;
}

// As the screen says it; as it is written where a placeholder cannot be filled in.
std::string shown_words(const Document& document, pugi::xml_node element, const std::string& language) {
  const std::string written = words_in(words_holder(element), language);
  try {
    return fill_placeholders(document.flow(), written, language);
  } catch (const UserError&) {
    return written;
  }
}

}  // namespace

pugi::xml_node words_holder(pugi::xml_node element) {
  for (const pugi::xml_node child : element.children())
    if (flow_element_name(child) == "text") return element;
  for (const pugi::xml_node child : element.children()) {
    const std::string_view name = flow_element_name(child);
    if (name == "label" || name == "title" || name == "name") return child;
  }
  return {};
}

std::string words_in(pugi::xml_node holder, const std::string& language) {
  for (const pugi::xml_node text : holder.children())
    if (flow_element_name(text) == "text" && text.attribute("lang").value() == language)
      return text.child_value();
  return {};
}

std::vector<ScreenPart> screen_parts(const ScreenPicture& picture, const Document& document,
                                     const FormatWords& names, const Words& words) {
  std::vector<ScreenPart> parts;
  if (!document.sound()) return parts;
  for (const ScreenPicture::Area& area : picture.areas) {
    const bool known = std::any_of(parts.begin(), parts.end(),
                                   [&](const ScreenPart& part) { return part.element == area.element; });
    const pugi::xml_node element = area.element.in(document);
    if (known || !element) continue;
    const std::string kind = area.element == ElementPath("title") ? words.tr("Name of the machine")
                                                                  : names.element(flow_element_name(element));
    const std::string said = shown_words(document, element, picture.view.language);
    parts.push_back(
        {area.element, area.box, kind_of(element), said.empty() ? kind : words.trf("{}: {}", kind, said)});
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ScreenPart& a, const ScreenPart& b) {
    return std::pair(a.box.y, a.box.x) < std::pair(b.box.y, b.box.x);
  });
  return parts;
}

}  // namespace facenotice
