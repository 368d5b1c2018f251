// SPDX-License-Identifier: MIT
// The pieces of text on screens and signs, and the fields of screens. Counted from 0 on their screen or sign.
#pragma once

#include <variant>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

using Page = std::variant<StepId, SignId>;

struct BlockId {
  Page page;
  std::size_t number = 0;
};
struct BlockDraft {
  std::string role{};   // controller-identity, retention …; empty: text
  std::string style{};  // lead, heading, small, item; empty: body
  Texts text;
};
// Behind the last block.
Edit add_block(const Document& document, const Page& page, const BlockDraft& block);
// So that it stands at that place among the blocks.
Edit move_block(const Document& document, const BlockId& block, std::size_t index);
Edit set_block_role(const Document& document, const BlockId& block, const std::string& role);
Edit set_block_style(const Document& document, const BlockId& block, const std::string& style);
Edit remove_block(const Document& document, const BlockId& block);

struct FieldId {
  StepId step;
  std::size_t number = 0;
};
Edit add_field(const Document& document, const StepId& step, const DataId& data, const Texts& label);
// data, required, preset.
Edit set_field(const Document& document, const FieldId& field, const AttributeChanges& changes);
Edit remove_field(const Document& document, const FieldId& field);

}  // namespace facenotice
