// SPDX-License-Identifier: MIT
// From a field of a sheet to the edit by name.
#include <charconv>
#include <optional>

#include <facenotice/flow_reader.hpp>

#include "designer/authoring/sheet.hpp"
#include "designer/authoring/texts_table.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/blocks.hpp"
#include "schema/edit/choices.hpp"
#include "schema/edit/connections.hpp"
#include "schema/edit/data.hpp"
#include "schema/edit/deployment.hpp"
#include "schema/edit/device.hpp"
#include "schema/edit/parties.hpp"
#include "schema/edit/purposes.hpp"
#include "schema/edit/rename.hpp"
#include "schema/edit/rights.hpp"
#include "schema/edit/signs.hpp"
#include "schema/edit/steps.hpp"

namespace facenotice {
namespace {

std::string own_id(pugi::xml_node node) {
  return node.attribute("id").value();
}

std::size_t number_among_siblings(pugi::xml_node node) {
  std::size_t number = 0;
  for (pugi::xml_node before = node.previous_sibling(); before; before = before.previous_sibling())
    if (flow_element_name(before) == flow_element_name(node)) ++number;
  return number;
}

std::uint64_t whole_number(const std::string& value) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size())
    throw UserError(msg("“{}” is not a whole number.", value));
  return number;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) words.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::optional<AnyId> any_id(pugi::xml_node node) {
  const std::string_view name = flow_element_name(node), group = flow_element_name(node.parent());
  const std::string id = own_id(node);
  if (name == "choice") return ChoiceId{StepId(own_id(node.parent())), id};
  if (group == "steps") return StepId(id);
  if (name == "party") return PartyId(id);
  if (name == "alternative") return AlternativeId(id);
  if (name == "purpose") return PurposeId(id);
  if (name == "item") return DataId(id);
  if (name == "policy") return PolicyId(id);
  if (name == "display") return DisplayId(id);
  if (name == "sign") return SignId(id);
  return std::nullopt;
}

BlockId block_id(pugi::xml_node node) {
  const std::string page = own_id(node.parent());
  if (flow_element_name(node.parent()) == "sign") return {SignId(page), number_among_siblings(node)};
  return {StepId(page), number_among_siblings(node)};
}

Edit change_choice(const Document& document, pugi::xml_node node, const std::string& attribute,
                   const std::string& value) {
  const ChoiceId choice{StepId(own_id(node.parent())), own_id(node)};
  if (attribute == "to") return set_choice_target(document, choice, StepId(value));
  if (attribute == "emphasis") return set_choice_look(document, choice, value);
  return set_choice(document, choice, {{attribute, value}});
}

Edit change_retention(const Document& document, pugi::xml_node item, const std::string& attribute,
                      const std::string& value) {
  std::string duration, event;
  for (const pugi::xml_node child : item.children())
    if (flow_element_name(child) == "retention") {
      duration = child.attribute("duration").value();
      event = child.attribute("event").value();
    }
  (attribute == "duration" ? duration : event) = value;
  if (event.empty()) return set_retention(document, DataId(own_id(item)), KeptFor{duration});
  return set_retention(document, DataId(own_id(item)), KeptUntil{event, duration});
}

Edit change_contact(const Document& document, pugi::xml_node node, const std::string& attribute,
                    const std::string& value) {
  const auto now = [&](const char* name) {
    return attribute == name ? value : std::string(node.attribute(name).value());
  };
  return set_contact(document, PartyId(own_id(node.parent())), number_among_siblings(node),
                     {now("kind"), now("value"), now("hours")});
}

