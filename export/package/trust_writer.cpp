// SPDX-License-Identifier: MIT
// The trust file's XML.
#include "export/package/trust_writer.hpp"

#include <utility>

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string format_trust(const TrustStore& trust) {
  if (const Status s = check_trust(trust); !s) throw UserError(player_says(s.error()));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<trust xmlns=\"urn:facenotice:trust:1\"";
  if (trust.allow_drafts) out += " drafts=\"true\"";
  if (trust.version != 0) out += " version=\"" + std::to_string(trust.version) + "\"";
  if (!trust.expires.empty()) out += " expires=\"" + trust.expires + "\"";
  out += ">\n";
  for (const std::string& flow : trust.flows) out += "  <flow id=\"" + escaped(flow) + "\"/>\n";
  for (const RoleRequirement& requirement : trust.required)
    out += "  <require role=\"" + requirement.role + "\" count=\"" + std::to_string(requirement.count) +
           "\"/>\n";
  for (const TrustedKey& key : trust.keys) {
    out += "  <key role=\"" + key.role + "\" id=\"" + to_string(key.key.id) + "\" public=\"" +
           format_public_key(key.key) + "\"";
    if (!key.name.empty()) out += " name=\"" + escaped(key.name) + "\"";
    for (const auto& [attribute, date] :
         {std::pair{"from", &key.from}, std::pair{"until", &key.until}, std::pair{"revoked", &key.revoked}})
      if (!date->empty()) out += std::string(" ") + attribute + "=\"" + *date + "\"";
    out += "/>\n";
  }
  out += "</trust>\n";
  if (out.size() > max_trust_file)
    throw UserError(msg("The trust file would be larger than a machine reads."));
  return out;
}

}  // namespace facenotice
