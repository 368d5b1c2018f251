// SPDX-License-Identifier: MIT
// A part is a block of the notice in inserts.xml.
#include "schema/edit/notice_part.hpp"

#include <algorithm>

#include "schema/base/user_error.hpp"
#include "schema/document/placeholders.hpp"
#include "schema/edit/insert_text.hpp"

namespace facenotice {
namespace {

using editing::InsertValues;

std::string attribute_of(const Markup& markup, std::string_view name) {
  for (const Markup::Attribute& attribute : markup.attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

// The block of that role in the notice on the purpose, filled in; nothing: the flow declares nothing for it.
std::optional<Markup> part_of_notice(const Flow& flow, const std::string& role, const PurposeId& id) {
  const Purpose& purpose = editing::declared_purpose(flow, id);
  const InsertValues values{{{"purpose", purpose.id},
                             {"alternative", purpose.alternative},
                             {"controller", editing::controller_of(flow)}},
                            editing::items_for(flow, purpose)};
  for (const Markup& screen : editing::insert_text(flow, "purpose", values))
    for (const Markup& block : screen.children)
      if (block.name == "block" && attribute_of(block, "role") == role) return block;
  return std::nullopt;
}

std::size_t block_count(const Flow& flow, const Page& page) {
  if (const StepId* step = std::get_if<StepId>(&page))
    return flow.steps[flow.find_step(step->text())].blocks.size();
  for (const Sign& sign : flow.signs)
    if (sign.id == std::get<SignId>(page).text()) return sign.blocks.size();
  return 0;
}

// The texts of a part; without words of ours in a language, what it prints.
Texts texts_of_part(const Markup& part) {
  Texts texts;
  for (const Markup& text : part.children) {
    TextIn said{attribute_of(text, "lang"), text.words};
    if (attribute_of(text, "state") == "draft") {
      said.text.clear();
      for (const std::string& value : placeholders_in(text.words))
        said.text += (said.text.empty() ? "{" : " · {") + value + "}";
    }
    texts.push_back(std::move(said));
  }
  return texts;
}

}  // namespace

Edit insert_part(const Document& document, const NoticePart& part) {
  const std::optional<Markup> block = part_of_notice(document.flow(), part.role, part.purpose);
  if (!block)
    throw UserError(msg("The flow declares nothing of \"{}\" that a notice could say as \"{}\".",
                        part.purpose.text(), part.role));
  const Texts texts = texts_of_part(*block);
  Message title = msg("Tell \"{}\" from what is declared", part.role);
  if (!part.in_place_of)
    return {std::move(title),
            add_block(document, part.page, {part.role, attribute_of(*block, "style"), texts}).document};
  // In the very place: what stands around it keeps its order.
  const BlockId old{part.page, *part.in_place_of};
  Document with = add_block(document, part.page, {part.role, attribute_of(*block, "style"), texts}).document;
  with = move_block(with, {part.page, block_count(with.flow(), part.page) - 1}, old.number).document;
  return {std::move(title), remove_block(with, {part.page, old.number + 1}).document};
}

std::vector<std::string> values_of_part(const Document& document, const std::string& role,
                                        const PurposeId& purpose) {
  const std::optional<Markup> block = part_of_notice(document.flow(), role, purpose);
  if (!block || block->children.empty()) return {};
  return placeholders_in(block->children.front().words);
}

}  // namespace facenotice
