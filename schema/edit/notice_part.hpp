// SPDX-License-Identifier: MIT
// One part of a notice, said from what the flow declares.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/edit/blocks.hpp"
#include "schema/edit/edit.hpp"
#include "schema/edit/ids.hpp"

namespace facenotice {

// One part of a notice, as the notice of insert_purpose says it of a purpose that the flow declares. In a
// language that inserts.xml has no words for, its values alone. Refused when the flow declares nothing that
// could be said there.
struct NoticePart {
  Page page;
  std::string role;  // retention, rights, …
  PurposeId purpose;
  std::optional<std::size_t> in_place_of{};  // the number of a block of the page; nothing: at the end
};
Edit insert_part(const Document& document, const NoticePart& part);
// What that part prints, without words around it: "purpose.face.method". Empty: there is no such part.
std::vector<std::string> values_of_part(const Document& document, const std::string& role,
                                        const PurposeId& purpose);

}  // namespace facenotice
