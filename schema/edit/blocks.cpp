// SPDX-License-Identifier: MIT
// Edits of <block> and <field>.
#include "schema/edit/blocks.hpp"

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

struct FindPage {
  const Editing& editing;
  pugi::xml_node operator()(const StepId& step) const { return editing.step(step); }
  pugi::xml_node operator()(const SignId& sign) const { return editing.sign(sign); }
};

pugi::xml_node numbered(pugi::xml_node page, std::string_view name, std::size_t number) {
  std::size_t left = number;
  for (const pugi::xml_node node : page.children())
    if (flow_element_name(node) == name && left-- == 0) return node;
  throw UserError(msg("\"{}\" has no {} number {}.", std::string(page.attribute("id").value()),
                      std::string(name), number + 1));
}

pugi::xml_node block_of(const Editing& editing, const BlockId& block) {
  return numbered(std::visit(FindPage{editing}, block.page), "block", block.number);
}

void require_shown(pugi::xml_node page) {
  if (flow_element_name(page) == "end")
    throw UserError(
        msg("\"{}\" is an end: nothing is shown there.", std::string(page.attribute("id").value())));
}

}  // namespace

Edit add_block(const Document& document, const Page& page, const BlockDraft& block) {
  Editing editing(document);
  const pugi::xml_node on = std::visit(FindPage{editing}, page);
  require_shown(on);
  editing.add_in_order(on,
                       {"block", {{"role", block.role}, {"style", block.style}}, editing.texts(block.text)},
                       {"title", "block"});
  return editing.finish(msg("Add a text to \"{}\"", std::string(on.attribute("id").value())));
}

Edit move_block(const Document& document, const BlockId& block, std::size_t index) {
  Editing editing(document);
  editing.move_among(block_of(editing, block), index);
  return editing.finish(msg("Move a text"));
}

Edit set_block_role(const Document& document, const BlockId& block, const std::string& role) {
  Editing editing(document);
  editing.change(block_of(editing, block), {{"role", role}});
  return editing.finish(msg("Change what a text tells"));
}

Edit set_block_style(const Document& document, const BlockId& block, const std::string& style) {
  Editing editing(document);
  editing.change(block_of(editing, block), {{"style", style}});
  return editing.finish(msg("Change the look of a text"));
}

Edit remove_block(const Document& document, const BlockId& block) {
  Editing editing(document);
  editing.splices().remove(block_of(editing, block));
  return editing.finish(msg("Remove a text"));
}

Edit add_field(const Document& document, const StepId& step, const DataId& data, const Texts& label) {
  Editing editing(document);
  const pugi::xml_node on = editing.step(step);
  require_shown(on);
  editing.add_in_order(on, {"field", {{"data", data.text()}}, {{"label", {}, editing.texts(label)}}},
                       {"title", "block", "field"});
  return editing.finish(msg("Ask for \"{}\"", data.text()));
}

Edit set_field(const Document& document, const FieldId& field, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(numbered(editing.step(field.step), "field", field.number), changes);
  return editing.finish(msg("Change a field of \"{}\"", field.step.text()));
}

Edit remove_field(const Document& document, const FieldId& field) {
  Editing editing(document);
  editing.splices().remove(numbered(editing.step(field.step), "field", field.number));
  return editing.finish(msg("Remove a field of \"{}\"", field.step.text()));
}

}  // namespace facenotice
