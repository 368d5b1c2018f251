// SPDX-License-Identifier: MIT
// Edits of <signs>.
#include "schema/edit/signs.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <facenotice/flow_reader.hpp>

#include "schema/edit/editing.hpp"

namespace facenotice {

using editing::Editing;

namespace {

// What a sign where cameras are must say in the first place (CN-FRT-13.1, EU-VID-7.1): who, why, how long,
// the rights, and the way without a face; not what a notice must go into besides.
bool is_for_signs(std::string_view role) {
  constexpr std::array<std::string_view, 9> roles = {"alternative", "in-progress",         "method",
                                                     "purpose",     "retention",           "withdrawal",
                                                     "rights",      "controller-identity", "contact"};
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

Edit add_sign(const Document& document, const SignDraft& sign) {
  Editing editing(document);
  std::vector<Markup> says{{"title", {}, editing.texts(sign.title)}};
  if (sign.like) {
    const auto* other = std::get_if<SignId>(&*sign.like);
    const pugi::xml_node page =
        other != nullptr ? editing.sign(*other) : editing.step(std::get<StepId>(*sign.like));
    for (const pugi::xml_node block : page.children())
      if (flow_element_name(block) == "block" &&
          (other != nullptr || is_for_signs(block.attribute("role").value())))
        says.push_back(Markup::of(block));
  }
  editing.add_to("signs", {{"sign",
                            {{"id", sign.id.text()},
                             {"paper", sign.paper},
                             {"place", sign.place},
                             {"viewing-distance-mm", std::to_string(sign.viewing_distance_mm)}},
                            std::move(says)}});
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
