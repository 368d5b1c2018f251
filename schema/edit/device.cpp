// SPDX-License-Identifier: MIT
// Edits of <device> and <theme>.
#include "schema/edit/device.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node find_measure(const Editing& editing, const std::string& measure) {
  for (const pugi::xml_node node : editing.group("device").children())
    if (flow_element_name(node) == "security" && measure == node.attribute("measure").value()) return node;
  return {};
}

}  // namespace

Edit set_device(const Document& document, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.group("device"), changes);
  return editing.finish(msg("Change the device"));
}

Edit add_display(const Document& document, const DisplayDraft& display) {
  Editing editing(document);
  const auto number = [](int value) { return std::to_string(value); };
  editing.add_in_order(editing.group("device"),
                       {"display",
                        {{"id", display.id.text()},
                         {"width-px", number(display.width_px)},
                         {"height-px", number(display.height_px)},
                         {"width-mm", number(display.width_mm)},
                         {"height-mm", number(display.height_mm)},
                         {"viewing-distance-mm", number(display.viewing_distance_mm)},
                         {"bottom-height-mm", number(display.bottom_height_mm)}}},
                       {"display"});
  return editing.finish(msg("Add the display \"{}\"", display.id.text()));
}

Edit set_display(const Document& document, const DisplayId& display, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.display(display), changes);
  return editing.finish(msg("Change the display \"{}\"", display.text()));
}

Edit remove_display(const Document& document, const DisplayId& display) {
  Editing editing(document);
  editing.splices().remove(editing.display(display));
  return editing.finish(msg("Remove the display \"{}\"", display.text()));
}

Edit add_security(const Document& document, const std::string& measure) {
  Editing editing(document);
  if (find_measure(editing, measure)) throw UserError(msg("{} is there already.", measure));
  editing.add_in_order(editing.group("device"), {"security", {{"measure", measure}}},
                       {"display", "security"});
  return editing.finish(msg("Add the protection {}", measure));
}

Edit remove_security(const Document& document, const std::string& measure) {
  Editing editing(document);
  const pugi::xml_node there = find_measure(editing, measure);
  if (!there) throw UserError(msg("The device has no protection {}.", measure));
  editing.splices().remove(there);
  return editing.finish(msg("Remove the protection {}", measure));
}

Edit set_theme(const Document& document, const AttributeChanges& colours) {
  Editing editing(document);
  if (const pugi::xml_node theme = editing.group("theme")) {
    editing.change(theme, colours);
  } else {
    Markup markup{"theme"};
    for (const AttributeChange& colour : colours) markup.attributes.push_back({colour.name, colour.value});
    editing.add_group(markup);
  }
  return editing.finish(msg("Change the colours"));
}

}  // namespace facenotice
