// SPDX-License-Identifier: MIT
// Reading and checking the trust store.
#include <facenotice/trust.hpp>

#include <algorithm>

#include <facenotice/manifest.hpp>

#include "src/base/strict_xml.hpp"

namespace facenotice {
namespace {

constexpr char structure[] = "trust.structure";
// A whole number without sign or leading zero, at most 18 digits.
Result<std::uint64_t> read_version(pugi::xml_attribute attribute) {
  const std::string_view text = attribute.value();
  if (!attribute) return std::uint64_t{0};
  if (text.empty() || text.size() > 18 || text.front() == '0' ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return Error{structure, "The version of a trust file is a number from 1."};
  std::uint64_t version = 0;
  for (const char c : text) version = version * 10 + static_cast<std::uint64_t>(c - '0');
  return version;
}

Status check_date(const std::string& date) {
  if (date.empty() || parse_date(date)) return {};
  return Error{structure, "\"" + date + "\" is no date; write it like 2026-11-23."};
}

// The first moment after that day; a date that is none was refused before.
UtcMillis end_of(const std::string& date) {
  const Result<UtcMillis> day = parse_date(date);
  return day ? *day + day_ms : 0;
}

Result<bool> read_flag(pugi::xml_attribute attribute) {
  const std::string_view value = attribute.value();
  if (!attribute || value == "false") return false;
  if (value == "true") return true;
  return Error{structure,
               "Attribute \"" + std::string(attribute.name()) + "\" must be \"true\" or \"false\"."};
}

Result<RoleRequirement> read_requirement(pugi::xml_node node) {
  if (Status s = strict_xml::attributes(node, {"role", "count"}, {}, structure); !s) return s.error();
  RoleRequirement requirement;
  requirement.role = node.attribute("role").value();
  const std::string_view count = node.attribute("count").value();
  if (count.empty() || count.size() > 2 ||
      !std::all_of(count.begin(), count.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return Error{structure,
                 "A role's count must be a number from 1 to " + std::to_string(max_role_count) + "."};
  requirement.count = 0;
  for (char c : count) requirement.count = requirement.count * 10 + static_cast<unsigned>(c - '0');
  return requirement;
}

Result<TrustedKey> read_key(pugi::xml_node node) {
  if (Status s = strict_xml::attributes(node, {"role", "id", "public"}, {"name", "from", "until", "revoked"},
                                        structure);
      !s)
    return s.error();
  Result<PublicKey> key = parse_public_key(node.attribute("public").value());
  if (!key) return Error{"trust.key", key.error().message};
  const std::string id = node.attribute("id").value();
  if (id != to_string(key->id))
    return Error{"trust.key", "The entry says key " + id + " but holds key " + to_string(key->id) + "."};
  return TrustedKey{
      node.attribute("role").value(), node.attribute("name").value(),  *key,
      node.attribute("from").value(), node.attribute("until").value(), node.attribute("revoked").value()};
}

RoleRequirement& requirement_of(TrustStore& trust, const std::string& role) {
  for (RoleRequirement& requirement : trust.required)
    if (requirement.role == role) return requirement;
  trust.required.push_back({role, 1});
  return trust.required.back();
}

}  // namespace

const TrustedKey* TrustStore::find(const KeyId& id) const {
  for (const TrustedKey& key : keys)
    if (key.key.id == id) return &key;
  return nullptr;
}

bool TrustStore::expired(UtcMillis now) const {
  return !expires.empty() && now >= end_of(expires);
}

std::string_view why_not(const TrustedKey& key, UtcMillis now) {
  if (!key.revoked.empty()) return "revoked";
  if (!key.until.empty() && now >= end_of(key.until)) return "expired";
  if (!key.from.empty() && now < end_of(key.from) - day_ms) return "early";
  return {};
}

bool is_role_name(std::string_view role) {
  if (role.empty() || role.size() > 32 || role.front() < 'a' || role.front() > 'z') return false;
  return std::all_of(role.begin(), role.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool signs_packages(std::string_view role) {
  return role != operator_role;
}

Status check_trust(const TrustStore& trust) {
  if (trust.keys.size() > max_trusted_keys)
    return Error{structure, "A trust file may list at most " + std::to_string(max_trusted_keys) + " keys."};
  if (trust.version > max_trust_version) return Error{structure, "The version is too large."};
  if (Status s = check_date(trust.expires); !s) return s;
  if (trust.flows.size() > max_trusted_flows)
    return Error{structure, "A trust file may name at most " + std::to_string(max_trusted_flows) + " flows."};
  for (std::size_t i = 0; i < trust.flows.size(); ++i)
    if (!is_flow_id(trust.flows[i]) ||
        std::find(trust.flows.begin(), trust.flows.begin() + static_cast<std::ptrdiff_t>(i),
                  trust.flows[i]) != trust.flows.begin() + static_cast<std::ptrdiff_t>(i))
      return Error{structure, "\"" + trust.flows[i] + "\" is no flow id, or is named twice."};
  for (std::size_t i = 0; i < trust.keys.size(); ++i) {
    const TrustedKey& key = trust.keys[i];
    for (const std::string* date : {&key.from, &key.until, &key.revoked})
      if (Status s = check_date(*date); !s) return s;
    if (!is_role_name(key.role))
      return Error{structure,
                   "\"" + key.role + "\" is not a role: use lower-case letters, digits and hyphens."};
    if (key.name.size() > 128 || !is_trusted_comment(key.name))
      return Error{structure, "A key's name must be one line of at most 128 bytes."};
    for (std::size_t k = 0; k < i; ++k)
      if (trust.keys[k].key.id == key.key.id || trust.keys[k].key.key == key.key.key)
        return Error{"trust.duplicate", "Key " + to_string(key.key.id) +
                                            " is listed twice: one key must not stand in for two signers."};
  }
  for (const char* needed : {"legal", "vendor"})
    if (std::none_of(trust.required.begin(), trust.required.end(),
                     [&](const RoleRequirement& r) { return r.role == needed; }))
      return Error{structure, std::string("The role \"") + needed + "\" must be asked for."};
  for (const RoleRequirement& requirement : trust.required) {
    if (!is_role_name(requirement.role))
      return Error{structure, "\"" + requirement.role + "\" is not a role name."};
    if (requirement.count < 1 || requirement.count > max_role_count)
      return Error{structure, "Role \"" + requirement.role + "\" must ask for 1 to " +
                                  std::to_string(max_role_count) + " signatures."};
    const auto keys = std::count_if(trust.keys.begin(), trust.keys.end(), [&](const TrustedKey& key) {
      return key.role == requirement.role && key.revoked.empty();
    });
    if (static_cast<std::size_t>(keys) < requirement.count)
      return Error{"trust.unmeetable",
                   "Role \"" + requirement.role + "\" asks for " + std::to_string(requirement.count) +
                       " signatures but lists " + std::to_string(keys) + " keys: no " +
                       (signs_packages(requirement.role) ? "package" : "adoption") + " could ever pass."};
  }
  return {};
}

Result<TrustStore> read_trust(std::string_view xml) {
  if (xml.size() > max_trust_file)
    return Error{"trust.size", "The trust file is larger than " + std::to_string(max_trust_file) + " bytes."};
  pugi::xml_document doc;
  if (Status s = strict_xml::parse(doc, xml, "trust.xml"); !s) return s.error();
  Result<pugi::xml_node> root = strict_xml::root(doc, "trust", "urn:facenotice:trust:1", structure);
  if (!root) return root.error();
  if (Status s = strict_xml::attributes(*root, {"xmlns"}, {"drafts", "version", "expires"}, structure); !s)
    return s.error();
  if (Status s = strict_xml::only_elements(*root, structure); !s) return s.error();

  TrustStore trust;
  Result<bool> drafts = read_flag(root->attribute("drafts"));
  if (!drafts) return drafts.error();
  trust.allow_drafts = *drafts;
  const Result<std::uint64_t> version = read_version(root->attribute("version"));
  if (!version) return version.error();
  trust.version = *version;
  trust.expires = root->attribute("expires").value();
  std::vector<std::string> spelled_out;
  for (pugi::xml_node node : root->children()) {
    if (node.type() != pugi::node_element) continue;
    if (node.first_child()) return Error{structure, "Elements of a trust file are empty."};
    const std::string_view name = node.name();
    if (name == "require") {
      Result<RoleRequirement> requirement = read_requirement(node);
      if (!requirement) return requirement.error();
      if (std::find(spelled_out.begin(), spelled_out.end(), requirement->role) != spelled_out.end())
        return Error{structure, "Role \"" + requirement->role + "\" is required twice."};
      spelled_out.push_back(requirement->role);
      requirement_of(trust, requirement->role).count = requirement->count;
    } else if (name == "flow") {
      if (Status s = strict_xml::attributes(node, {"id"}, {}, structure); !s) return s.error();
      trust.flows.emplace_back(node.attribute("id").value());
    } else if (name == "key") {
      Result<TrustedKey> key = read_key(node);
      if (!key) return key.error();
      trust.keys.push_back(*std::move(key));
    } else {
      return Error{structure, "Unknown element <" + std::string(name) + ">."};
    }
  }
  if (Status s = check_trust(trust); !s) return s.error();
  return trust;
}

}  // namespace facenotice
