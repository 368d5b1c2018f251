// SPDX-License-Identifier: MIT
// Reads the catalogue.
#include "schema/packs/attestation_catalog.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <sstream>

#include "schema/base/message.hpp"
#include "schema/base/user_error.hpp"
#include "schema/schematron/pack_tree.hpp"

namespace facenotice {
namespace {

struct Read {
  std::vector<ReviewerRole> roles;
  std::vector<AttestationItem> items;
};

class Reader {
 public:
  Reader(const std::string& bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  Read read() {
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
    for (const pugi::xml_node node : root.children()) {
      if (node.type() != pugi::node_element) continue;
      if (std::string_view(node.name()) == "role")
        read_.roles.push_back(read_role(node));
      else if (std::string_view(node.name()) == "attestation")
        add(node, read_item(node));
      else
        fail(node, msg("<{}> is not supported in <{}>", node.name(), "attestations"));
    }
    return std::move(read_);
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

  void add(pugi::xml_node node, AttestationItem item) {
    for (const AttestationItem& other : read_.items)
      if (other.id == item.id) fail(node, msg("two attestations have the id {}", item.id));
    read_.items.push_back(std::move(item));
  }

  std::string needed(pugi::xml_node node, const char* attribute) const {
    std::string value = node.attribute(attribute).value();
    if (value.empty()) fail(node, msg("<{}> needs {}", node.name(), attribute));
    return value;
  }

  ReviewerRole read_role(pugi::xml_node node) const {
    ReviewerRole role{needed(node, "id"), {}};
    for (const pugi::xml_node name : node.children("name"))
      role.name.set(name.attribute("xml:lang").value(), collapsed(name.text().get()));
    for (const char* language : {"en", "zh-CN"})
      if (!role.name.has(language)) fail(node, msg("<{}> has no <{}> in {}", "role", "name", language));
    return role;
  }

  AttestationItem read_item(pugi::xml_node node) const {
    AttestationItem item;
    item.id = needed(node, "id");
    std::istringstream roles(needed(node, "roles"));
    for (std::string role; roles >> role;) {
      if (std::none_of(read_.roles.begin(), read_.roles.end(),
                       [&](const ReviewerRole& known) { return known.id == role; }))
        fail(node, msg("there is no role {} above", role));
      item.roles.push_back(role);
    }
    std::istringstream words(needed(node, "speaks-of"));
    for (std::string word; words >> word;) item.speaks_of.push_back(part(node, word));
    item.evidence_required = node.attribute("evidence-required").as_bool();
    if (const std::string_view holds = node.attribute("holds").value(); !holds.empty())
      item.holds_months = months(node, holds);
    item.per_language = std::string_view(node.attribute("per").value()) == "language";
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

  // "P3M", "P1Y".
  unsigned months(pugi::xml_node node, std::string_view period) const {
    unsigned count = 0;
    const char* end = period.data() + period.size();
    const bool shaped =
        period.size() > 2 && period.front() == 'P' && (period.back() == 'M' || period.back() == 'Y');
    if (!shaped || std::from_chars(period.data() + 1, end - 1, count).ptr != end - 1 || count == 0)
      fail(node, msg("holds: “{}” is no number of months or years, as in P3M or P1Y", std::string(period)));
    return period.back() == 'Y' ? 12 * count : count;
  }

  FlowPart part(pugi::xml_node node, const std::string& word) const {
    static const std::map<std::string_view, FlowPart> parts = {
        {"all", FlowPart::all},     {"texts", FlowPart::texts},      {"deployment", FlowPart::deployment},
        {"data", FlowPart::data},   {"device", FlowPart::device},    {"signs", FlowPart::signs},
        {"steps", FlowPart::steps}, {"policies", FlowPart::policies}};
    const auto found = parts.find(word);
    if (found == parts.end())
      fail(node, msg("speaks-of: “{}” is none of all, texts, deployment, data, device, signs, steps", word));
    return found->second;
  }

  const std::string& bytes_;
  const std::string& name_;
  Read read_;
};

}  // namespace

AttestationCatalog AttestationCatalog::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) throw CouldNotCheck(msg("The list of attestations {} cannot be read.", file.string()));
  return parse(bytes.str(), file.string());
}

AttestationCatalog AttestationCatalog::parse(const std::string& bytes, const std::string& name) {
  Read read = Reader(bytes, name).read();
  AttestationCatalog catalog;
  catalog.items_ = std::move(read.items);
  catalog.roles_ = std::move(read.roles);
  return catalog;
}

const AttestationItem* AttestationCatalog::find(std::string_view id) const {
  for (const AttestationItem& item : items_)
    if (item.id == id) return &item;
  return nullptr;
}

const ReviewerRole* AttestationCatalog::find_role(std::string_view id) const {
  for (const ReviewerRole& role : roles_)
    if (role.id == id) return &role;
  return nullptr;
}

std::string AttestationCatalog::role_name(std::string_view id, std::string_view language) const {
  const ReviewerRole* role = find_role(id);
  return role != nullptr ? role->name.in(language) : std::string(id);
}

}  // namespace facenotice
