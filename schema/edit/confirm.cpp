// SPDX-License-Identifier: MIT
// Edits of <reviewers> and <attestations>.
#include "schema/edit/confirm.hpp"

#include "schema/edit/editing.hpp"

namespace facenotice {
namespace {

using editing::Editing;

pugi::xml_node reviewer_with(const Editing& editing, const std::string& key) {
  for (const pugi::xml_node node : editing.group("reviewers").children())
    if (key == node.attribute("key").value()) return node;
  return {};
}

// Attributes without a value are left out.
Markup element_of(const char* name, const AttributeChanges& attributes) {
  Markup markup{name};
  for (const AttributeChange& attribute : attributes)
    if (!attribute.value.empty()) markup.attributes.push_back({attribute.name, attribute.value});
  return markup;
}

}  // namespace

Edit confirm(const Document& document, const Confirmation& c) {
  Editing editing(document);
  editing.add_to("attestations",
                 {element_of("attestation", {{"item", c.item},
                                             {"language", c.language},
                                             {"said", c.said == Said::satisfied ? "" : said_word(c.said)},
                                             {"reason", c.reason},
                                             {"by", c.by},
                                             {"role", c.role},
                                             {"date", c.date},
                                             {"expires", c.expires},
                                             {"evidence", c.evidence},
                                             {"evidence-digest", c.evidence_digest},
                                             {"part", c.part},
                                             {"pieces", c.pieces},
                                             {"key", c.key},
                                             {"signature", c.by_key.signature},
                                             {"global", c.by_key.global}})});
  return editing.finish(msg("Answer {}", c.language.empty() ? c.item : c.item + " (" + c.language + ")"));
}

Edit add_reviewer(const Document& document, const Reviewer& reviewer) {
  Editing editing(document);
  if (const pugi::xml_node there = reviewer_with(editing, reviewer.key))
    throw UserError(msg("{} signs with this key already, as {}: one key has one role.",
                        there.attribute("name").value(), there.attribute("role").value()));
  editing.add_to("reviewers", {element_of("reviewer", {{"name", reviewer.name},
                                                       {"role", reviewer.role},
                                                       {"key", reviewer.key},
                                                       {"from", reviewer.from},
                                                       {"until", reviewer.until},
                                                       {"revoked", reviewer.revoked}})});
  return editing.finish(msg("Add the reviewer {}", reviewer.name));
}

Edit revoke_reviewer(const Document& document, const std::string& key, const std::string& date) {
  Editing editing(document);
  const pugi::xml_node there = reviewer_with(editing, key);
  if (!there) throw UserError(msg("No reviewer of the document has the key {}.", key));
  editing.change(there, {{"revoked", date}});
  return editing.finish(msg("Revoke the key of {}", there.attribute("name").value()));
}

}  // namespace facenotice
