// SPDX-License-Identifier: MIT
// A splice into the document's bytes.
#include "schema/attest.hpp"

#include <algorithm>

#include <facenotice/digest.hpp>
#include <facenotice/package.hpp>

#include "schema/rule_pack.hpp"
#include "schema/tr.hpp"
#include "schema/user_error.hpp"

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
      case '\t':
        out += "&#9;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// The position of the > that ends the tag that starts at `from`; a > inside quotes is text.
std::size_t tag_end(const std::string& bytes, std::size_t from) {
  char quote = 0;
  for (; from < bytes.size(); ++from) {
    const char c = bytes[from];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return from;
    }
  }
  return bytes.size();
}

std::string local_name(pugi::xml_node node) {
  const std::string name = node.name();
  return name.substr(name.find(':') + 1);
}

void require_review_item(const std::string& item) {
  std::string known;
  for (const RulePack& pack : load_rule_packs())
    for (const std::string& id : pack.review_ids()) {
      if (id == item) return;
      known += (known.empty() ? "" : ", ") + id;
    }
  throw UserError(trf("No rule asks a person about {}; review items are: {}.", item, known));
}

}  // namespace

Document attest(const Document& document, const AttestationEntry& entry) {
  document.require_sound();
  require_review_item(entry.item);
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
  attribute("digest", document.content_digest());
  element += "/>";

  std::string bytes = document.bytes();
  const std::string line_end = bytes.find("\r\n") != std::string::npos ? "\r\n" : "\n";
  const std::size_t bom = bytes.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
  const auto start_of = [&](pugi::xml_node node) {
    return bom + static_cast<std::size_t>(node.offset_debug()) - 1;
  };
  pugi::xml_node attestations;
  for (const pugi::xml_node child : document.root().children())
    if (local_name(child) == "attestations") attestations = child;
  for (const pugi::xml_node old : attestations.children()) {
    if (local_name(old) != "attestation" || std::string_view(old.attribute("item").value()) != entry.item)
      continue;
    const std::size_t from = start_of(old);
    const std::size_t end = old.first_child() ? bytes.find("</", from) : from;
    bytes.replace(from, tag_end(bytes, end) + 1 - from, element);
    return Document::parse(std::move(bytes), document.name());
  }
  std::size_t at = bytes.rfind("</" + root_name);
  std::string inserted = "  " + element + line_end;
  if (attestations) {
    const std::size_t from = start_of(attestations);
    const std::size_t end = tag_end(bytes, from);
    if (bytes[end - 1] == '/') {
      bytes.replace(from, end + 1 - from,
                    "<" + prefix + "attestations>" + line_end + "    " + element + line_end + "  </" +
                        prefix + "attestations>");
      return Document::parse(std::move(bytes), document.name());
    }
    at = bytes.find("</" + prefix + "attestations", end);
    // Stay in front of the closing tag's own indentation.
    while (at > 0 && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) --at;
    inserted = "    " + element + line_end;
  } else {
    inserted = "  <" + prefix + "attestations>" + line_end + "    " + element + line_end + "  </" + prefix +
               "attestations>" + line_end;
  }
  bytes.insert(at, inserted);
  Document changed = Document::parse(std::move(bytes), document.name());
  changed.require_sound();
  return changed;
}

std::string evidence_of(const std::filesystem::path& file) {
  constexpr std::uint64_t most = 512U << 20U;
  const Result<Bytes> bytes = read_file(file.string(), most);
  if (!bytes) throw UserError(bytes.error().message);
  return file.filename().string() + " sha256:" + to_hex(sha256(*bytes));
}

}  // namespace facenotice
