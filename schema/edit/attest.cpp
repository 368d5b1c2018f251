// SPDX-License-Identifier: MIT
// Edits of <attestations>.
#include "schema/edit/attest.hpp"

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/package.hpp>

#include "schema/edit/editing.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {
namespace {

void require_item(const AttestationCatalog& catalog, const std::string& id) {
  if (catalog.find(id) != nullptr) return;
  std::string known;
  for (const AttestationItem& item : catalog.items()) known += (known.empty() ? "" : ", ") + item.id;
  throw UserError(msg("No rule asks a person about {}; review items are: {}.", id, known));
}

}  // namespace

Edit attest(const Document& document, const AttestationEntry& entry) {
  editing::Editing editing(document);
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  require_item(library->attestations(), entry.item);
  const AttributeChanges says = {{"item", entry.item},
                                 {"by", entry.by},
                                 {"role", entry.role},
                                 {"date", entry.date},
                                 {"evidence", entry.evidence},
                                 {"expires", entry.expires},
                                 {"digest", digest_to_attest(document, library->attestations(), entry.item)}};
  pugi::xml_node old;
  for (const pugi::xml_node node : editing.group("attestations").children())
    if (flow_element_name(node) == "attestation" && entry.item == node.attribute("item").value()) old = node;
  if (old) {
    editing.change(old, says);
  } else {
    Markup markup{"attestation"};
    for (const AttributeChange& attribute : says)
      markup.attributes.push_back({attribute.name, attribute.value});
    editing.add_to("attestations", {markup});
  }
  return editing.finish(msg("Answer {}", entry.item));
}

std::string evidence_of(const std::filesystem::path& file) {
  constexpr std::uint64_t most = 512U << 20U;
  const Result<Bytes> bytes = read_file(file.string(), most);
  if (!bytes) throw UserError(Message::verbatim(bytes.error().message));
  return file.filename().string() + " sha256:" + to_hex(sha256(*bytes));
}

}  // namespace facenotice
