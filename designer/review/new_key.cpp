// SPDX-License-Identifier: MIT
// The key first in memory: the document is asked before a file is written.
#include "designer/review/new_key.hpp"

#include <algorithm>

#include "designer/review/answering.hpp"
#include "schema/base/dates.hpp"
#include "schema/base/user_error.hpp"
#include "schema/edit/confirm.hpp"
#include "schema/packs/rule_library.hpp"

namespace facenotice {

void require_password(const std::string& password, const std::string& again) {
  const auto characters =
      static_cast<std::size_t>(std::count_if(password.begin(), password.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      }));
  if (characters < least_password)
    throw UserError(
        msg("A password for a key has at least {} characters: whoever finds the file tries the short "
            "ones first.",
            least_password));
  if (password != again) throw UserError(msg("The two passwords differ; no key was made."));
}

KeyFiles write_key_files(const SecretKey& key, const std::filesystem::path& path,
                         const std::string& password) {
  const std::filesystem::path name = path.extension() == ".key" ? path.stem() : path.filename();
  return write_key_pair(key, path.has_parent_path() ? path.parent_path() : ".", name.string(), password);
}

Reviewer new_reviewer(const std::string& name, const std::string& role, const PublicKey& key,
                      const std::string& from, const std::string& until) {
  Reviewer reviewer;
  reviewer.name = name;
  reviewer.role = role;
  reviewer.key = format_public_key(key);
  reviewer.from = from.empty() ? today() : from;
  reviewer.until = until.empty() ? months_after(reviewer.from, 12) : until;
  return reviewer;
}

std::string reviewer_in_words(const Words& words, const Reviewer& reviewer) {
  return words.trf("{} signs as {} with the key {}, from {} until {}.", reviewer.name,
                   RuleLibrary::installed()->attestations().role_name(reviewer.role, words.language()),
                   to_string(parse_public_key(reviewer.key)->id), reviewer.from, reviewer.until);
}

MadeReviewer make_reviewer(const Document& document, const NewKey& wanted) {
  if (wanted.file.filename().empty()) throw UserError(msg("Say where the key is to be kept."));
  require_password(wanted.password, wanted.again);
  require_not_over(wanted.until);
  const SecretKey key = SecretKey::generate();
  Edit edit =
      add_reviewer(document, new_reviewer(wanted.name, wanted.role, key.public_key(), {}, wanted.until));
  return {write_key_files(key, wanted.file, wanted.password), std::move(edit)};
}

}  // namespace facenotice
