// SPDX-License-Identifier: MIT
// Reads the catalogue, and digests the parts of a document.
#include "schema/packs/attestation_catalog.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include <facenotice/digest.hpp>
#include <facenotice/flow_reader.hpp>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/schematron/pack_tree.hpp"

namespace facenotice {
namespace {

class Reader {
 public:
  Reader(const std::string& bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  std::vector<AttestationItem> read() {
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed = xml.load_buffer(
        bytes_.data(), bytes_.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed) fail_at(static_cast<std::size_t>(parsed.offset), Message::verbatim(parsed.description()));
    for (const pugi::xml_node node : xml.children())
      if (node.type() == pugi::node_doctype) fail_at(0, msg("the file has no DOCTYPE"));
    const pugi::xml_node root = xml.document_element();
    if (std::string_view(root.name()) != "attestations" ||
        std::string_view(root.attribute("xmlns").value()) != pack_namespace)
      fail(root, msg("the root must be <attestations xmlns=\"{}\">", std::string(pack_namespace)));
    std::vector<AttestationItem> items;
    for (const pugi::xml_node node : root.children()) {
      if (node.type() != pugi::node_element) continue;
      if (std::string_view(node.name()) != "attestation")
        fail(node, msg("<{}> is not supported in <{}>", node.name(), "attestations"));
      items.push_back(read_item(node));
      for (std::size_t i = 0; i + 1 < items.size(); ++i)
        if (items[i].id == items.back().id) fail(node, msg("two attestations have the id {}", items[i].id));
    }
    return items;
  }

 private:
  [[noreturn]] void fail_at(std::size_t offset, const Message& message) const {
    const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(std::min(offset, bytes_.size()));
    throw CouldNotCheck(msg("{}:{}: the list of attestations cannot be used: {}.", name_,
                            1 + std::count(bytes_.begin(), end, '\n'), message));
  }
  [[noreturn]] void fail(pugi::xml_node node, const Message& message) const {
    fail_at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)), message);
  }

  AttestationItem read_item(pugi::xml_node node) const {
    AttestationItem item;
    item.id = node.attribute("id").value();
    for (const char* needed : {"id", "role", "role-zh", "speaks-of"})
      if (*node.attribute(needed).value() == '\0') fail(node, msg("<{}> needs {}", "attestation", needed));
    item.role.set("en", node.attribute("role").value());
    item.role.set("zh-CN", node.attribute("role-zh").value());
    std::istringstream words(node.attribute("speaks-of").value());
    for (std::string word; words >> word;) item.speaks_of.push_back(part(node, word));
    const std::map<std::string_view, PackText*> texts = {
        {"statement", &item.statement}, {"evidence", &item.evidence}, {"again", &item.again}};
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      const auto text = texts.find(child.name());
      if (text == texts.end()) fail(child, msg("<{}> is not supported in <{}>", child.name(), "attestation"));
      text->second->set(child.attribute("xml:lang").value(), collapsed(child.text().get()));
    }
    for (const char* language : {"en", "zh-CN"})
      if (!item.statement.has(language) || item.statement.in(language).empty())
        fail(node, msg("<{}> has no <{}> in {}", "attestation", "statement", language));
    return item;
  }

  FlowPart part(pugi::xml_node node, const std::string& word) const {
    static const std::map<std::string_view, FlowPart> parts = {
        {"all", FlowPart::all},    {"texts", FlowPart::texts},   {"deployment", FlowPart::deployment},
        {"data", FlowPart::data},  {"device", FlowPart::device}, {"signs", FlowPart::signs},
        {"steps", FlowPart::steps}};
    const auto found = parts.find(word);
    if (found == parts.end())
      fail(node, msg("speaks-of: “{}” is none of all, texts, deployment, data, device, signs, steps", word));
    return found->second;
  }

  const std::string& bytes_;
  const std::string& name_;
};

// What the tree says, in a form in which equal content gives equal text.
void write_canonical(pugi::xml_node node, std::string& out) {
  out += '<';
  out += flow_element_name(node);
  std::map<std::string, std::string> attributes;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name != "xmlns" && name.find(':') == std::string_view::npos)
      attributes.emplace(std::string(name), attribute.value());
  }
  for (const auto& [name, value] : attributes) out += '\1' + name + '\2' + value;
  out += '>';
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out += '\3' + collapsed(child.value());
    else if (!flow_element_name(child).empty())
      write_canonical(child, out);
  }
  out += "</>";
}

// All that is said to people, with the ids on the way to it.
void write_texts(pugi::xml_node node, const std::string& path, std::string& out) {
  const std::string_view name = flow_element_name(node);
  if (name == "attestations" || name == "waivers") return;
  if (name == "text") {
    out += path;
    write_canonical(node, out);
    return;
  }
  const std::string own = path + "/" + std::string(name) + "#" + node.attribute("id").value();
  for (const pugi::xml_node child : node.children())
    if (!flow_element_name(child).empty()) write_texts(child, own, out);
}

std::vector<std::string_view> elements_of(FlowPart part) {
  switch (part) {
    case FlowPart::deployment:
      return {"deployment"};
    case FlowPart::data:
      return {"data", "purposes", "parties"};
    case FlowPart::device:
      return {"device"};
    case FlowPart::signs:
      return {"signs"};
    case FlowPart::steps:
      return {"steps", "entries"};
    case FlowPart::all:
    case FlowPart::texts:
      break;
  }
  return {};
}

}  // namespace

AttestationCatalog AttestationCatalog::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) throw CouldNotCheck(msg("The list of attestations {} cannot be read.", file.string()));
  return parse(bytes.str(), file.string());
}

AttestationCatalog AttestationCatalog::parse(const std::string& bytes, const std::string& name) {
  AttestationCatalog catalog;
  catalog.items_ = Reader(bytes, name).read();
  return catalog;
}

const AttestationItem* AttestationCatalog::find(std::string_view id) const {
  for (const AttestationItem& item : items_)
    if (item.id == id) return &item;
  return nullptr;
}

std::string part_digest(const Document& document, const std::vector<FlowPart>& parts) {
  if (parts.empty() || std::find(parts.begin(), parts.end(), FlowPart::all) != parts.end())
    return document.content_digest();
  std::vector<FlowPart> sorted = parts;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::string content;
  for (const FlowPart part : sorted) {
    content += '\4' + std::to_string(static_cast<int>(part));
    if (part == FlowPart::texts) write_texts(document.root(), "", content);
    for (const std::string_view name : elements_of(part))
      for (const pugi::xml_node child : document.root().children())
        if (flow_element_name(child) == name) write_canonical(child, content);
  }
  return sha256_hex(content);
}

std::string digest_to_attest(const Document& document, const AttestationCatalog& catalog,
                             std::string_view item) {
  const AttestationItem* known = catalog.find(item);
  return part_digest(document, known != nullptr ? known->speaks_of : std::vector<FlowPart>{});
}

const char* attestation_state_word(AttestationState state) {
  switch (state) {
    case AttestationState::missing:
      return "missing";
    case AttestationState::stale:
      return "stale";
    case AttestationState::expired:
      return "expired";
    case AttestationState::valid:
      return "valid";
  }
  return "";
}

AttestationState state_of(const Document& document, const AttestationCatalog& catalog,
                          const Attestation& attestation, std::string_view as_of) {
  if (attestation.digest != digest_to_attest(document, catalog, attestation.item))
    return AttestationState::stale;
  const bool expired = !attestation.expires.empty() && std::string_view(attestation.expires) < as_of;
  return expired ? AttestationState::expired : AttestationState::valid;
}

}  // namespace facenotice
