// SPDX-License-Identifier: MIT
#include "export/package/adoption_writer.hpp"

#include "schema/base/message.hpp"
#include "schema/base/player_errors.hpp"
#include "schema/base/user_error.hpp"

namespace facenotice {

std::string sign_adoption(std::string_view file, const SecretKey& key) {
  Result<SignedAdoption> act = read_adoption(file);
  if (!act) throw UserError(player_says(act.error()));
  for (const Signature& signature : act->signatures)
    if (signature.key_id == key.id())
      throw UserError(msg("Key {} has signed this adoption already.", to_string(key.id())));
  if (act->signatures.size() == max_adoption_signatures)
    throw UserError(msg("An adoption holds at most {} signatures.", max_adoption_signatures));
  act->signatures.push_back(key.sign(ByteView(act->lines), "adoption"));
  return format_signed_adoption(act->lines, act->signatures);
}

}  // namespace facenotice
