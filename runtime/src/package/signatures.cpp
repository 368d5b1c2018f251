// SPDX-License-Identifier: MIT
#include "src/package/signatures.hpp"

#include <map>

namespace facenotice {

Status check_signatures(const PackageContainer& container, const TrustStore& trust, UtcMillis now,
                        const std::string& what, Strangers strangers) {
  const bool adoption = what == "adoption";
  const std::string it = what == "package" ? "The package" : adoption ? "The adoption" : "The trust file";
  if (container.signatures.empty()) return Error{what + ".unsigned", it + " is not signed."};
  std::map<std::string, unsigned> by_role;
  for (std::size_t i = 0; i < container.signatures.size(); ++i) {
    const Signature& signature = container.signatures[i];
    const std::string id = to_string(signature.key_id);
    for (std::size_t k = 0; k < i; ++k)
      if (container.signatures[k].key_id == signature.key_id)
        return Error{what + ".signed-twice", "Key " + id + " has signed it twice."};
    const TrustedKey* key = trust.find(signature.key_id);
    if (key == nullptr && strangers == Strangers::judged_later) continue;
    if (key == nullptr || (adoption && key->role != operator_role))
      return Error{what + ".stranger", it + " is signed by key " + id +
                                           ", which this machine's trust file does not list" +
                                           (adoption ? " as an operator's." : ".")};
    if (!verify(key->key, signature, container.payload))
      return Error{what + ".signature", "The signature of key " + id + " (" + key->role +
                                            ") does not hold: it was changed after it was signed."};
    if (const std::string_view why = why_not(*key, now); !why.empty())
      return Error{what + (why == "revoked" ? ".key-revoked" : ".key-date"),
                   it + " is signed by key " + id + " (" + key->role + "), which is " +
                       (why == "revoked"   ? "revoked"
                        : why == "expired" ? "not valid any more"
                                           : "not valid yet") +
                       ". Have it signed by another key of that role."};
    ++by_role[key->role];
  }
  for (const RoleRequirement& required : trust.required)
    if (signs_packages(required.role) != adoption && by_role[required.role] < required.count)
      return Error{what + ".role", it + " has " + std::to_string(by_role[required.role]) +
                                       " signatures of the role \"" + required.role +
                                       "\"; this machine asks for " + std::to_string(required.count) + "."};
  return {};
}

Error expired_trust(const TrustStore& trust) {
  return {"trust.expired",
          "This machine's trust file expired on " + trust.expires + ". Give it a newer one."};
}

}  // namespace facenotice
