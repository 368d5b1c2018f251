// SPDX-License-Identifier: MIT
// The printed notices. Their blocks are edited as those of screens (blocks.hpp).
#pragma once

#include <optional>

#include "schema/edit/blocks.hpp"
#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

struct SignDraft {
  SignId id;
  std::string paper;  // A3, A4, A5
  std::string place;  // before-zone, at-machine, entrance, inside-zone
  int viewing_distance_mm = 0;
  Texts title;
  // Says what that sign says; or, of a screen, what a sign beside the machine has to say.
  std::optional<Page> like{};
};
Edit add_sign(const Document& document, const SignDraft& sign);
Edit set_sign(const Document& document, const SignId& sign, const AttributeChanges& changes);
Edit remove_sign(const Document& document, const SignId& sign);

}  // namespace facenotice
