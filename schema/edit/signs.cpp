// SPDX-License-Identifier: MIT
// Edits of <signs>.
#include "schema/edit/signs.hpp"

#include "schema/edit/editing.hpp"

namespace facenotice {

using editing::Editing;

Edit add_sign(const Document& document, const SignDraft& sign) {
  Editing editing(document);
  editing.add_to("signs", {{"sign",
                            {{"id", sign.id.text()},
                             {"paper", sign.paper},
                             {"place", sign.place},
                             {"viewing-distance-mm", std::to_string(sign.viewing_distance_mm)}},
                            {{"title", {}, editing.texts(sign.title)}}}});
  return editing.finish(msg("Add the sign \"{}\"", sign.id.text()));
}

Edit set_sign(const Document& document, const SignId& sign, const AttributeChanges& changes) {
  Editing editing(document);
  editing.change(editing.sign(sign), changes);
  return editing.finish(msg("Change the sign \"{}\"", sign.text()));
}

Edit remove_sign(const Document& document, const SignId& sign) {
  Editing editing(document);
  editing.remove_from_group(editing.sign(sign));
  return editing.finish(msg("Remove the sign \"{}\"", sign.text()));
}

}  // namespace facenotice
