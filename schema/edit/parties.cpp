// SPDX-License-Identifier: MIT
// Edits of <parties>.
#include "schema/edit/parties.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node contact_of(const Editing& editing, const PartyId& party, std::size_t number) {
  std::size_t left = number;
  for (const pugi::xml_node node : editing.party(party).children())
    if (flow_element_name(node) == "contact" && left-- == 0) return node;
  throw UserError(msg("The party \"{}\" has no contact number {}.", party.text(), number + 1));
}

}  // namespace

Edit add_party(const Document& document, const PartyDraft& party) {
  Editing editing(document);
  Markup markup{"party", {{"id", party.id.text()}, {"roles", party.roles}, {"country", party.country}}};
  markup.children.push_back({"name", {}, editing.texts(party.name)});
  if (!party.purpose.empty()) markup.children.push_back({"purpose", {}, editing.texts(party.purpose)});
  editing.add_to("parties", {markup});
  return editing.finish(msg("Add the party \"{}\"", party.id.text()));
}

Edit set_party(const Document& document, const PartyId& party, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.party(party), changes);
  return editing.finish(msg("Change the party \"{}\"", party.text()));
}

Edit remove_party(const Document& document, const PartyId& party) {
  Editing editing(document);
  editing.remove_from_group(editing.party(party));
  return editing.finish(msg("Remove the party \"{}\"", party.text()));
}

Edit add_contact(const Document& document, const PartyId& party, const ContactDraft& contact) {
  Editing editing(document);
  editing.add_in_order(
      editing.party(party),
      {"contact", {{"kind", contact.kind}, {"value", contact.value}, {"hours", contact.hours}}},
      {"name", "purpose", "contact"});
  return editing.finish(msg("Add a contact of \"{}\"", party.text()));
}

Edit set_contact(const Document& document, const PartyId& party, std::size_t number,
                 const ContactDraft& contact) {
  Editing editing(document);
  editing.change(contact_of(editing, party, number),
                 {{"kind", contact.kind}, {"value", contact.value}, {"hours", contact.hours}});
  return editing.finish(msg("Change a contact of \"{}\"", party.text()));
}

Edit remove_contact(const Document& document, const PartyId& party, std::size_t number) {
  Editing editing(document);
  editing.splices().remove(contact_of(editing, party, number));
  return editing.finish(msg("Remove a contact of \"{}\"", party.text()));
}

}  // namespace facenotice