Edit change_attribute(const Document& document, pugi::xml_node node, const std::string& attribute,
                      const std::string& value) {
  const std::string_view name = flow_element_name(node), group = flow_element_name(node.parent());
  const AttributeChanges changes = {{attribute, value}};
  if (attribute == "id")
    if (const std::optional<AnyId> id = any_id(node)) return rename_id(document, *id, value);
  if (name == "flow" && (attribute == "revision" || attribute == "valid-until")) {
    const bool revision = attribute == "revision";
    return set_release(document, whole_number(revision ? value : node.attribute("revision").value()),
                       revision ? node.attribute("valid-until").value() : value);
  }
  if (name == "choice") return change_choice(document, node, attribute, value);
  if (name == "block")
    return attribute == "role" ? set_block_role(document, block_id(node), value)
                               : set_block_style(document, block_id(node), value);
  if (name == "field")
    return set_field(document, {StepId(own_id(node.parent())), number_among_siblings(node)}, changes);
  if (group == "steps") return set_step(document, StepId(own_id(node)), changes);
  if (name == "deployment") return set_deployment(document, changes);
  if (name == "party") return set_party(document, PartyId(own_id(node)), changes);
  if (name == "contact") return change_contact(document, node, attribute, value);
  if (name == "alternative") return set_alternative(document, AlternativeId(own_id(node)), changes);
  if (name == "purpose") return set_purpose(document, PurposeId(own_id(node)), changes);
  if (name == "item") return set_data_item(document, DataId(own_id(node)), changes);
  if (name == "right") return set_right(document, node.attribute("kind").value(), changes);
  if (name == "policy") return set_policy(document, PolicyId(own_id(node)), changes);
  if (name == "records") return set_records_kept(document, value);
  if (name == "device") return set_device(document, changes);
  if (name == "display") return set_display(document, DisplayId(own_id(node)), changes);
  if (name == "sign") return set_sign(document, SignId(own_id(node)), changes);
  if (name == "theme") return set_theme(document, changes);
  if (name == "entry" && attribute == "to")
    return connect(document, EntryOn{node.attribute("on").value()}, StepId(value));
  throw UserError(msg("This cannot be changed here; it can be in the XML."));
}

}  // namespace

Edit change_field(const Document& document, const ElementPath& element, std::string_view key,
                  const std::string& value) {
  document.require_sound();
  const pugi::xml_node node = element.in(document);
  if (!node) throw UserError(msg("What was to be changed is not in the document any more."));
  if (key.substr(0, 5) == "exit:") {
    const std::size_t at = key.find('@');
    const std::string on(key.substr(5, at - 5));
    const StepId step(own_id(node));
    if (key.substr(at) == "@after") return set_timeout(document, step, value);
    return connect(document, ExitOf{step, on}, StepId(value));
  }
  if (key == "acts") {
    std::vector<ActDraft> acts;
    for (const std::string& word : words_of(value)) {
      const std::size_t colon = word.find(':');
      acts.push_back({word.substr(0, colon), colon == std::string::npos ? "" : word.substr(colon + 1)});
    }
    return set_choice_acts(document, {StepId(own_id(node.parent())), own_id(node)}, acts);
  }
  if (key.starts_with("contact:")) {
    std::uint64_t number = whole_number(std::string(key.substr(8, key.find('@') - 8)));
    for (const pugi::xml_node child : node.children())
      if (flow_element_name(child) == "contact" && number-- == 0)
        return change_contact(document, child, std::string(key.substr(key.find('@') + 1)), value);
    throw UserError(msg("What was to be changed is not in the document any more."));
  }
  const std::size_t colon = key.find(':'), at = key.find('@');
  if (at != std::string_view::npos && at < colon) {
    const std::string attribute(key.substr(at + 1));
    if (key.substr(0, at) == "retention/") return change_retention(document, node, attribute, value);
    return change_attribute(document, node, attribute, value);
  }
  ElementPath holder = element;
  const std::string part(key.substr(0, colon)), language(key.substr(colon + 1));
  if (!part.empty())
    for (const pugi::xml_node child : node.children())
      if (flow_element_name(child) == part) holder = ElementPath::of(child);
  return type_text(document, holder, language, value);
}

}  // namespace facenotice
