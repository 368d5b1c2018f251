// SPDX-License-Identifier: MIT
// Renaming an id, with all that refers to it.
#pragma once

#include <variant>

#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

using AnyId =
    std::variant<PartyId, AlternativeId, PurposeId, DataId, PolicyId, DisplayId, SignId, StepId, ChoiceId>;

// References follow: targets, lists of ids, the placeholders in texts, the scope of exemptions, what comments
// are on, and waivers of findings at it (those of findings that rest on measured screens must be given anew).
Edit rename_id(const Document& document, const AnyId& id, const std::string& to);

}  // namespace facenotice
