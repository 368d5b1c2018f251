// SPDX-License-Identifier: MIT
// Renaming an id, with all that refers to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

using AnyId =
    std::variant<PartyId, AlternativeId, PurposeId, DataId, PolicyId, DisplayId, SignId, StepId, ChoiceId>;

// References follow: targets, lists of ids, the placeholders in texts, the scope of exemptions, what comments
// are on, and waivers of findings at it (those of findings that rest on measured screens must be given anew).
Edit rename_id(const Document& document, const AnyId& id, const std::string& to);

// The id of what is declared so under a group of the document ("steps", "purposes"); nothing for a group
// without ids of its own.
std::optional<AnyId> id_under(std::string_view group, const std::string& id);
// The groups whose ids an attribute holds: "steps" for a choice's to. Empty: it refers to nothing.
std::vector<std::string_view> groups_named_by(std::string_view element, std::string_view attribute);
// The group that a placeholder begins with: "data" for {data.face-image.retention}. Empty: none.
std::string_view group_of_placeholder(std::string_view word);

}  // namespace facenotice
