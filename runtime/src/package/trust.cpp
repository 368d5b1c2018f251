// SPDX-License-Identifier: MIT
// Reading and checking the trust store.
#include <facenotice/trust.hpp>

#include <algorithm>

#include "src/base/strict_xml.hpp"

namespace facenotice {
namespace {

constexpr char structure[] = "trust.structure";

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
  if (Status s = strict_xml::attributes(node, {"role", "id", "public"}, {"name"}, structure); !s)
    return s.error();
  Result<PublicKey> key = parse_public_key(node.attribute("public").value());
  if (!key) return Error{"trust.key", key.error().message};
  const std::string id = node.attribute("id").value();
  if (id != to_string(key->id))
    return Error{"trust.key", "The entry says key " + id + " but holds key " + to_string(key->id) + "."};
  return TrustedKey{node.attribute("role").value(), node.attribute("name").value(), *key};
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

bool is_role_name(std::string_view role) {
  if (role.empty() || role.size() > 32 || role.front() < 'a' || role.front() > 'z') return false;
  return std::all_of(role.begin(), role.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

Status check_trust(const TrustStore& trust) {
  if (trust.keys.size() > max_trusted_keys)
    return Error{structure, "A trust file may list at most " + std::to_string(max_trusted_keys) + " keys."};
  for (std::size_t i = 0; i < trust.keys.size(); ++i) {
    const TrustedKey& key = trust.keys[i];
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
    const auto keys = std::count_if(trust.keys.begin(), trust.keys.end(),
                                    [&](const TrustedKey& key) { return key.role == requirement.role; });
    if (static_cast<std::size_t>(keys) < requirement.count)
      return Error{"trust.unmeetable", "Role \"" + requirement.role + "\" asks for " +
                                           std::to_string(requirement.count) + " signatures but lists " +
                                           std::to_string(keys) + " keys: no package could ever pass."};
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
  if (Status s = strict_xml::attributes(*root, {"xmlns"}, {"drafts"}, structure); !s) return s.error();
  if (Status s = strict_xml::only_elements(*root, structure); !s) return s.error();

  TrustStore trust;
  Result<bool> drafts = read_flag(root->attribute("drafts"));
  if (!drafts) return drafts.error();
  trust.allow_drafts = *drafts;
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
