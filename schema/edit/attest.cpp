// SPDX-License-Identifier: MIT
// A splice into the document's bytes.
#include "schema/edit/attest.hpp"

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>
#include <facenotice/package.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/document/xml_scan.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {
namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void require_item(const AttestationCatalog& catalog, const std::string& id) {
  if (catalog.find(id) != nullptr) return;
  std::string known;
  for (const AttestationItem& item : catalog.items()) known += (known.empty() ? "" : ", ") + item.id;
  throw UserError(msg("No rule asks a person about {}; review items are: {}.", id, known));
}

}  // namespace

Document attest(const Document& document, const AttestationEntry& entry) {
  document.require_sound();
  const std::shared_ptr<const RuleLibrary> library = RuleLibrary::installed();
  require_item(library->attestations(), entry.item);
  const std::string root_name = document.root().name();
  const std::string prefix =
      root_name.find(':') == std::string::npos ? "" : root_name.substr(0, root_name.find(':') + 1);
  std::string element = "<" + prefix + "attestation";
  const auto attribute = [&](const char* name, const std::string& value) {
    if (!value.empty()) element += std::string(" ") + name + "=\"" + escaped(value) + "\"";
  };
  attribute("item", entry.item);
  attribute("by", entry.by);
  attribute("role", entry.role);
  attribute("date", entry.date);
  attribute("evidence", entry.evidence);
  attribute("expires", entry.expires);
  attribute("digest", digest_to_attest(document, library->attestations(), entry.item));
  element += "/>";

  std::string bytes = document.bytes();
  const std::string line_end = bytes.find("\r\n") != std::string::npos ? "\r\n" : "\n";
  const std::size_t bom = bytes.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
  const auto start_of = [&](pugi::xml_node node) {
    return bom + static_cast<std::size_t>(node.offset_debug()) - 1;
  };
  const std::string group = "  <" + prefix + "attestations>" + line_end + "    " + element + line_end +
                            "  </" + prefix + "attestations>";
  // In front of the white space before `at`, so that cutting the group out again leaves what was there.
  const auto insert_group = [&](std::size_t at) {
    while (at > 0 && std::string_view(" \t\r\n").find(bytes[at - 1]) != std::string_view::npos) --at;
    bytes.insert(at, line_end + group);
  };
  pugi::xml_node attestations, foreign;  // what stands behind the last element of the format
  for (const pugi::xml_node child : document.root().children()) {
    if (flow_element_name(child) == "attestations") attestations = child;
    if (child.type() == pugi::node_element && flow_element_name(child).empty() && !foreign) foreign = child;
  }
  if (attestations) {
    const std::size_t from = start_of(attestations), end = tag_end(bytes, from);
    pugi::xml_node old;
    for (const pugi::xml_node child : attestations.children())
      if (flow_element_name(child) == "attestation" && entry.item == child.attribute("item").value())
        old = child;
    if (old) {
      const std::size_t start = start_of(old);
      bytes.replace(start, tag_end(bytes, closing_tag(bytes, start)) + 1 - start, element);
    } else if (bytes[end - 1] == '/') {
      bytes.replace(from, end + 1 - from, group.substr(2));
    } else {
      std::size_t at = closing_tag(bytes, from);
      // Stay in front of the closing tag's own indentation.
      while (at > 0 && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) --at;
      bytes.insert(at, "    " + element + line_end);
    }
  } else if (foreign) {
    insert_group(start_of(foreign));
  } else {
    insert_group(closing_tag(bytes, start_of(document.root())));
  }
  Document changed = Document::parse(std::move(bytes), document.name());
  changed.require_sound();
  return changed;
}

std::string evidence_of(const std::filesystem::path& file) {
  constexpr std::uint64_t most = 512U << 20U;
  const Result<Bytes> bytes = read_file(file.string(), most);
  if (!bytes) throw UserError(Message::verbatim(bytes.error().message));
  return file.filename().string() + " sha256:" + to_hex(sha256(*bytes));
}

}  // namespace facenotice
