// SPDX-License-Identifier: MIT
// Edits of <data>.
#include "schema/edit/data.hpp"

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

Markup retention_markup(const Editing& editing, const RetentionDraft& retention) {
  Markup markup{"retention"};
  if (const auto* fixed = std::get_if<KeptFor>(&retention))
    markup.attributes = {{"duration", fixed->duration}};
  else if (const auto* until = std::get_if<KeptUntil>(&retention))
    markup.attributes = {{"event", until->event}, {"duration", until->at_most}};
  else
    markup.children = {{"method", {}, editing.texts(std::get<KeptBy>(retention).method)}};
  return markup;
}

}  // namespace

Edit add_data_item(const Document& document, const DataDraft& item) {
  Editing editing(document);
  editing.add_to("data",
                 {{"item",
                   {{"id", item.id.text()},
                    {"category", item.category},
                    {"purposes", item.purposes},
                    {"storage", item.storage},
                    {"egress", item.egress}},
                   {{"name", {}, editing.texts(item.name)}, retention_markup(editing, item.retention)}}});
  return editing.finish(msg("Add the data item \"{}\"", item.id.text()));
}

Edit set_data_item(const Document& document, const DataId& item, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.item(item), changes);
  return editing.finish(msg("Change the data item \"{}\"", item.text()));
}

Edit set_retention(const Document& document, const DataId& item, const RetentionDraft& retention) {
  Editing editing(document);
  const pugi::xml_node there = editing::child(editing.item(item), "retention");
  const pugi::xml_node method = editing::child(there, "method");
  const Markup wanted = retention_markup(editing, retention);
  for (const char* name : {"event", "duration"}) {
    std::string value;
    for (const Markup::Attribute& attribute : wanted.attributes)
      if (attribute.name == name) value = attribute.value;
    if (!value.empty() || there.attribute(name)) editing.change(there, {{name, value}});
  }
  if (method && !wanted.children.empty()) {
    editing.splices().add_before(method, wanted.children.front());
    editing.splices().remove(method);
  } else if (method) {
    editing.splices().remove(method);
  } else if (!wanted.children.empty()) {
    editing.splices().add_last(there, wanted.children);
  }
  return editing.finish(msg("Change how long \"{}\" is kept", item.text()));
}

Edit remove_data_item(const Document& document, const DataId& item) {
  Editing editing(document);
  editing.remove_from_group(editing.item(item));
  return editing.finish(msg("Remove the data item \"{}\"", item.text()));
}

}  // namespace facenotice
